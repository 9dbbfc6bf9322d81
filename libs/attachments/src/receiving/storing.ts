import { AttachmentStoreFailed } from '../port.js';
import { isSystemError } from './system-error.js';

const fullCodes: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Does what needs the operating system, and tells its refusals as the store's. */
export async function storing<Result>(step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const isFull = fullCodes.has(error.code);
    throw new AttachmentStoreFailed(isFull ? 'attachment-store-full' : 'attachment-store-unavailable', error);
  }
}
