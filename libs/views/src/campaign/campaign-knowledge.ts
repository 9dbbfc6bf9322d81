import {
  campaignEventTypes,
  CampaignRuntime,
  evolve,
  initialCampaignState,
  type CampaignEvent,
  type CarrierName,
  type DutyChange,
  type ExpectedSlot,
  type FormShape,
  type TerritoryDefinition,
} from '#vybory/campaigns';
import type { RecordedEvent } from '#vybory/event-log';
import { ImpossibleStep } from '../view.js';

const electronicOnly: readonly CarrierName[] = ['electronic'];
const campaignTypes: ReadonlySet<string> = new Set(campaignEventTypes);

export function isCampaignEvent(event: RecordedEvent): event is RecordedEvent & CampaignEvent {
  return campaignTypes.has(event.type);
}

export interface CampaignChange {
  /** Units that the territory did not have before. */
  readonly added: readonly TerritoryDefinition[];
  /** Slots that are owed now, are not owed any more, or are due at another time. */
  readonly duties: readonly DutyChange[];
}

/**
 * What folds ask of the campaign, folded from the campaign's own events of the same log, so that a replay knows at every
 * position what was known there.
 */
export class CampaignKnowledge {
  private known: CampaignRuntime | undefined;
  private readonly paths = new Map<string, string>();

  constructor(private readonly forms: ReadonlyMap<string, FormShape>) {}

  get announced(): boolean {
    return this.known !== undefined;
  }

  /** @throws ImpossibleStep before the campaign is announced. */
  get runtime(): CampaignRuntime {
    if (this.known === undefined) throw new ImpossibleStep('the campaign of this log has not been announced');
    return this.known;
  }

  /** Takes the next campaign event; answers what that changed. */
  apply(event: CampaignEvent): CampaignChange {
    if (event.type === 'CampaignAnnounced') {
      const added = this.announce(event);
      return { added, duties: [...this.runtime.duties.all()].map((after) => ({ after })) };
    }
    const added =
      event.type === 'TerritoriesRegistered'
        ? event.data.units.filter(({ code }) => !this.runtime.territory.has(code))
        : [];
    return { added, duties: this.runtime.applyTold(event) };
  }

  /** Takes an event whose consequences are known already. */
  remember(event: CampaignEvent): void {
    if (event.type === 'CampaignAnnounced') this.announce(event);
    else this.runtime.apply(event);
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

  /** Carriers that the campaign asks for in a form. */
  carriers(form: string): readonly CarrierName[] {
    return this.runtime.formUse(form)?.carriers ?? electronicOnly;
  }

  /** The slot as it is expected now; undefined when nobody owes it. */
  expected(form: string, unit: string, key: string): ExpectedSlot | undefined {
    return this.runtime.duties.slot(form, unit, key);
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
}
