import { randomUUID } from 'node:crypto';
import { canonicalJson } from '#vybory/canonical-json';
import type { AppendResult, EventId, EventLog, LogName, NewEvent, RecordedEvent, StreamName } from './port.js';

/** An event as deciders speak of it. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/** What a stream's history folds into, and by which events. */
export interface Decider<State, Event extends DomainEvent> {
  readonly initial: State;
  readonly evolve: (state: State, event: Event) => State;
}

export interface CommandOnStream<State, Event extends DomainEvent, Decision> {
  readonly log: LogName;
  readonly stream: StreamName;
  readonly decider: Decider<State, Event>;
  readonly decide: (state: State) => Decision;
  /** Events to append; empty when the decision changes nothing. */
  readonly eventsOf: (decision: Decision) => readonly Event[];
  readonly toNewEvent: (event: Event) => NewEvent;
  /** Try first as if the stream were new, without reading it; a conflict reads it. */
  readonly assumeNew?: boolean;
}

export interface Handled<Decision> {
  readonly decision: Decision;
  /** Absent when nothing was to be appended. */
  readonly appended?: Extract<AppendResult, { status: 'appended' | 'duplicate' }>;
  /** The stream as it was when the decision was made. */
  readonly history: readonly RecordedEvent[];
}

const maximumAttempts = 20;

/** Reads, decides, appends; when somebody else was faster, reads and decides again. */
export async function handleCommand<State, Event extends DomainEvent, Decision>(
  eventLog: EventLog,
  command: CommandOnStream<State, Event, Decision>,
): Promise<Handled<Decision>> {
  let unread = command.assumeNew ?? false;
  for (let attempt = 0; attempt < maximumAttempts; attempt++) {
    const history = unread ? [] : await eventLog.readStream(command.log, command.stream);
    const decision = command.decide(replay(command.decider, history));
    const [first, ...rest] = command.eventsOf(decision).map(command.toNewEvent);
    // A decision that was made without having read the stream counts only when the append proves that it is new.
    if (!first) {
      if (!unread) return { decision, history };
    } else {
      const result = await eventLog.append(command.log, command.stream, history.length, [first, ...rest]);
      if (result.status !== 'conflict') return { decision, appended: result, history };
    }
    unread = false;
  }
  throw new Error(`${command.stream}: still contended after ${maximumAttempts} attempts`);
}

export function replay<State, Event extends DomainEvent>(
  { initial, evolve }: Decider<State, Event>,
  history: readonly RecordedEvent[],
): State {
  // Streams hold only events of their decider: their names and writers are the same room's.
  return history.reduce((state, event) => evolve(state, event as unknown as Event), initial);
}

export interface EventContext {
  /** The submitting body, registrar or module that causes the event. */
  readonly actor: string;
  /** Given when the writer must produce the same event again after a crash. */
  readonly id?: EventId;
  readonly schemaVersion?: number;
}

export function newEvent(event: DomainEvent, { actor, id, schemaVersion = 1 }: EventContext): NewEvent {
  return {
    id: id ?? (randomUUID() as EventId),
    type: event.type,
    schemaVersion,
    actor,
    at: new Date().toISOString(),
    data: canonicalJson(event.data),
  };
}
