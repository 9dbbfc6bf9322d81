import { canonicalJson, type CanonicalJson } from '#vybory/canonical-json';
import type { SubmissionReceived } from './events.js';

/** A `SubmissionReceived` and where the event log holds it; a recorded event of the log has this shape. */
export interface RecordedSubmission {
  readonly data: SubmissionReceived['data'];
  readonly log: string;
  /** Place in the log, from 1. */
  readonly position: number;
  /** When the log took it: ISO 8601 UTC with milliseconds. */
  readonly recordedAt: string;
}

/** What `promiseReceipt` writes. */
export interface PromiseReceipt {
  readonly kind: 'promise';
  readonly submission: string;
  readonly campaign: string;
  readonly form: string;
  /** Version of the form, for forms that were designed at run time. */
  readonly formVersion?: number;
  readonly unit: string;
  /** Empty when the form has one slot per unit. */
  readonly key: string;
  /** SHA-256 of what the body sent, see `contentOf`. */
  readonly contentHash: string;
  readonly log: string;
  readonly position: number;
  readonly receivedAt: string;
}

/**
 * The receipt that intake gives for a durable submission: RFC 8785 text of a {@link PromiseReceipt}. It is made of the
 * recorded event alone, so asking again for the same submission gives the same bytes.
 */
export function promiseReceipt({ data, log, position, recordedAt }: RecordedSubmission): CanonicalJson {
  const { campaign, form, unit, key } = data.slot;
  const receipt: PromiseReceipt = {
    kind: 'promise',
    submission: data.submission,
    campaign,
    form,
    ...(data.formVersion === undefined ? {} : { formVersion: data.formVersion }),
    unit,
    key,
    contentHash: data.contentHash,
    log,
    position,
    receivedAt: recordedAt,
  };
  return canonicalJson(receipt);
}
