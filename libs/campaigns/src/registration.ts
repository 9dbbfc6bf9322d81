import { canonicalJson } from '#vybory/canonical-json';
import { type Text, text } from '#vybory/language';
import { stages, type TerritoryDefinition } from './definition.js';
import { type DefinitionError, definitionError } from './definition-error.js';
import { checkUnit } from './definition-checks/territory.js';
import type { TerritoriesRegistered } from './events.js';
import type { CampaignState, KnownCampaign } from './state.js';

/** Precincts of one district that came after the definition: the state of the stream `territory-<campaign>.<district>`. */
export type RegistrationState = ReadonlyMap<string, TerritoryDefinition>;

export const initialRegistration: RegistrationState = new Map();

/** Units come from `parseTerritories`; all of them lie in `parent`. */
export interface RegisterTerritories {
  readonly type: 'RegisterTerritories';
  readonly parent: string;
  readonly units: readonly TerritoryDefinition[];
}

export type RegistrationRejection =
  | { readonly code: 'campaign-unknown'; readonly message: Text }
  | { readonly code: 'register-closed'; readonly message: Text }
  /** Nothing of the batch is registered. Paths start with the unit's place in the batch: `3.code`. */
  | { readonly code: 'units-invalid'; readonly message: Text; readonly errors: readonly DefinitionError[] }
  | { readonly code: 'units-differ'; readonly message: Text; readonly units: readonly string[] };

/** No events: everything in the batch is registered already. */
export type RegistrationDecision =
  | { readonly ok: true; readonly events: readonly TerritoriesRegistered[] }
  | { readonly ok: false; readonly rejection: RegistrationRejection };

/** Keeps one event small enough to read, send and hash at a stroke. */
const unitsPerEvent = 500;

/** One command per parent, in the order in which the parents come. Units without a parent are put under ''. */
export function registrationsByParent(units: readonly TerritoryDefinition[]): readonly RegisterTerritories[] {
  const byParent = new Map<string, TerritoryDefinition[]>();
  for (const unit of units) {
    const parent = unit.parent ?? '';
    const siblings = byParent.get(parent);
    if (siblings === undefined) byParent.set(parent, [unit]);
    else siblings.push(unit);
  }
  return [...byParent].map(([parent, siblings]) => ({ type: 'RegisterTerritories', parent, units: siblings }));
}

/**
 * @param registered the state of the parent's stream.
 * @param campaign may lag behind the log: what it does not know yet of this parent's precincts, `registered` knows.
 */
export function decideRegistration(
  registered: RegistrationState,
  command: RegisterTerritories,
  campaign: CampaignState,
): RegistrationDecision {
  if (campaign.status === 'absent') {
    return reject({
      code: 'campaign-unknown',
      message: text('Кампанію не оголошено.', 'The campaign is not announced.'),
    });
  }
  if (stages.indexOf(campaign.stage) >= stages.indexOf('established')) {
    return reject({
      code: 'register-closed',
      message: text(
        'Результати встановлено: дільниці більше не реєструються.',
        'The results are established: precincts are not registered any more.',
      ),
    });
  }
  const errors = command.units.flatMap((unit, index) => unitErrors(unit, command.parent, String(index), campaign));
  if (errors.length > 0) return reject({ code: 'units-invalid', errors, message: invalidMessage(errors.length) });
  return register(registered, command.units, campaign);
}

export function evolveRegistration(state: RegistrationState, event: TerritoriesRegistered): RegistrationState {
  return new Map([...state, ...event.data.units.map((unit) => [unit.code, unit] as const)]);
}

function register(
  registered: RegistrationState,
  units: readonly TerritoryDefinition[],
  { territory }: KnownCampaign,
): RegistrationDecision {
  const fresh = new Map<string, TerritoryDefinition>();
  const different: string[] = [];
  for (const unit of units) {
    const standing = registered.get(unit.code) ?? territory.get(unit.code) ?? fresh.get(unit.code);
    if (standing === undefined) fresh.set(unit.code, unit);
    else if (canonicalJson(standing) !== canonicalJson(unit)) different.push(unit.code);
  }
  if (different.length > 0)
    return reject({ code: 'units-differ', units: different, message: differMessage(different) });
  return { ok: true, events: batches([...fresh.values()]) };
}

function batches(units: readonly TerritoryDefinition[]): TerritoriesRegistered[] {
  const events: TerritoriesRegistered[] = [];
  for (let from = 0; from < units.length; from += unitsPerEvent) {
    events.push({ type: 'TerritoriesRegistered', data: { units: units.slice(from, from + unitsPerEvent) } });
  }
  return events;
}

function unitErrors(
  unit: TerritoryDefinition,
  parent: string,
  path: string,
  { territory }: KnownCampaign,
): DefinitionError[] {
  return [
    ...(unit.level === 'precinct'
      ? []
      : [definitionError(`${path}.level`, 'not-in-list', { expected: ['precinct'], actual: unit.level })]),
    ...(unit.parent === parent
      ? []
      : [definitionError(`${path}.parent`, 'parent-unknown', { expected: parent, actual: unit.parent ?? null })]),
    ...checkUnit(unit, path, (code) => territory.level(code)),
  ];
}

function invalidMessage(count: number): Text {
  return text(`Пакет не зареєстровано, помилок: ${count}.`, `The batch is not registered, errors: ${count}.`);
}

function differMessage(units: readonly string[]): Text {
  const named = units.slice(0, 10).join(', ');
  return text(
    `Ці дільниці вже зареєстровано з іншими даними: ${named}${units.length > 10 ? ' …' : ''}.`,
    `These precincts are registered already with other data: ${named}${units.length > 10 ? ' …' : ''}.`,
  );
}

function reject(rejection: RegistrationRejection): RegistrationDecision {
  return { ok: false, rejection };
}
