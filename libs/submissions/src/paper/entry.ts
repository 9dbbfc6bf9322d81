import { text, type Text } from '#vybory/language';
import type { FormValues } from '../events.js';
import type { PaperEntryId, SubmissionId } from '../slot.js';
import type { EntryDifference } from './entry-differences.js';
import type { PaperEntered } from './events.js';

/** Where the entry of a paper form is in its life. The drawing is in `docs/submission-life.md`. */
export type PaperEntryStatus =
  | { readonly kind: 'entered' }
  | {
      readonly kind: 'disputed';
      readonly second: string;
      readonly secondValues: FormValues;
      readonly differences: readonly EntryDifference[];
    }
  /** What a third person read; confirmed in the same breath. */
  | { readonly kind: 'resolved' }
  | { readonly kind: 'confirmed'; readonly submission: SubmissionId; readonly enteredBy: readonly string[] }
  | { readonly kind: 'withdrawn'; readonly person: string; readonly reason: string };

export type PaperEntryStatusKind = PaperEntryStatus['kind'];

export interface PaperEntry {
  readonly id: PaperEntryId;
  readonly sent: PaperEntered['data'];
  readonly status: PaperEntryStatus;
}

export const paperEntryLabels: Readonly<Record<PaperEntryStatusKind, Text>> = {
  entered: text('введено, чекає підтвердження', 'entered, awaits confirmation'),
  disputed: text('введення розійшлися', 'the entries differ'),
  resolved: text('розбіжність введень розв’язано', 'the difference of the entries is resolved'),
  confirmed: text('підтверджено', 'confirmed'),
  withdrawn: text('відкликано', 'withdrawn'),
};

/** Whether somebody still has to do something before the paper counts as received. */
export function isPending({ status }: PaperEntry): boolean {
  return status.kind === 'entered' || status.kind === 'disputed';
}

/** Whether nobody may be told what was entered, because another registrar must read it from the paper alone. */
export function isBlind({ status }: PaperEntry): boolean {
  return status.kind === 'entered';
}
