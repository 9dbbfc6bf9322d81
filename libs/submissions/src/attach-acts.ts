import type { Finding } from '#vybory/checks';
import { verdict } from './acceptance.js';
import { newActs } from './acts.js';
import type { AttachActs } from './commands.js';
import { done, rejected, replay, type Decision } from './decision.js';
import type { DiscrepancyActsAttached } from './events.js';
import {
  actAnswersNothing,
  alreadyClarified,
  notReturned,
  submissionOfAnotherBody,
  submissionUnknown,
} from './rejection.js';
import { findVersion, standingVersion, type SlotState } from './state.js';

/** Acts explain what a version was returned for; when they explain all of it, it is accepted with them. */
export function attachActs(state: SlotState, command: AttachActs): Decision {
  const version = findVersion(state, command.submission);
  if (version === undefined) return rejected(submissionUnknown(command.submission));
  if (!version.actors.includes(command.body)) return rejected(submissionOfAnotherBody(version.submission));
  const { submission, status } = version;
  const acts = newActs(version, command.acts);
  if (acts.length === 0 && (status.kind === 'returned' || status.kind === 'accepted-with-act'))
    return replay(submission);
  if (status.kind !== 'returned') return rejected(notReturned(version));
  const standing = standingVersion(state, version.carrier);
  if (standing !== undefined && standing.n > version.n) return rejected(alreadyClarified(version, standing));
  const answerable = answerableByAct(status.findings);
  const unanswering = acts.map((act) => act.relation).filter((relation) => !answerable.includes(relation));
  if (unanswering.length > 0) return rejected(actAnswersNothing(submission, unanswering, answerable));
  const attached: DiscrepancyActsAttached = { type: 'DiscrepancyActsAttached', data: { submission, acts } };
  const judged = verdict(state, version, status.findings, [...version.acts, ...acts]);
  return judged.type === 'SubmissionReturned' ? done(attached) : done(attached, judged);
}

/** An error is answered by a clarified version only. */
function answerableByAct(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.filter(({ severity }) => severity === 'act').map(({ relation }) => relation))];
}
