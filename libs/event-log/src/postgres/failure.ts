import { DatabaseError } from 'pg';
import { EventLogUnavailable } from '../port.js';

/**
 * What a failed statement means (PostgreSQL, Appendix A, error codes):
 * - `refused`: a value is at fault (22 data exception, 23 constraint, 54 program limit); the same again fails again;
 * - `passing`: the server is away, overloaded, restarting, read-only, or a lock was lost; the same again may succeed;
 * - `lasting`: not migrated, no rights, no such database; somebody must act first.
 */
export type Failure = 'refused' | 'passing' | 'lasting';

const refusedClasses = new Set(['22', '23', '54']);
const passingClasses = new Set(['08', '25', '40', '53', '55', '57', '58']);

export function failureOf(error: unknown): Failure {
  // Without a code from the server the connection broke, was refused or timed out.
  if (!(error instanceof DatabaseError) || error.code === undefined) return 'passing';
  const errorClass = error.code.slice(0, 2);
  if (refusedClasses.has(errorClass)) return 'refused';
  return passingClasses.has(errorClass) ? 'passing' : 'lasting';
}

export function unavailable(error: unknown): EventLogUnavailable {
  if (error instanceof EventLogUnavailable) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new EventLogUnavailable(`the event log cannot be reached: ${reason}`, { cause: error });
}
