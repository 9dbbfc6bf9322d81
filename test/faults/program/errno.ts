/**
 * The code of a failed system call. Not by `instanceof`: the errors of Node's own modules belong to another realm than the
 * code that jest runs.
 */
export function errnoOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
