/** Whether the operating system said no, and not the content. By its shape: the errors of Node's own modules are not of every realm's `Error`. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'errno' in error;
}
