import { EventLogUnavailable } from '#vybory/event-log';
import type { Step } from '../step.js';

/** A fold could not apply one step: the slot to park is known. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed';
  readonly stream: string;

  constructor(step: Step, cause: unknown) {
    super(`position ${step.position} of ${step.stream}: ${describe(cause)}`, { cause });
    this.stream = step.stream;
  }
}

/** The view stands still until somebody repairs it and starts it again. */
export class ViewHalted extends Error {
  override readonly name = 'ViewHalted';
}

/** SQLSTATE classes: connection, rollback of a transaction, resources, object in use, operator intervention, system. */
const transientClasses: readonly string[] = ['08', '40', '53', '55', '57', '58'];

/** Whether the same work may well succeed later: the store failed, not the data. */
export function isTransient(error: unknown): boolean {
  if (error instanceof EventLogUnavailable) return true;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code))
    return transientClasses.includes(code.slice(0, 2));
  if (code !== undefined) return /^E[A-Z]+$/.test(code);
  return /connection (terminated|timeout|ended)|client was closed|not queryable|timeout exceeded when trying to connect/i.test(
    error.message,
  );
}

export function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
