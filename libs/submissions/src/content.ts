import { canonicalJson, canonicalJsonKept, sha256Hex, type CanonicalJson } from '#vybory/canonical-json';
import type { Submit } from './commands.js';

/** What a body sent, as it is hashed. */
export interface SubmissionContent {
  /** RFC 8785 text of `{acts, clarifies, form, key, unit, values}`; absent members and an empty key are left out. */
  readonly text: CanonicalJson;
  /** SHA-256 of the text's UTF-8 bytes, 64 lower-case hexadecimal digits. */
  readonly hash: string;
}

/**
 * The content of a submission, so that a body can compute the same hash from what it sent.
 * @throws RangeError when the values hold what RFC 8785 cannot write: NaN, infinities, lone surrogates.
 */
export function contentOf(submit: Pick<Submit, 'slot' | 'values' | 'clarifies' | 'acts'>): SubmissionContent {
  const { form, unit, key } = submit.slot;
  // The event that is made of the submission holds the same values.
  canonicalJsonKept(submit.values);
  const text = canonicalJson({
    acts: submit.acts,
    clarifies: submit.clarifies,
    form,
    key: key === '' ? undefined : key,
    unit,
    values: submit.values,
  });
  return { text, hash: sha256Hex(text) };
}
