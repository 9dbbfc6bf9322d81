import { replay, type RecordedEvent } from '#vybory/event-log';
import {
  isBlind,
  type CarrierCaseId,
  type EntryDifference,
  type FormValues,
  type PaperDocument,
  type PaperEntry,
  type PaperEntryId,
  type PaperEntryStatusKind,
  type SubmissionId,
  type WithheldUntil,
} from '#vybory/submissions';
import { slotDecider } from './slot-commands.js';

/** A paper entry as it stands, without what a registrar must read from the paper alone. */
export interface PaperEntryDocument extends PaperDocument {
  readonly entry: PaperEntryId;
  readonly campaign: string;
  readonly form: string;
  /** Version of a form that was designed at run time. */
  readonly formVersion?: number;
  readonly unit: string;
  readonly key: string;
  readonly body: string;
  readonly status: PaperEntryStatusKind;
  readonly doubleEntry: boolean;
  /** Persons who read it so far, in order. */
  readonly enteredBy: readonly string[];
  readonly enteredAt: string;
  readonly clarifies?: SubmissionId;
  /** The version that it became. */
  readonly submission?: SubmissionId;
  /** How that version compared with the electronic one; absent while there is none. */
  readonly comparison?: PaperComparison;
  /** What two registrars read differently, for the third one. */
  readonly differences?: readonly EntryDifference[];
  /** What it says; absent until it is confirmed. */
  readonly values?: FormValues;
  /** Why what was read is not told. */
  readonly withheldUntil?: WithheldUntil;
}

export interface PaperComparison {
  readonly electronic: SubmissionId;
  readonly agrees: boolean;
  readonly case?: CarrierCaseId;
}

/** Undefined when the stream has no such entry. */
export function paperEntryDocument(id: string, events: readonly RecordedEvent[]): PaperEntryDocument | undefined {
  const state = replay(slotDecider, events);
  const entry = state.entries.find((one) => one.id === id);
  const entered = events.find(
    (event) => event.type === 'PaperEntered' && (event.data as { entry?: string }).entry === id,
  );
  if (entry === undefined || entered === undefined) return undefined;
  const { sent, status } = entry;
  const { campaign, form, unit, key } = sent.slot;
  return {
    ...{ entry: entry.id, campaign, form, unit, key, body: sent.body, ...sent.document },
    ...{ status: status.kind, doubleEntry: sent.doubleEntry, enteredBy: readers(entry), enteredAt: entered.recordedAt },
    ...(sent.formVersion === undefined ? {} : { formVersion: sent.formVersion }),
    ...(sent.clarifies === undefined ? {} : { clarifies: sent.clarifies }),
    ...outcomeOf(entry, events),
  };
}

function readers({ sent, status }: PaperEntry): readonly string[] {
  if (status.kind === 'confirmed') return status.enteredBy;
  return status.kind === 'disputed' ? [sent.person, status.second] : [sent.person];
}

function outcomeOf(entry: PaperEntry, events: readonly RecordedEvent[]): Partial<PaperEntryDocument> {
  const { status } = entry;
  if (isBlind(entry)) return { withheldUntil: 'second-entry' };
  if (status.kind === 'disputed') return { differences: status.differences };
  if (status.kind !== 'confirmed') return {};
  const { submission } = status;
  const comparison = comparisonOf(submission, events);
  const values = valuesOf(submission, events);
  return { submission, ...(comparison && { comparison }), ...(values && { values }) };
}

function valuesOf(submission: SubmissionId, events: readonly RecordedEvent[]): FormValues | undefined {
  const received = events.find(
    ({ type, data }) => type === 'SubmissionReceived' && (data as { submission?: string }).submission === submission,
  );
  return (received?.data as { readonly values: FormValues } | undefined)?.values;
}

function comparisonOf(paper: SubmissionId, events: readonly RecordedEvent[]): PaperComparison | undefined {
  const compared = events.findLast(
    ({ type, data }) =>
      (type === 'CarriersAgreed' || type === 'CarrierDifferenceOpened') && (data as { paper?: string }).paper === paper,
  );
  if (compared === undefined) return undefined;
  // Only these two types have come this far.
  const { electronic, case: opened } = compared.data as {
    readonly electronic: SubmissionId;
    readonly case?: CarrierCaseId;
  };
  return { electronic, agrees: opened === undefined, ...(opened && { case: opened }) };
}
