import type { SubmissionView } from '#vybory/checks';
import { replay, streamName, type EventLog, type LogName, type RecordedEvent } from '#vybory/event-log';
import {
  evolve,
  initialState,
  parseSubmissionId,
  slotId,
  submissionStream,
  type FormValues,
  type SlotAddress,
  type SlotEvent,
  type SlotState,
  type SubmissionReceived,
  type Version,
} from '#vybory/submissions';

export const slotDecider = {
  initial: initialState,
  evolve: (state: SlotState, event: SlotEvent) => evolve(state, event),
};

/** A slot as its stream tells it. */
export interface SlotHistory {
  readonly state: SlotState;
  /** Events in the stream. */
  readonly version: number;
  /** Values of a version, by its ordinal. */
  readonly values: (n: number) => FormValues | undefined;
}

export async function readSlots(
  eventLog: EventLog,
  log: LogName,
  slots: readonly SlotAddress[],
): Promise<ReadonlyMap<string, SlotHistory>> {
  const histories = new Map<string, SlotHistory>();
  if (slots.length === 0) return histories;
  const streams = await eventLog.readStreams(
    log,
    slots.map((slot) => streamName(submissionStream(slot))),
  );
  for (const slot of slots) {
    const events = streams.get(streamName(submissionStream(slot))) ?? [];
    histories.set(slotId(slot), slotHistory(events));
  }
  return histories;
}

export function slotHistory(events: readonly RecordedEvent[]): SlotHistory {
  return {
    state: replay(slotDecider, events),
    version: events.length,
    values: (n) => receivedVersion(events, n)?.data.values,
  };
}

/** What the checks see of a version. */
export function viewOf(slot: SlotAddress, version: Version, history: SlotHistory): SubmissionView {
  const { n, clarifies, acts } = version;
  const before = clarifies === undefined ? undefined : parseSubmissionId(clarifies)?.n;
  const superseded = before === undefined ? undefined : history.values(before);
  return {
    ...{ form: slot.form, unit: slot.unit, key: slot.key, values: history.values(n) ?? {} },
    ...(clarifies === undefined ? {} : { clarifies }),
    ...(superseded === undefined ? {} : { supersededValues: superseded }),
    ...(acts.length === 0 ? {} : { acts }),
  };
}

export function isReceived(event: RecordedEvent): event is RecordedEvent<SubmissionReceived['data']> {
  return event.type === 'SubmissionReceived';
}

function receivedVersion(
  events: readonly RecordedEvent[],
  n: number,
): RecordedEvent<SubmissionReceived['data']> | undefined {
  return events.filter(isReceived).find((event) => event.data.n === n);
}
