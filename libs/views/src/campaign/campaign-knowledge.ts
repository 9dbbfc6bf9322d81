import { instantOf } from '#vybory/calendar';
import {
  campaignEventTypes,
  CampaignRuntime,
  evolve,
  initialCampaignState,
  type CampaignEvent,
  type CarrierName,
  type ExpectedSlot,
  type FormShape,
  type TerritoryDefinition,
  type UnitSlot,
} from '#vybory/campaigns';
import type { RecordedEvent } from '#vybory/event-log';
import { ImpossibleStep } from '../view.js';

const electronicOnly: readonly CarrierName[] = ['electronic'];
const campaignTypes: ReadonlySet<string> = new Set(campaignEventTypes);

export function isCampaignEvent(event: RecordedEvent): event is RecordedEvent & CampaignEvent {
  return campaignTypes.has(event.type);
}

/** What a campaign event brought. */
export interface Learned {
  /** Units that the territory did not have before. */
  readonly added: readonly TerritoryDefinition[];
  /** Slots that units owe about subjects that the campaign did not have before. */
  readonly about: readonly UnitSlot[];
}

/**
 * What folds ask of the campaign, folded from the campaign's own events of the same log, so that a replay knows at every
 * position what was known there.
 */
export class CampaignKnowledge {
  private known: CampaignRuntime | undefined;
  private readonly paths = new Map<string, string>();
  private readonly owed = new Map<string, boolean>();
  /** Slots of units above the precincts that were ever told to be owed: a unit of many subjects owes thousands. */
  private readonly owedAbove = new Set<string>();
  private readonly terms = new Map<string, string | undefined>();

  constructor(private readonly forms: ReadonlyMap<string, FormShape>) {}

  get announced(): boolean {
    return this.known !== undefined;
  }

  /** @throws ImpossibleStep before the campaign is announced. */
  get runtime(): CampaignRuntime {
    if (this.known === undefined) throw new ImpossibleStep('the campaign of this log has not been announced');
    return this.known;
  }

  /** Takes the next campaign event. */
  apply(event: CampaignEvent): Learned {
    if (event.type === 'CampaignAnnounced') return this.remember({ added: this.announce(event), about: [] });
    const { territory, subjects } = this.runtime;
    const added =
      event.type === 'TerritoriesRegistered' ? event.data.units.filter(({ code }) => !territory.has(code)) : [];
    const joined = event.type === 'SubjectsRegistered' ? event.data.subjects.filter(({ id }) => !subjects.get(id)) : [];
    this.runtime.apply(event);
    return this.remember({ added, about: joined.flatMap(({ id }) => this.runtime.slotsAbout(id)) });
  }

  /**
   * Codes from the country down to the unit, joined by `/`: `UA/UA-51/143/143-510012`. As a key it keeps what lies inside a
   * unit together: everything inside `p` is between `p/` and `p0`.
   * @throws ImpossibleStep for a unit that the campaign does not have.
   */
  path(unit: string): string {
    const { territory } = this.runtime;
    if (!territory.has(unit)) throw new ImpossibleStep(`the campaign has no unit ${unit}`);
    const parent = territory.parent(unit);
    return parent === undefined ? unit : `${this.pathOfUpper(parent)}/${unit}`;
  }

  /** Local term of a form, turned into an instant; undefined when none is set. */
  due(form: string, key: string): string | undefined {
    const id = `${form} ${key}`;
    if (!this.terms.has(id)) this.terms.set(id, this.termOf(form, key));
    return this.terms.get(id);
  }

  /** Carriers that the campaign asks for in a form. */
  carriers(form: string): readonly CarrierName[] {
    return this.runtime.formUse(form)?.carriers ?? electronicOnly;
  }

  expectedSlots(unit: string): readonly ExpectedSlot[] {
    return this.runtime.expectedSlots(unit);
  }

  /** Whether the slot is among those that the unit owes, or owed before its subject withdrew: what was counted as owed stays so. */
  owes(unit: string, form: string, key: string): boolean {
    const { territory } = this.runtime;
    if (territory.level(unit) !== 'precinct') return this.owedAbove.has(slotOf(unit, form, key));
    // Precincts of one district owe the same, and hundreds of them ask.
    const id = `${territory.parent(unit) ?? ''} ${form} ${key}`;
    const known = this.owed.get(id) ?? this.expectedSlots(unit).some((slot) => slot.form === form && slot.key === key);
    this.owed.set(id, known);
    return known;
  }

  private remember(learned: Learned): Learned {
    for (const { code, level } of learned.added) {
      if (level === 'precinct') continue;
      for (const { form, key } of this.expectedSlots(code)) this.owedAbove.add(slotOf(code, form, key));
    }
    for (const { unit, form, key } of learned.about) this.owedAbove.add(slotOf(unit, form, key));
    return learned;
  }

  private announce(event: Extract<CampaignEvent, { type: 'CampaignAnnounced' }>): readonly TerritoryDefinition[] {
    if (this.known !== undefined) throw new ImpossibleStep('the campaign of this log is announced twice');
    const state = evolve(initialCampaignState, event);
    if (state.status === 'known') this.known = new CampaignRuntime(state, this.forms);
    return [...this.runtime.territory];
  }

  /** Cached: a district has many precincts, and a precinct is asked for a few times only. */
  private pathOfUpper(unit: string): string {
    const cached = this.paths.get(unit);
    if (cached !== undefined) return cached;
    const path = this.path(unit);
    this.paths.set(unit, path);
    return path;
  }

  private termOf(form: string, key: string): string | undefined {
    const { definition } = this.runtime;
    const keyParts = key.split('+');
    const turnoutTerm = definition.turnoutSlots.find(({ at }) => keyParts.includes(at))?.due;
    const local =
      turnoutTerm === undefined ? this.runtime.formUse(form)?.due : `${definition.votingDay}T${turnoutTerm}`;
    return local === undefined ? undefined : instantOf(local, definition.timeZone);
  }
}

function slotOf(unit: string, form: string, key: string): string {
  return `${unit} ${form} ${key}`;
}
