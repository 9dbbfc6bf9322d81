import { LRUCache } from 'lru-cache';
import type { CampaignRuntime } from '#vybory/campaigns';
import { FactBook, type Fact, type FactKey, type Row, type SlotValues, type WithinKey } from '#vybory/checks';
import type { EventLog, LogName } from '#vybory/event-log';
import type { FormKey } from '#vybory/forms';
import { slotId, slotOfStream, versionInForce, type FormValues, type SlotAddress } from '#vybory/submissions';
import { isKept, isOfSeries, seriesPrefixes, slotsOfFact, type SeriesKey } from './fact-slots.js';
import { readSlots, type SlotHistory } from './slot-reader.js';

/** Values in force of a slot, or that there are none; rows by precinct are indexed on first use. */
interface InForce {
  readonly slot: SlotAddress;
  readonly values: FormValues | undefined;
  rows?: ReadonlyMap<string, Row>;
}

/** Rows and lines kept in memory, roughly; a row weighs about 200 bytes. */
const cacheWeight = 300_000;

/**
 * What relations between forms ask: values in force of other slots, read from the log itself. Slots of units that have
 * others below them (district notices, hand-over protocols) are asked again and again and kept; what is asked for of many
 * units at once, and series, are not.
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
    const missing = new Map<string, SlotAddress>();
    const once = new Map<string, SlotAddress>();
    for (const key of needs) {
      for (const slot of slotsOfFact(key, campaign)) {
        const id = slotId(slot);
        if (!isKept(key)) once.set(id, slot);
        else if (!this.kept.has(id)) missing.set(id, slot);
      }
    }
    const series = await this.seriesOf(needs, campaign);
    for (const slots of series.values()) for (const slot of slots) once.set(slotId(slot), slot);
    const histories = await readSlots(this.eventLog, this.log, [...new Map([...missing, ...once]).values()]);
    for (const [id, slot] of missing) this.kept.set(id, { slot, values: valuesInForce(histories.get(id)) });
    return { inForce: (slot) => valuesInForce(histories.get(slotId(slot))), series };
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
    this.pending.set(slotId(slot), { slot, values });
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
    this.pending.delete(slot);
  }

  private fact(key: FactKey, campaign: CampaignRuntime, page: PageFacts): Fact<FactKey> | undefined {
    switch (key.kind) {
      case 'slot':
        return this.inForce({ campaign: campaign.id, form: key.form, unit: key.unit, key: key.key })?.values;
      case 'row':
        return this.row(key.form, key.precinct, key.key, campaign);
      case 'within':
        return this.within(key, campaign, page);
      case 'series':
        return this.series(key, campaign, page);
      case 'submission': {
        const [slot] = slotsOfFact(key, campaign);
        return slot !== undefined && this.inForce(slot)?.values !== undefined ? slot : undefined;
      }
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

  private within(key: WithinKey, campaign: CampaignRuntime, page: PageFacts): readonly SlotValues[] | undefined {
    const slots = slotsOfFact(key, campaign);
    const found = slots.flatMap((slot) => this.valuesOf(slot, page));
    const { atLeast = 0 } = key;
    return found.length < (atLeast === 'all' ? slots.length : atLeast) ? undefined : found;
  }

  private series(key: SeriesKey, campaign: CampaignRuntime, page: PageFacts): readonly SlotValues[] {
    const known = page.series.get(seriesId(key)) ?? [];
    const fresh = [...this.pending.values()].map(({ slot }) => slot).filter((slot) => isOfSeries(key, slot));
    const slots = new Map([...known, ...fresh].map((slot) => [slotId(slot), slot]));
    return [...slots.values()]
      .flatMap((slot) => this.valuesOf(slot, page))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  }

  private valuesOf(slot: SlotAddress, page: PageFacts): readonly SlotValues[] {
    const values = this.pending.get(slotId(slot))?.values ?? page.inForce(slot);
    return values ? [{ unit: slot.unit, key: slot.key, values }] : [];
  }

  private async seriesOf(needs: readonly FactKey[], campaign: CampaignRuntime): Promise<PageFacts['series']> {
    const series = new Map(needs.flatMap((key) => (key.kind === 'series' ? [[seriesId(key), key] as const] : [])));
    const found = [...series].map(async ([id, key]) => {
      const [own, prefix] = seriesPrefixes(key, campaign);
      const names = await this.eventLog.streamNames(this.log, prefix);
      const slots = [own, ...names].flatMap((name) => slotOfStream(name) ?? []);
      return [id, slots.filter((slot) => isOfSeries(key, slot))] as const;
    });
    return new Map(await Promise.all(found));
  }
}

/** Facts that are read for one page and not kept. */
export interface PageFacts {
  readonly inForce: (slot: SlotAddress) => FormValues | undefined;
  /** The slots of each series that the page asks for. */
  readonly series: ReadonlyMap<string, readonly SlotAddress[]>;
}

function seriesId({ form, unit, key }: SeriesKey): string {
  return `${form} ${unit} ${key}`;
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
