import type { Finding } from '#vybory/checks';
import { verdict } from './acceptance.js';
import type { RecordOutcome } from './commands.js';
import { rejected, replay, type OutcomeDecision } from './decision.js';
import type { SubmissionAcknowledged, SubmissionChecked, SubmissionEvent, SubmissionRegistered } from './events.js';
import { submissionUnknown } from './rejection.js';
import type { SubmissionId } from './slot.js';
import { findVersion, type SlotState, type Version } from './state.js';
import type { StatusKind } from './status.js';

/** Whether primary processing still has to record something; only then may it take a registration number for it. */
export function awaitsOutcome(state: SlotState, submission: SubmissionId): boolean {
  const status = findVersion(state, submission)?.status;
  if (status === undefined) return false;
  return status.kind === 'withdrawn' ? !status.acknowledged : unprocessed.has(status.kind);
}

const unprocessed: ReadonlySet<StatusKind> = new Set(['received', 'checked', 'registered', 'acknowledged'] as const);

/**
 * Checked, registered, acknowledged, and then accepted or returned, from wherever its processing stands. What its body
 * withdrew in the meantime was received all the same: it is registered and acknowledged, but neither checked nor accepted.
 */
export function recordOutcome(state: SlotState, command: RecordOutcome): OutcomeDecision {
  const version = findVersion(state, command.submission);
  if (version === undefined) return rejected(submissionUnknown(command.submission));
  const [first, ...rest] = missingSteps(state, version, command);
  return first === undefined ? replay(version.submission) : { ok: true, events: [first, ...rest] };
}

function missingSteps(state: SlotState, version: Version, command: RecordOutcome): readonly SubmissionEvent[] {
  const { status } = version;
  const judged = (findings: readonly Finding[]): SubmissionEvent => verdict(state, version, findings, version.acts);
  switch (status.kind) {
    case 'received':
      return [checked(command), registered(command), acknowledged(command), judged(command.findings)];
    case 'checked':
      return [registered(command), acknowledged(command), judged(status.findings)];
    case 'registered':
      return [acknowledged(command, status.number), judged(status.findings)];
    case 'acknowledged':
      return [judged(status.findings)];
    case 'withdrawn':
      if (status.number === undefined) return [registered(command), acknowledged(command)];
      return status.acknowledged ? [] : [acknowledged(command, status.number)];
    case 'accepted':
    case 'accepted-with-act':
    case 'returned':
    case 'superseded':
      return [];
    default: {
      const never: never = status;
      return never;
    }
  }
}

function checked({ submission, findings, ruleSetHash }: RecordOutcome): SubmissionChecked {
  return { type: 'SubmissionChecked', data: { submission, findings, ruleSetHash } };
}

function registered({ submission, registrationNumber }: RecordOutcome): SubmissionRegistered {
  return { type: 'SubmissionRegistered', data: { submission, number: registrationNumber } };
}

function acknowledged(
  { submission, registrationNumber }: RecordOutcome,
  number = registrationNumber,
): SubmissionAcknowledged {
  return { type: 'SubmissionAcknowledged', data: { submission, number } };
}
