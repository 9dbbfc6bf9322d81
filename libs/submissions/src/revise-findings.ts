import { canonicalJson } from '#vybory/canonical-json';
import type { Finding, FoundAgain } from '#vybory/checks';
import { verdict } from './acceptance.js';
import type { ReviseFindings } from './commands.js';
import { rejected, replay, type OutcomeDecision } from './decision.js';
import type { ClosedFinding, FindingsRevised, SubmissionEvent } from './events.js';
import { submissionUnknown } from './rejection.js';
import { findVersion, standingVersion, type SlotState, type Version } from './state.js';
import type { Accepted, AcceptedWithAct, Returned } from './status.js';

/** What can be judged again: its own turn is over, and nobody has taken it back or overtaken it. */
export type Judged = Accepted | AcceptedWithAct | Returned;

/**
 * Judges the standing version of its carrier again by the relations between forms. A finding that no longer holds is closed, a new one opened; on what is
 * accepted, of a mutual relation, whose other side speaks for itself, only where an old one stood. Whoever was returned was compared with by nobody, so that
 * all is told of it; and with nothing left to answer it is accepted. What was accepted stays accepted, whatever is found.
 */
export function reviseFindings(state: SlotState, command: ReviseFindings): OutcomeDecision {
  const version = findVersion(state, command.submission);
  if (version === undefined) return rejected(submissionUnknown(command.submission));
  const { submission, status } = version;
  if (!isJudged(status) || standingVersion(state, version.carrier) !== version) return replay(submission);
  const revised = revision(status, command);
  if (revised.data.opened.length + revised.data.closed.length === 0) return replay(submission);
  const next = acceptance(state, version, revisedFindings(status.findings, revised.data));
  return { ok: true, events: next === undefined ? [revised] : [revised, next] };
}

export function isJudged(status: Version['status']): status is Judged {
  return status.kind === 'accepted' || status.kind === 'accepted-with-act' || status.kind === 'returned';
}

/** Findings of a version after a revision: what is left of the old ones, in their order, then the new ones. */
export function revisedFindings(
  findings: readonly Finding[],
  { opened, closed }: Pick<FindingsRevised['data'], 'opened' | 'closed'>,
): readonly Finding[] {
  const gone = new Set(closed.map(identity));
  return [...findings.filter((finding) => !gone.has(identity(finding))), ...opened];
}

function revision(status: Judged, command: ReviseFindings): FindingsRevised {
  const { submission, relations, found, because, ruleSetHash } = command;
  const current = status.findings.filter(({ relation }) => relations.includes(relation));
  const holding = new Set(found.map(({ finding }) => identity(finding)));
  const closed = current.filter((finding) => !holding.has(identity(finding)));
  const others = status.kind === 'returned' ? found.map(({ finding }) => ({ finding, mutual: false })) : found;
  const opened = newFindings(current, closed, others);
  return {
    type: 'FindingsRevised',
    data: { submission, opened, closed: closed.map(closedFinding), because, ruleSetHash },
  };
}

function newFindings(
  current: readonly Finding[],
  closed: readonly Finding[],
  found: readonly FoundAgain[],
): readonly Finding[] {
  const known = new Set(current.map(identity));
  const given = new Set(closed.map(place));
  return found
    .filter(({ finding, mutual }) => !known.has(identity(finding)) && (!mutual || given.has(place(finding))))
    .map(({ finding }) => finding);
}

/** The same breach: other words for it do not make it another one. */
function identity({ relation, fields, expected, actual }: ClosedFinding): string {
  return canonicalJson({ relation, fields, expected, actual });
}

function place({ relation, fields }: ClosedFinding): string {
  return canonicalJson({ relation, fields });
}

function closedFinding({ relation, fields, expected, actual }: Finding): ClosedFinding {
  return { relation, fields, expected, actual };
}

function acceptance(state: SlotState, version: Version, findings: readonly Finding[]): SubmissionEvent | undefined {
  if (version.status.kind !== 'returned') return undefined;
  const judged = verdict(state, version, findings, version.acts);
  return judged.type === 'SubmissionReturned' ? undefined : judged;
}
