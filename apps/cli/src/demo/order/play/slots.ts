import {
  CampaignRuntime,
  campaignDefinitionHash,
  evolve,
  initialCampaignState,
  stages,
  type BodyDefinition,
  type CampaignDefinition,
  type Stage,
} from '#vybory/campaigns';
import { findForm, formCatalogue, type FormDefinition, type FormKey } from '#vybory/forms';
import { precinctUnit } from '../definition/definition.js';
import type { Happening } from '../world/happenings.js';
import type { World } from '../world/world.js';
import { eventsOf } from './events.js';

/** One thing that somebody submits, and when it is due. */
export interface Slot {
  readonly form: FormKey;
  readonly unit: string;
  /** Canonical. */
  readonly key: string;
  /** Identity of the body that submits. */
  readonly body: string;
  /** ISO 8601 UTC. */
  readonly due: string;
  readonly subject?: string;
  readonly contest?: string;
  readonly period?: string;
  readonly turnoutSlot?: string;
  readonly notice: boolean;
  readonly occasion: number;
}

/** What is due at one moment of one form, submitted together. */
export interface Batch {
  readonly stage: Stage;
  readonly form: FormDefinition;
  readonly due: string;
  readonly slots: readonly Slot[];
}

/** Everything that the campaign is owed, as the definition says it, and what happens in the world besides; in the order of the terms. */
export function batchesOf(
  world: World,
  definition: CampaignDefinition,
  happened: readonly Happening[],
): readonly Batch[] {
  const runtime = runtimeOf(world, definition, happened);
  const batches = new Map<
    string,
    { readonly stage: Stage; readonly form: FormDefinition; due: string; slots: Slot[] }
  >();
  for (const slot of [...owed(runtime), ...eventsOf(world).map((event) => described(runtime, event))]) {
    const form = formOf(slot.form);
    const stage = stageOf(definition, slot);
    const id = `${stages.indexOf(stage)} ${slot.due} ${slot.form}`;
    const batch = batches.get(id) ?? { stage, form, due: slot.due, slots: [] };
    batches.set(id, batch);
    batch.slots.push(slot);
  }
  return [...batches].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, batch]) => batch);
}

function runtimeOf(world: World, definition: CampaignDefinition, happened: readonly Happening[]): CampaignRuntime {
  const precincts = [...world.precincts.values()].map(precinctUnit);
  const complete = { ...definition, territory: [...definition.territory, ...precincts] };
  const data = { definition: complete, definitionHash: campaignDefinitionHash(complete) };
  const state = evolve(initialCampaignState, { type: 'CampaignAnnounced', data });
  if (state.status === 'absent') throw new Error('a campaign that was announced is known');
  const runtime = new CampaignRuntime(state, formCatalogue());
  for (const happening of happened) runtime.apply({ type: 'HappeningRecorded', data: happening });
  return runtime;
}

function* owed(runtime: CampaignRuntime): Iterable<Slot> {
  for (const { form, unit, key, by, due } of runtime.duties.all()) {
    if (due.kind !== 'at') throw new Error(`${form} of ${unit} has no term`);
    yield described(runtime, { form, unit, key, by, due: due.at });
  }
}

/** What is known of a slot before its parts are told apart. */
export interface PlainSlot {
  readonly form: FormKey;
  readonly unit: string;
  readonly key: string;
  /** Id of the body. */
  readonly by: string;
  readonly due: string;
}

function described(runtime: CampaignRuntime, { form, unit, key, by, due }: PlainSlot): Slot {
  const resolved = runtime.resolveKey(formOf(form), unit, key);
  if (!resolved.ok) throw new Error(`${form} of ${unit}: ${resolved.code} ${key}`);
  const body = runtime.definition.bodies.find(({ id }) => id === by);
  if (body === undefined) throw new Error(`no body ${by}`);
  const { contest, subject, period, turnoutSlot, documentKind, occasion } = resolved;
  return {
    ...{ form, unit, key: resolved.key, due, occasion, notice: documentKind === 'notice' },
    body: identity(body, unit, subject?.id, runtime),
    ...(contest !== undefined && { contest: contest.id }),
    ...(subject !== undefined && { subject: subject.id }),
    ...(period !== undefined && { period }),
    ...(turnoutSlot !== undefined && { turnoutSlot: turnoutSlot.at }),
  };
}

function identity(
  { id, level, subjects }: BodyDefinition,
  unit: string,
  subject: string | undefined,
  { territory }: CampaignRuntime,
): string {
  if (subjects !== undefined) return `${id}:${subject ?? ''}`;
  if (level === 'country') return id;
  const own = [unit, ...territory.ancestors(unit)].find((code) => territory.level(code) === level);
  return `${id}:${own ?? ''}`;
}

export function formOf(key: FormKey): FormDefinition {
  const form = findForm(key);
  if (form === undefined) throw new Error(`no form ${key}`);
  return form;
}

/** Days before E from which a campaign prepares: precincts are formed by then. */
const preparationFrom = 50;

/** The stage of the term, or the nearest at which the form is taken. */
function stageOf({ votingDay, forms }: CampaignDefinition, { form, due }: Slot): Stage {
  const days = (Date.parse(due) - Date.parse(`${votingDay}T12:00Z`)) / 86_400_000;
  const natural: Stage =
    days < -preparationFrom ? 'announced' : days < -0.6 ? 'preparation' : days < 0.4 ? 'voting' : 'tabulation';
  const taken = forms.find((use) => use.form === form)?.stages ?? [];
  const later = stages.slice(stages.indexOf(natural)).find((stage) => taken.includes(stage));
  const earlier = stages.findLast((stage) => taken.includes(stage));
  const stage = later ?? earlier;
  if (stage === undefined) throw new Error(`${form} is taken at no stage`);
  return stage;
}
