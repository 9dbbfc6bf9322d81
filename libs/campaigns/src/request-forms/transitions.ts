import type { RequestFormEvent } from './events.js';
import type { VersionStatus } from './state.js';

export interface VersionTransition {
  /** `nothing`: the version does not exist yet. */
  readonly from: VersionStatus | 'nothing';
  readonly event: RequestFormEvent['type'];
  /** Whose event it is: that of the version itself, or of a later version. */
  readonly of: 'itself' | 'a later version';
  readonly to: VersionStatus;
  /** Who does it, and when, in a few English words, for the drawing. */
  readonly when: string;
}

/** Every arrow of the drawing in `docs/request-form-life.md`, which is generated from this list; tests hold the code to it. */
export const versionTransitions: readonly VersionTransition[] = [
  own('nothing', 'RequestFormDrafted', 'draft', 'a unit of the Secretariat designs it'),
  own('draft', 'RequestFormDrafted', 'draft', 'the Secretariat writes it anew'),
  own('returned', 'RequestFormDrafted', 'draft', 'the Secretariat reworks it'),
  own('draft', 'RequestFormSubmittedForAgreement', 'in-agreement', 'the Secretariat puts it forward'),
  own('in-agreement', 'RequestFormAgreed', 'agreed', 'the informatisation unit agrees; not an author'),
  own('in-agreement', 'RequestFormReturned', 'returned', 'the informatisation unit returns it'),
  own('agreed', 'RequestFormReturned', 'returned', 'the head of the Commission returns it'),
  own('agreed', 'RequestFormApproved', 'approved', 'the head approves; neither an author nor who agreed'),
  own('draft', 'RequestFormWithdrawn', 'withdrawn', 'the Secretariat gives it up'),
  own('in-agreement', 'RequestFormWithdrawn', 'withdrawn', 'the Secretariat gives it up'),
  own('returned', 'RequestFormWithdrawn', 'withdrawn', 'the Secretariat gives it up'),
  own('agreed', 'RequestFormWithdrawn', 'withdrawn', 'the Secretariat gives it up'),
  own('approved', 'RequestFormWithdrawn', 'withdrawn', 'the head of the Commission takes the request back'),
  {
    from: 'approved',
    event: 'RequestFormApproved',
    of: 'a later version',
    to: 'superseded',
    when: 'the later version is approved',
  },
];

function own(
  from: VersionTransition['from'],
  event: VersionTransition['event'],
  to: VersionStatus,
  when: string,
): VersionTransition {
  return { from, event, of: 'itself', to, when };
}
