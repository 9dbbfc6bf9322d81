import { EmbeddedPostgresError } from '../embedded-postgres-error.js';

/** The error that a start ends with; both its texts must say the same things, so most tests look at both. */
export async function failureOf(start: Promise<unknown>): Promise<EmbeddedPostgresError> {
  const outcome = await start.catch((error: unknown) => error);
  if (outcome instanceof EmbeddedPostgresError) return outcome;
  throw new Error(`expected an EmbeddedPostgresError, not ${String(outcome)}`);
}

export function expectInBothTexts(failure: EmbeddedPostgresError, words: string): void {
  expect(failure.text.uk).toContain(words);
  expect(failure.text.en).toContain(words);
}
