import type { JsonValue } from '#vybory/canonical-json';
import type { Text } from '#vybory/language';

/** Why the campaign refuses something: a stable code, a text for the reader, and what was expected and found where it helps. */
export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly message: Text;
  readonly expected?: JsonValue;
  readonly actual?: JsonValue;
}

export type Verdict = { readonly ok: true } | Refusal;

export const granted: Verdict = { ok: true };

export function refuse(
  code: string,
  message: Text,
  details: { expected?: JsonValue; actual?: JsonValue } = {},
): Refusal {
  return { ok: false, code, message, ...details };
}
