import { relationsToAnswer } from '#vybory/checks';
import { carrierOf } from './carrier.js';
import { evolveCarriers } from './carriers/evolve.js';
import { isCarrierEvent, isPaperEntryEvent } from './event-types.js';
import type {
  FindingsRevised,
  FormValues,
  SlotEvent,
  SubmissionAccepted,
  SubmissionAcceptedWithAct,
  SubmissionEvent,
  SubmissionReceived,
  SubmissionReturned,
} from './events.js';
import { ImpossibleHistory } from './impossible-history.js';
import { evolvePaper } from './paper/evolve.js';
import { isJudged, revisedFindings } from './revise-findings.js';
import type { SubmissionId } from './slot.js';
import { acceptedVersion, findVersion, type SlotState, type Version } from './state.js';
import { isWithdrawable, type Superseded, type VersionStatus, type Withdrawable } from './status.js';

type Outcome = SubmissionAccepted | SubmissionAcceptedWithAct | SubmissionReturned;
type Step = Exclude<SubmissionEvent, SubmissionReceived | Outcome | FindingsRevised>;

/**
 * The state after one more event.
 * @throws ImpossibleHistory for an event that the decider could not have made in this state.
 */
export function evolve(state: SlotState, event: SlotEvent): SlotState {
  if (isPaperEntryEvent(event)) return evolvePaper(state, event);
  if (isCarrierEvent(event)) return evolveCarriers(state, event);
  switch (event.type) {
    case 'SubmissionReceived':
      return receive(state, event.data);
    case 'SubmissionAccepted':
    case 'SubmissionAcceptedWithAct':
      return accept(state, event);
    case 'SubmissionReturned':
      return giveBack(state, event);
    case 'FindingsRevised':
      return revise(state, event);
    case 'SubmissionClarified':
    case 'SubmissionChecked':
    case 'SubmissionRegistered':
    case 'SubmissionAcknowledged':
    case 'DiscrepancyActsAttached':
    case 'SubmissionWithdrawn':
      return takeStep(state, event);
    default: {
      const never: never = event;
      return never;
    }
  }
}

function receive(state: SlotState, data: SubmissionReceived['data']): SlotState {
  if (data.n !== state.versions.length + 1) {
    throw new ImpossibleHistory(`${data.submission} cannot follow version ${state.versions.length}`);
  }
  const version: Version = {
    submission: data.submission,
    n: data.n,
    carrier: carrierOf(data.channel),
    body: data.body,
    actors: data.paper === undefined ? [data.body] : [data.body, data.paper.registrar],
    idempotencyKey: data.idempotencyKey,
    contentHash: data.contentHash,
    clarifies: data.clarifies,
    acts: data.acts ?? [],
    status: { kind: 'received' },
  };
  return {
    ...state,
    versions: [...state.versions, version],
    comparable: new Map([...state.comparable, [data.n, data.values]]),
  };
}

function takeStep(state: SlotState, event: Step): SlotState {
  const version = known(state, event.data.submission);
  const acts = event.type === 'DiscrepancyActsAttached' ? [...version.acts, ...event.data.acts] : version.acts;
  const status = statusAfter(version, event);
  const comparable = status.kind === 'withdrawn' ? comparableWhere(state, (n) => n !== version.n) : state.comparable;
  return { ...replaced(state, { ...version, acts, status }), comparable };
}

function statusAfter(version: Version, event: Step): VersionStatus {
  const { status } = version;
  switch (event.type) {
    case 'SubmissionClarified':
      if (status.kind === 'received') return status;
      break;
    case 'SubmissionChecked':
      if (status.kind === 'received') return { kind: 'checked', findings: event.data.findings };
      break;
    case 'SubmissionRegistered':
      if (status.kind === 'checked') return { ...status, kind: 'registered', number: event.data.number };
      if (status.kind === 'withdrawn') return { ...status, number: event.data.number };
      break;
    case 'SubmissionAcknowledged':
      if (status.kind === 'registered') return { ...status, kind: 'acknowledged' };
      if (status.kind === 'withdrawn') return { ...status, acknowledged: true };
      break;
    case 'DiscrepancyActsAttached':
      if (status.kind === 'returned') return status;
      break;
    case 'SubmissionWithdrawn':
      if (isWithdrawable(status)) return withdrawn(status, event.data.reason);
      break;
    default: {
      const never: never = event;
      return never;
    }
  }
  throw impossible(version, event);
}

function withdrawn(status: Withdrawable, reason: string): VersionStatus {
  return {
    kind: 'withdrawn',
    reason,
    number: 'number' in status ? status.number : undefined,
    acknowledged: status.kind === 'acknowledged' || status.kind === 'returned',
  };
}

function accept(state: SlotState, event: SubmissionAccepted | SubmissionAcceptedWithAct): SlotState {
  const version = known(state, event.data.submission);
  const { status } = version;
  if (status.kind !== 'acknowledged' && status.kind !== 'returned') throw impossible(version, event);
  const { findings, number } = status;
  const late = laterAccepted(state, version);
  if (late !== undefined) return replaced(state, { ...version, status: superseded(event, late, status) });
  const accepted: VersionStatus =
    event.type === 'SubmissionAccepted'
      ? { kind: 'accepted', findings, number }
      : { kind: 'accepted-with-act', findings, number, acts: event.data.acts };
  const acceptedOf = { ...state.accepted, [version.carrier]: version.submission };
  return {
    ...state,
    versions: state.versions.map((other) =>
      other.n === version.n ? { ...version, status: accepted } : overtaken(other, version),
    ),
    inForce: acceptedOf.electronic ?? acceptedOf.paper,
    accepted: acceptedOf,
    comparable: comparableWhere(state, (n) => n >= version.n || state.versions[n - 1]?.carrier !== version.carrier),
  };
}

function giveBack(state: SlotState, event: SubmissionReturned): SlotState {
  const version = known(state, event.data.submission);
  const { status } = version;
  if (status.kind !== 'acknowledged') throw impossible(version, event);
  const late = laterAccepted(state, version);
  const next: VersionStatus =
    late === undefined
      ? { ...status, kind: 'returned', relations: event.data.relations }
      : superseded(event, late, status);
  return replaced(state, { ...version, status: next });
}

/** What was accepted stays accepted; what was returned is owed answers to what is open now. */
function revise(state: SlotState, event: FindingsRevised): SlotState {
  const version = known(state, event.data.submission);
  const { status } = version;
  if (!isJudged(status)) throw impossible(version, event);
  const findings = revisedFindings(status.findings, event.data);
  const next: VersionStatus =
    status.kind === 'returned'
      ? { ...status, findings, relations: relationsToAnswer(findings, version.acts) }
      : { ...status, findings };
  return replaced(state, { ...version, status: next });
}

/** Order of arrival decides within a carrier: what is processed late never takes force back. */
function laterAccepted(state: SlotState, version: Version): SubmissionId | undefined {
  const accepted = acceptedVersion(state, version.carrier);
  return accepted !== undefined && accepted.n > version.n ? accepted.submission : undefined;
}

/** An earlier version of the same carrier whose processing has ended gives way; one that still waits for it is processed in its turn. */
function overtaken(earlier: Version, by: Version): Version {
  const { status } = earlier;
  if (earlier.n > by.n || earlier.carrier !== by.carrier) return earlier;
  if (status.kind !== 'accepted' && status.kind !== 'accepted-with-act' && status.kind !== 'returned') return earlier;
  const { kind: was, findings, number } = status;
  return { ...earlier, status: { kind: 'superseded', by: by.submission, was, findings, number } };
}

function superseded(
  event: Outcome,
  by: SubmissionId,
  { findings, number }: Pick<Superseded, 'findings' | 'number'>,
): Superseded {
  return { kind: 'superseded', by, was: outcomeKinds[event.type], findings, number };
}

const outcomeKinds = {
  SubmissionAccepted: 'accepted',
  SubmissionAcceptedWithAct: 'accepted-with-act',
  SubmissionReturned: 'returned',
} as const;

function replaced(state: SlotState, version: Version): SlotState {
  return { ...state, versions: state.versions.map((other) => (other.n === version.n ? version : other)) };
}

function comparableWhere(state: SlotState, keep: (n: number) => boolean): ReadonlyMap<number, FormValues> {
  return new Map([...state.comparable].filter(([n]) => keep(n)));
}

function known(state: SlotState, submission: SubmissionId): Version {
  const version = findVersion(state, submission);
  if (version === undefined) throw new ImpossibleHistory(`${submission} was never received`);
  return version;
}

function impossible(version: Version, event: SubmissionEvent): ImpossibleHistory {
  return new ImpossibleHistory(`${event.type} cannot follow when ${version.submission} is ${version.status.kind}`);
}
