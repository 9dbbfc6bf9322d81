import type { CloseCase, ExplainDifference } from '../carriers/commands.js';
import type { ComparisonPolicy } from '../carriers/compare.js';
import type { FormValues } from '../events.js';
import type { EnterPaper, EnterPaperAgain, ResolvePaper, WithdrawPaperEntry } from '../paper/commands.js';
import type { PaperDocument } from '../paper/events.js';
import { carrierCaseId, paperEntryId, type CarrierCaseId, type PaperEntryId, type SubmissionId } from '../slot.js';
import { body, slot, values } from './commands.js';

/** Id of entry `k` of the slot of the tests. */
export function entry(k: number): PaperEntryId {
  return paperEntryId(slot, k);
}

/** Id of case `k` of the slot of the tests. */
export function carrierCase(k: number): CarrierCaseId {
  return carrierCaseId(slot, k);
}

export function paper(incomingNumber = '17'): PaperDocument {
  return { channel: 'post', incomingNumber, shelfMark: `A-${incomingNumber}` };
}

interface Given {
  readonly incomingNumber?: string;
  readonly person?: string;
  readonly doubleEntry?: boolean;
  readonly compare?: ComparisonPolicy;
  readonly idempotencyKey?: string;
  readonly clarifies?: SubmissionId;
  readonly values?: FormValues;
}

export function enterPaper({ incomingNumber, ...given }: Given = {}): EnterPaper {
  return {
    type: 'EnterPaper',
    ...{ slot, body, registrar: 'secretariat', person: 'first', document: paper(incomingNumber) },
    ...{ doubleEntry: false, compare: {}, formHash: 'form-hash', values },
    ...given,
  };
}

export function enterPaperAgain(k: number, person = 'second', read: FormValues = values): EnterPaperAgain {
  return { type: 'EnterPaperAgain', entry: entry(k), person, values: read };
}

export function resolvePaper(k: number, person = 'third', read: FormValues = values): ResolvePaper {
  return { type: 'ResolvePaper', entry: entry(k), person, values: read };
}

export function withdrawPaperEntry(k: number, person = 'first', reason = 'a wrong precinct'): WithdrawPaperEntry {
  return { type: 'WithdrawPaperEntry', entry: entry(k), person, reason };
}

export function explainDifference(k: number, person = 'first', explanation = 'a blot'): ExplainDifference {
  return { type: 'ExplainDifference', case: carrierCase(k), person, explanation };
}

export function closeCase(k: number, person = 'second', conclusion = 'the copy is bad'): CloseCase {
  return { type: 'CloseCase', case: carrierCase(k), person, conclusion };
}
