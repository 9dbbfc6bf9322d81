import type { SubmissionEvent } from './events.js';
import type { StatusKind } from './status.js';

export interface Transition {
  /** `nothing`: the version does not exist yet. */
  readonly from: StatusKind | 'nothing';
  readonly event: SubmissionEvent['type'];
  /** Whose event it is: that of the version itself, or of a later version of the slot. */
  readonly of: 'itself' | 'a later version';
  readonly to: StatusKind;
  /** When, in a few English words, for the drawing. */
  readonly when: string;
}

/**
 * Every arrow of the drawing in `docs/submission-life.md`, which is generated from this list. Tests hold the code to it: no
 * other change of status happens, and each of these does.
 */
export const transitions: readonly Transition[] = [
  own('nothing', 'SubmissionReceived', 'received', 'a body submits it'),
  own('received', 'SubmissionClarified', 'received', 'it clarifies another: the difference is kept'),
  own('received', 'SubmissionChecked', 'checked', 'its turn in primary processing'),
  own('checked', 'SubmissionRegistered', 'registered', 'it gets its number'),
  own('registered', 'SubmissionAcknowledged', 'acknowledged', 'the body is told'),
  own('acknowledged', 'SubmissionAccepted', 'accepted', 'nothing blocks'),
  own('acknowledged', 'SubmissionAcceptedWithAct', 'accepted-with-act', 'acts answer all that blocks'),
  own('acknowledged', 'SubmissionReturned', 'returned', 'something blocks'),
  own('returned', 'DiscrepancyActsAttached', 'returned', 'acts answer a part or all'),
  own('returned', 'SubmissionAcceptedWithAct', 'accepted-with-act', 'acts now answer all that blocks'),
  own('returned', 'FindingsRevised', 'returned', 'judged again: something still blocks'),
  own('returned', 'SubmissionAccepted', 'accepted', 'judged again: nothing blocks any more'),
  own('accepted', 'FindingsRevised', 'accepted', 'judged again: it stays accepted'),
  own('accepted-with-act', 'FindingsRevised', 'accepted-with-act', 'judged again: it stays accepted'),
  own('received', 'SubmissionWithdrawn', 'withdrawn', 'its body takes it back'),
  own('checked', 'SubmissionWithdrawn', 'withdrawn', 'its body takes it back'),
  own('registered', 'SubmissionWithdrawn', 'withdrawn', 'its body takes it back'),
  own('acknowledged', 'SubmissionWithdrawn', 'withdrawn', 'its body takes it back'),
  own('returned', 'SubmissionWithdrawn', 'withdrawn', 'its body takes it back'),
  own('withdrawn', 'SubmissionRegistered', 'withdrawn', 'it was received all the same'),
  own('withdrawn', 'SubmissionAcknowledged', 'withdrawn', 'it was received all the same'),
  own('acknowledged', 'SubmissionAccepted', 'superseded', 'a later version is in force already'),
  own('acknowledged', 'SubmissionAcceptedWithAct', 'superseded', 'a later version is in force already'),
  own('acknowledged', 'SubmissionReturned', 'superseded', 'a later version is in force already'),
  later('accepted', 'SubmissionAccepted'),
  later('accepted', 'SubmissionAcceptedWithAct'),
  later('accepted-with-act', 'SubmissionAccepted'),
  later('accepted-with-act', 'SubmissionAcceptedWithAct'),
  later('returned', 'SubmissionAccepted'),
  later('returned', 'SubmissionAcceptedWithAct'),
];

function own(from: Transition['from'], event: Transition['event'], to: StatusKind, when: string): Transition {
  return { from, event, of: 'itself', to, when };
}

function later(from: StatusKind, event: 'SubmissionAccepted' | 'SubmissionAcceptedWithAct'): Transition {
  return { from, event, of: 'a later version', to: 'superseded', when: 'the clarified version takes force' };
}
