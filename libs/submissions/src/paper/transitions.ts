import type { PaperEntryStatusKind } from './entry.js';
import type { PaperEntryEvent } from './events.js';

export interface PaperTransition {
  readonly from: PaperEntryStatusKind | 'nothing';
  readonly event: PaperEntryEvent['type'];
  readonly to: PaperEntryStatusKind;
  readonly when: string;
}

/** Every arrow of the drawing of a paper entry in `docs/submission-life.md`; tests hold the code to it. */
export const paperTransitions: readonly PaperTransition[] = [
  arrow('nothing', 'PaperEntered', 'entered', 'a registrar enters a paper'),
  arrow('entered', 'PaperConfirmed', 'confirmed', 'one entry is enough, or a second person reads the same'),
  arrow('entered', 'PaperEntryDisputed', 'disputed', 'a second person reads something else'),
  arrow('disputed', 'PaperEntryResolved', 'resolved', 'a third person decides'),
  arrow('resolved', 'PaperConfirmed', 'confirmed', 'in the same breath'),
  arrow('entered', 'PaperEntryWithdrawn', 'withdrawn', 'it was begun by mistake'),
  arrow('disputed', 'PaperEntryWithdrawn', 'withdrawn', 'it was begun by mistake'),
];

function arrow(
  from: PaperTransition['from'],
  event: PaperTransition['event'],
  to: PaperTransition['to'],
  when: string,
): PaperTransition {
  return { from, event, to, when };
}
