import { rowKeysOf } from '#vybory/forms';
import { rejected, replay, type Decision } from '../decision.js';
import {
  entryNotDisputed,
  entryNotWithdrawable,
  paperEntryUnknown,
  samePerson,
  secondEntryNotAwaited,
} from '../rejection.js';
import type { PaperEntryId } from '../slot.js';
import type { SlotState } from '../state.js';
import type { EnterPaperAgain, ResolvePaper, WithdrawPaperEntry } from './commands.js';
import { confirmed } from './confirm.js';
import { isPending, type PaperEntry } from './entry.js';
import { entryDifferences } from './entry-differences.js';
import type { PaperEntryEvent } from './events.js';

type PaperDecision = Decision<PaperEntryId, PaperEntryEvent>;

/** What two people read alike on the paper stands; else a third one decides. */
export function enterPaperAgain(state: SlotState, { entry: id, person, values }: EnterPaperAgain): PaperDecision {
  const entry = findEntry(state, id);
  if (entry === undefined) return rejected(paperEntryUnknown(id));
  const { sent, status } = entry;
  if (status.kind === 'disputed' && status.second === person) return replay(id);
  if (status.kind === 'confirmed' && status.enteredBy[1] === person) return replay(id);
  if (status.kind !== 'entered') return rejected(secondEntryNotAwaited(entry));
  if (person === sent.person) return rejected(samePerson(id, person));
  const differences = entryDifferences(sent.values, values, rowKeysOf(sent.slot.form));
  if (differences.length === 0) {
    const read = { values: sent.values, attachments: sent.attachments, enteredBy: [sent.person, person] };
    return { ok: true, events: confirmed(state, [], sent, read) };
  }
  return { ok: true, events: [{ type: 'PaperEntryDisputed', data: { entry: id, person, values, differences } }] };
}

/** The third person says what the paper says, whatever the two before read. */
export function resolvePaper(
  state: SlotState,
  { entry: id, person, values, attachments }: ResolvePaper,
): PaperDecision {
  const entry = findEntry(state, id);
  if (entry === undefined) return rejected(paperEntryUnknown(id));
  const { sent, status } = entry;
  if (status.kind === 'confirmed' && status.enteredBy[2] === person) return replay(id);
  if (status.kind !== 'disputed') return rejected(entryNotDisputed(entry));
  if (person === sent.person || person === status.second) return rejected(samePerson(id, person));
  const resolved: PaperEntryEvent = { type: 'PaperEntryResolved', data: { entry: id, person, values } };
  const enteredBy = [sent.person, status.second, person];
  return { ok: true, events: [resolved, ...confirmed(state, [resolved], sent, { values, attachments, enteredBy })] };
}

/** What was begun by mistake makes room for another entry; what was entered stays in the stream. */
export function withdrawPaperEntry(state: SlotState, { entry: id, person, reason }: WithdrawPaperEntry): PaperDecision {
  const entry = findEntry(state, id);
  if (entry === undefined) return rejected(paperEntryUnknown(id));
  const { status } = entry;
  if (isPending(entry))
    return { ok: true, events: [{ type: 'PaperEntryWithdrawn', data: { entry: id, person, reason } }] };
  const again = status.kind === 'withdrawn' && status.person === person && status.reason === reason;
  return again ? replay(id) : rejected(entryNotWithdrawable(entry));
}

function findEntry({ entries }: SlotState, id: PaperEntryId): PaperEntry | undefined {
  return entries.find((entry) => entry.id === id);
}
