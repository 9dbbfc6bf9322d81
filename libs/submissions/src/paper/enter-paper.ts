import { canonicalJson, sha256Hex } from '#vybory/canonical-json';
import { rejected, replay, type Decision } from '../decision.js';
import {
  clarifiesOtherCarrier,
  clarifiesStale,
  clarifiesUnknown,
  clarifiesWithdrawn,
  paperEntryKeyReused,
  paperEntryPending,
  paperKnown,
  slotTaken,
  type Rejection,
} from '../rejection.js';
import { paperEntryId, type PaperEntryId } from '../slot.js';
import { findVersion, standingVersion, type SlotState } from '../state.js';
import type { EnterPaper } from './commands.js';
import { confirmed } from './confirm.js';
import { isPending, type PaperEntry } from './entry.js';
import type { PaperEntered, PaperEntryEvent } from './events.js';

/**
 * A paper stands at once or, where two registrars must read it, when they agree. Unlike an electronic version it may say
 * what the paper before it said: it is another sheet, with a number and a place of its own.
 */
export function enterPaper(state: SlotState, command: EnterPaper): Decision<PaperEntryId, PaperEntryEvent> {
  const contentHash = contentHashOf(command);
  const earlier = sentBefore(state, command);
  if (earlier !== undefined) {
    return earlier.sent.contentHash === contentHash ? replay(earlier.id) : rejected(paperEntryKeyReused(earlier));
  }
  const refusal = refusalOf(state, command);
  if (refusal !== undefined) return rejected(refusal);
  const entered = paperEntered(state, command, contentHash);
  const read = { values: command.values, attachments: command.attachments, enteredBy: [command.person] };
  const confirmation = command.doubleEntry ? [] : confirmed(state, [entered], entered.data, read);
  return { ok: true, events: [entered, ...confirmation] };
}

function sentBefore(state: SlotState, { registrar, idempotencyKey }: EnterPaper): PaperEntry | undefined {
  if (idempotencyKey === undefined) return undefined;
  return state.entries.find(({ sent }) => sent.idempotencyKey === idempotencyKey && sent.registrar === registrar);
}

function refusalOf(state: SlotState, { document, clarifies }: EnterPaper): Rejection | undefined {
  const pending = state.entries.find(isPending);
  if (pending !== undefined) return paperEntryPending(pending);
  const known = state.entries.find(
    ({ sent, status }) => status.kind !== 'withdrawn' && sent.document.incomingNumber === document.incomingNumber,
  );
  if (known !== undefined && !isTakenBack(state, known)) return paperKnown(known);
  const standing = standingVersion(state, 'paper');
  if (clarifies === undefined) return standing === undefined ? undefined : slotTaken(standing, false);
  const named = findVersion(state, clarifies);
  if (named === undefined) return clarifiesUnknown(clarifies);
  if (named.carrier !== 'paper') return clarifiesOtherCarrier(clarifies, named.carrier);
  if (standing === undefined) return clarifiesWithdrawn(clarifies);
  return standing.submission === clarifies ? undefined : clarifiesStale(clarifies, standing);
}

/** A paper whose version was withdrawn can be entered again. */
function isTakenBack(state: SlotState, { status }: PaperEntry): boolean {
  return status.kind === 'confirmed' && findVersion(state, status.submission)?.status.kind === 'withdrawn';
}

function paperEntered(state: SlotState, command: EnterPaper, contentHash: string): PaperEntered {
  const { slot, body, registrar, person, document, doubleEntry, compare, formHash, values } = command;
  const { idempotencyKey, clarifies, formVersion, attachments } = command;
  return {
    type: 'PaperEntered',
    data: {
      entry: paperEntryId(slot, state.entries.length + 1),
      ...{ slot, body, registrar, person, document, doubleEntry, compare },
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      contentHash,
      ...(clarifies === undefined ? {} : { clarifies }),
      ...{ formHash, values },
      ...(formVersion === undefined ? {} : { formVersion }),
      ...(attachments === undefined ? {} : { attachments }),
    },
  };
}

function contentHashOf({ slot, body, document, clarifies, values, person }: EnterPaper): string {
  const { form, unit, key } = slot;
  return sha256Hex(
    canonicalJson({
      body,
      clarifies,
      form,
      key: key === '' ? undefined : key,
      paper: { ...document },
      person,
      unit,
      values,
    }),
  );
}
