import type { Finding } from '#vybory/checks';
import type { RecordedEvent } from '#vybory/event-log';
import {
  carrierOf,
  type CarrierEvent,
  type ClosedFinding,
  type PaperEntered,
  type SubmissionEvent,
} from '#vybory/submissions';
import { isCarrierEvent, isPaperEvent, isSubmissionEvent, type RecordedPaperEvent } from '../slots/slot-tracker.js';

/** One version of one slot, recomputed the slow and obvious way from a prefix of the log. */
export interface NaiveVersion {
  readonly n: number;
  readonly received: Extract<SubmissionEvent, { type: 'SubmissionReceived' }>['data'];
  readonly position: number;
  readonly receivedAt: string;
  readonly events: { readonly event: SubmissionEvent; readonly position: number; readonly at: string }[];
  readonly accepted: boolean;
  readonly withAct: boolean;
  readonly returned: boolean;
  readonly withdrawn: boolean;
}

export interface NaiveSlot {
  readonly form: string;
  readonly unit: string;
  readonly key: string;
  readonly versions: readonly NaiveVersion[];
  readonly inForce: NaiveVersion | undefined;
  readonly current: NaiveVersion | undefined;
  readonly standing: Readonly<Record<'electronic' | 'paper', NaiveVersion | undefined>>;
  /** What happened between the carriers, in order. */
  readonly between: readonly { readonly event: CarrierEvent; readonly position: number; readonly at: string }[];
}

/** All slots that were touched up to a position. */
export function naiveSlots(events: readonly RecordedEvent[], until: number): readonly NaiveSlot[] {
  const streams = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    if (event.position > until || !(isSubmissionEvent(event) || isCarrierEvent(event))) continue;
    streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  }
  return [...streams.values()].map(naiveSlot);
}

function naiveSlot(events: readonly RecordedEvent[]): NaiveSlot {
  const submissionEvents = events.filter(isSubmissionEvent);
  const versions = submissionEvents.flatMap((event) => {
    if (event.type !== 'SubmissionReceived') return [];
    const own = submissionEvents.filter(({ data }) => data.submission === event.data.submission);
    const has = (type: string): boolean => own.some((one) => one.type === type);
    const version: NaiveVersion = {
      n: event.data.n,
      received: event.data,
      position: event.position,
      receivedAt: event.recordedAt,
      events: own.map((one) => ({ event: one, position: one.position, at: one.recordedAt })),
      accepted: has('SubmissionAccepted') || has('SubmissionAcceptedWithAct'),
      withAct: has('SubmissionAcceptedWithAct'),
      returned: has('SubmissionReturned'),
      withdrawn: has('SubmissionWithdrawn'),
    };
    return [version];
  });
  const first = versions[0];
  if (first === undefined) throw new Error('a stream without a receipt');
  const { form, unit, key } = first.received.slot;
  const on = (carrier: string) => versions.filter(({ received }) => carrierOf(received.channel) === carrier);
  const accepted = (carrier: string) => on(carrier).findLast((version) => version.accepted);
  const standing = (carrier: string) => on(carrier).findLast(({ withdrawn }) => !withdrawn);
  return {
    ...{ form, unit, key, versions },
    inForce: accepted('electronic') ?? accepted('paper'),
    current: standing('electronic') ?? standing('paper'),
    standing: { electronic: standing('electronic'), paper: standing('paper') },
    between: events.filter(isCarrierEvent).map((event) => ({ event, position: event.position, at: event.recordedAt })),
  };
}

export function naiveState({ inForce, current, versions }: NaiveSlot): string {
  if (inForce !== undefined) return inForce.withAct ? 'accepted-with-act' : 'accepted';
  if (current !== undefined) return current.returned ? 'returned' : 'received';
  return versions.length === 0 ? 'owed' : 'withdrawn';
}

export function naiveAgreement({ between }: NaiveSlot): string | null {
  const last = between.findLast(
    ({ event: { type } }) => type === 'CarriersAgreed' || type === 'CarrierDifferenceOpened',
  );
  if (last === undefined) return null;
  if (last.event.type !== 'CarrierDifferenceOpened') return 'agreed';
  const status = naiveCaseStatus(last.event.data.case, between);
  return status === 'clarified'
    ? null
    : status === 'closed' && !wasClarified(last.event.data.case, between)
      ? 'settled'
      : status === 'closed'
        ? null
        : 'differs';
}

export function naiveCaseStatus(id: string, between: NaiveSlot['between']): string {
  const of = (type: string): boolean =>
    between.some(({ event }) => event.type === type && 'case' in event.data && event.data.case === id);
  if (of('CarrierDifferenceClosed')) return 'closed';
  if (of('CarrierDifferenceClarified')) return 'clarified';
  return of('CarrierDifferenceExplained') ? 'explained' : 'open';
}

function wasClarified(id: string, between: NaiveSlot['between']): boolean {
  return between.some(({ event }) => event.type === 'CarrierDifferenceClarified' && event.data.case === id);
}

/** What is open of a version: what its check and its revisions found, without what revisions closed. */
export function naiveFindings({ events }: NaiveVersion): readonly Finding[] {
  const told = (finding: ClosedFinding): string =>
    JSON.stringify([finding.relation, finding.fields, finding.expected, finding.actual]);
  return events.reduce<readonly Finding[]>((open, { event }) => {
    if (event.type === 'SubmissionChecked') return event.data.findings;
    if (event.type !== 'FindingsRevised') return open;
    const closed = event.data.closed.map(told);
    return [...open.filter((finding) => !closed.includes(told(finding))), ...event.data.opened];
  }, []);
}

/** A paper entry, recomputed from a prefix of the log. */
export interface NaivePaper {
  readonly sent: PaperEntered['data'];
  readonly position: number;
  readonly status: 'entered' | 'disputed' | 'confirmed' | 'withdrawn';
  readonly enteredBy: readonly string[];
  /** How many values two persons read differently. */
  readonly differing?: number;
  readonly submission?: string;
  readonly reason?: string;
}

/** In the order in which they were begun. */
export function naivePapers(events: readonly RecordedEvent[], until: number): readonly NaivePaper[] {
  const told = events.filter(isPaperEvent).filter(({ position }) => position <= until);
  return told.flatMap((entered) => {
    if (entered.type !== 'PaperEntered') return [];
    const { data: sent, position } = entered;
    const own = told.filter(({ data }) => data.entry === sent.entry);
    return [own.reduce(paperAfter, { sent, position, status: 'entered', enteredBy: [sent.person] })];
  });
}

function paperAfter(paper: NaivePaper, { type, data }: RecordedPaperEvent): NaivePaper {
  switch (type) {
    case 'PaperEntryDisputed': {
      const enteredBy = [...paper.enteredBy, data.person];
      return { ...paper, status: 'disputed', enteredBy, differing: data.differences.length };
    }
    case 'PaperConfirmed':
      return { ...paper, status: 'confirmed', enteredBy: data.enteredBy, submission: data.submission };
    case 'PaperEntryWithdrawn':
      return { ...paper, status: 'withdrawn', reason: data.reason };
    case 'PaperEntered':
    case 'PaperEntryResolved':
      return paper;
    default: {
      const never: never = type;
      return never;
    }
  }
}
