import { LRUCache } from 'lru-cache';
import type { CampaignRuntime } from '#vybory/campaigns';
import { FactBook, type Fact, type FactKey, type PrecinctProtocol, type Row } from '#vybory/checks';
import type { EventLog, LogName } from '#vybory/event-log';
import type { FormKey } from '#vybory/forms';
import { slotId, versionInForce, type FormValues, type SlotAddress } from '#vybory/submissions';
import { readSlots, type SlotHistory } from './slot-reader.js';

/** Values in force of a slot, or that there are none; rows by precinct are indexed on first use. */
interface InForce {
  readonly values: FormValues | undefined;
  rows?: ReadonlyMap<string, Row>;
}

const precinctProtocol = 'precinct-count-protocol' as FormKey;
/** Rows and lines kept in memory, roughly; a row weighs about 200 bytes. */
const cacheWeight = 300_000;

/**
 * What relations between forms ask: values in force of other slots, read from the log itself. Slots of units that have
 * others below them (district notices, hand-over protocols) are asked again and again and kept; single precincts are not.
 */
export class FactStore {
  private readonly kept = new LRUCache<string, InForce>({
    maxSize: cacheWeight,
    sizeCalculation: ({ values }) => 1 + (Array.isArray(values?.['rows']) ? values['rows'].length : 10),
  });
  /** In force by decisions that are not durable yet: what comes later in the same page must see them. */
  private readonly pending = new Map<string, InForce>();

  constructor(
    private readonly eventLog: EventLog,
    private readonly log: LogName,
  ) {}

  /** Loads what is not in memory, in one read for a whole page of submissions. */
  async prefetch(needs: readonly FactKey[], campaign: CampaignRuntime): Promise<PageFacts> {
    const protocols = needs.filter((key) => key.kind === 'precinct-protocols');
    const kept = new Map(needs.flatMap((key) => slotOf(key, campaign) ?? []).map((slot) => [slotId(slot), slot]));
    const missing = [...kept].filter(([id]) => !this.kept.has(id)).map(([, slot]) => slot);
    const precincts = new Map(
      protocols.flatMap((key) => precinctSlots(key, campaign)).map((slot) => [slotId(slot), slot]),
    );
    const histories = await readSlots(this.eventLog, this.log, [...missing, ...precincts.values()]);
    for (const slot of missing) this.kept.set(slotId(slot), { values: valuesInForce(histories.get(slotId(slot))) });
    return { protocolsInForce: (slot) => valuesInForce(histories.get(slotId(slot))) };
  }

  /** The facts that one submission needs, as they stand just before it takes effect. */
  book(needs: readonly FactKey[], campaign: CampaignRuntime, page: PageFacts): FactBook {
    const book = new FactBook();
    for (const key of needs) {
      const fact = this.fact(key, campaign, page);
      if (fact !== undefined) book.set(key, fact);
    }
    return book;
  }

  /** A version takes force by a decision of this page. */
  takeForce(slot: SlotAddress, values: FormValues): void {
    this.pending.set(slotId(slot), { values });
  }

  /** The page's decisions are durable. */
  settle(): void {
    for (const [id, inForce] of this.pending) {
      if (this.kept.has(id)) this.kept.set(id, inForce);
    }
    this.pending.clear();
  }

  /** Something else than this page decided about a slot; it is read again when asked for. */
  invalidate(slot: string): void {
    this.kept.delete(slot);
  }

  private fact(key: FactKey, campaign: CampaignRuntime, page: PageFacts): Fact<FactKey> | undefined {
    switch (key.kind) {
      case 'slot':
        return this.inForce({ campaign: campaign.id, form: key.form, unit: key.unit, key: key.key })?.values;
      case 'row':
        return this.row(key.form, key.precinct, key.key, campaign);
      case 'precinct-protocols':
        return this.precinctProtocols(key, campaign, page);
      case 'precincts-registered':
        return campaign.territory.countOfLevel('precinct', key.within);
      case 'precinct-kind':
        return campaign.territory.kind(key.precinct);
      default: {
        const never: never = key;
        return never;
      }
    }
  }

  private inForce(slot: SlotAddress): InForce | undefined {
    const id = slotId(slot);
    return this.pending.get(id) ?? this.kept.get(id);
  }

  private row(form: FormKey, precinct: string, key: string, campaign: CampaignRuntime): Row | undefined {
    const unit = campaign.territory.parent(precinct);
    if (unit === undefined) return undefined;
    const found = this.inForce({ campaign: campaign.id, form, unit, key });
    if (!found) return undefined;
    found.rows ??= rowsByPrecinct(found.values);
    return found.rows.get(precinct);
  }

  private precinctProtocols(
    key: Extract<FactKey, { kind: 'precinct-protocols' }>,
    campaign: CampaignRuntime,
    page: PageFacts,
  ): readonly PrecinctProtocol[] {
    return precinctSlots(key, campaign).flatMap((slot) => {
      const values = this.pending.get(slotId(slot))?.values ?? page.protocolsInForce(slot);
      return values ? [{ unit: slot.unit, values }] : [];
    });
  }
}

/** Facts that are read for one page and not kept. */
export interface PageFacts {
  readonly protocolsInForce: (slot: SlotAddress) => FormValues | undefined;
}

function slotOf(key: FactKey, campaign: CampaignRuntime): SlotAddress | undefined {
  switch (key.kind) {
    case 'slot':
      return { campaign: campaign.id, form: key.form, unit: key.unit, key: key.key };
    case 'row': {
      const unit = campaign.territory.parent(key.precinct);
      return unit === undefined ? undefined : { campaign: campaign.id, form: key.form, unit, key: key.key };
    }
    case 'precinct-protocols':
    case 'precincts-registered':
    case 'precinct-kind':
      return undefined;
    default: {
      const never: never = key;
      return never;
    }
  }
}

function precinctSlots(
  { within, key }: Extract<FactKey, { kind: 'precinct-protocols' }>,
  campaign: CampaignRuntime,
): readonly SlotAddress[] {
  return [...precinctsWithin(within, campaign)].map((unit) => ({
    campaign: campaign.id,
    form: precinctProtocol,
    unit,
    key,
  }));
}

function* precinctsWithin(unit: string, campaign: CampaignRuntime): Generator<string> {
  for (const child of campaign.territory.children(unit)) {
    if (campaign.territory.level(child) === 'precinct') yield child;
    else yield* precinctsWithin(child, campaign);
  }
}

function valuesInForce(history: SlotHistory | undefined): FormValues | undefined {
  const version = history && versionInForce(history.state);
  return version && history.values(version.n);
}

function rowsByPrecinct(values: FormValues | undefined): ReadonlyMap<string, Row> {
  const rows = values?.['rows'];
  if (!Array.isArray(rows)) return new Map();
  return new Map(
    (rows as readonly Row[]).flatMap((row) => (typeof row['precinct'] === 'string' ? [[row['precinct'], row]] : [])),
  );
}
