import {
  CampaignRuntime,
  evolve,
  initialCampaignState,
  type CampaignEvent,
  type ExpectedSlot,
  type FormShape,
  type TerritoryDefinition,
} from '#vybory/campaigns';
import type { RecordedEvent } from '#vybory/event-log';
import { ImpossibleStep } from '../view.js';
import { instantOf } from './local-time.js';

export const campaignEventTypes = [
  'CampaignAnnounced',
  'CampaignStageEntered',
  'TerritoriesRegistered',
] as const satisfies readonly CampaignEvent['type'][];

const campaignTypes: ReadonlySet<string> = new Set(campaignEventTypes);

export function isCampaignEvent(event: RecordedEvent): event is RecordedEvent & CampaignEvent {
  return campaignTypes.has(event.type);
}

/**
 * What folds ask of the campaign, folded from the campaign's own events of the same log, so that a replay knows at every
 * position what was known there.
 */
export class CampaignKnowledge {
  private known: CampaignRuntime | undefined;
  private readonly paths = new Map<string, string>();
  private readonly owed = new Map<string, boolean>();
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

  /** Takes the next campaign event; answers the units that the territory did not have before. */
  apply(event: CampaignEvent): readonly TerritoryDefinition[] {
    if (event.type === 'CampaignAnnounced') return this.announce(event);
    const added =
      event.type === 'TerritoriesRegistered'
        ? event.data.units.filter(({ code }) => !this.runtime.territory.has(code))
        : [];
    this.runtime.apply(event);
    return added;
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

  expectedSlots(unit: string): readonly ExpectedSlot[] {
    return this.runtime.expectedSlots(unit);
  }

  /** Whether the slot is among those that the unit owes. */
  owes(unit: string, form: string, key: string): boolean {
    const isOwed = (): boolean => this.expectedSlots(unit).some((slot) => slot.form === form && slot.key === key);
    const { territory } = this.runtime;
    if (territory.level(unit) !== 'precinct') return isOwed();
    // Precincts of one district owe the same, and hundreds of them ask.
    const id = `${territory.parent(unit) ?? ''} ${form} ${key}`;
    const known = this.owed.get(id) ?? isOwed();
    this.owed.set(id, known);
    return known;
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
