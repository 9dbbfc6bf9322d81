import { carriersCompared } from './carriers/carriers-compared.js';
import type { Withdraw } from './commands.js';
import { done, rejected, replay, type Decision } from './decision.js';
import type { SubmissionWithdrawn } from './events.js';
import { notWithdrawable, submissionOfAnotherBody, submissionUnknown } from './rejection.js';
import { findVersion, type SlotState } from './state.js';
import { isWithdrawable } from './status.js';

/** A body takes back what was not accepted; what was accepted can only be clarified. */
export function withdraw(state: SlotState, { submission, body, reason }: Withdraw): Decision {
  const version = findVersion(state, submission);
  if (version === undefined) return rejected(submissionUnknown(submission));
  if (!version.actors.includes(body)) return rejected(submissionOfAnotherBody(submission));
  const { status } = version;
  if (isWithdrawable(status)) {
    const withdrawn: SubmissionWithdrawn = { type: 'SubmissionWithdrawn', data: { submission, reason } };
    return done(withdrawn, ...carriersCompared(state, [withdrawn]));
  }
  const again = status.kind === 'withdrawn' && status.reason === reason;
  return again ? replay(submission) : rejected(notWithdrawable(version));
}
