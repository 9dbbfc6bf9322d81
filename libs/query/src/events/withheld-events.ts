import type { EventLog, LogName, RecordedEvent, SealedEvent, StreamName } from '#vybory/event-log';
import { withheldReadings, type PaperEntered, type PaperEntryId, type WithheldUntil } from '#vybory/submissions';

/** An event whose bytes may not be seen yet. Its leaf proves later that they have always been these. */
export interface WithheldEvent extends Pick<SealedEvent, 'position' | 'leaf'> {
  readonly stream: StreamName;
  readonly entry: PaperEntryId;
  readonly until: WithheldUntil;
}

export type ToldEvent = SealedEvent | WithheldEvent;

export interface Teller {
  readonly eventLog: Pick<EventLog, 'readStreams'>;
  readonly log: LogName;
  readonly campaignIsClosed: boolean;
}

/** Whole streams are read to know where an entry stands, and their forms may be large. */
const streamsAtOnce = 50;
/** A body is canonical JSON, so the last thing that it says is the type of the event. */
const endOfEntered = '"type":"PaperEntered"}';

interface Entered {
  readonly stream: StreamName;
  readonly entry: PaperEntryId;
}

/**
 * What a registrar read on a paper is kept from whoever has to read the same paper alone. The salt goes with the bytes:
 * with it, the leaf would confirm whatever is guessed.
 */
export async function withholdReadings(items: readonly SealedEvent[], teller: Teller): Promise<readonly ToldEvent[]> {
  const entered = new Map(items.flatMap((item) => enteredBlind(item)));
  if (entered.size === 0) return items;
  const withheld = await withheldIn(new Set([...entered.values()].map(({ stream }) => stream)), teller);
  return items.map((item) => {
    const found = entered.get(item.position);
    const until = found && withheld.get(found.entry);
    return found && until ? { position: item.position, leaf: item.leaf, ...found, until } : item;
  });
}

function enteredBlind({ position, body }: SealedEvent): [position: number, entered: Entered][] {
  if (!body.endsWith(endOfEntered)) return [];
  const { stream, data } = JSON.parse(body) as RecordedEvent<PaperEntered['data']>;
  return data.doubleEntry ? [[position, { stream, entry: data.entry }]] : [];
}

async function withheldIn(
  streams: ReadonlySet<StreamName>,
  { eventLog, log, campaignIsClosed }: Teller,
): Promise<ReadonlyMap<PaperEntryId, WithheldUntil>> {
  const all = [...streams];
  const withheld = new Map<PaperEntryId, WithheldUntil>();
  for (let start = 0; start < all.length; start += streamsAtOnce) {
    const histories = await eventLog.readStreams(log, all.slice(start, start + streamsAtOnce));
    for (const events of histories.values())
      for (const [entry, until] of withheldReadings(events, campaignIsClosed)) withheld.set(entry, until);
  }
  return withheld;
}
