import { AttachmentStoreFailed } from '../port.js';

/** Error codes of S3-compatible stores (AWS, Ceph, MinIO) that have no space left for the account or at all. */
const fullNames: ReadonlySet<string> = new Set([
  'QuotaExceeded',
  'StorageFull',
  'XMinioStorageFull',
  'InsufficientStorage',
]);
const insufficientStorage = 507;

/** A HEAD has no body, and so only a status. A bucket that is not there is a fault of the configuration, not an absent object. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound');
}

export function asStoreFailure(error: unknown): AttachmentStoreFailed {
  const isFull = error instanceof Error && (fullNames.has(error.name) || statusOf(error) === insufficientStorage);
  return new AttachmentStoreFailed(isFull ? 'attachment-store-full' : 'attachment-store-unavailable', error);
}

function statusOf(error: Error): number | undefined {
  // The client puts the answer's status there.
  return (error as { readonly $metadata?: { readonly httpStatusCode?: number } }).$metadata?.httpStatusCode;
}
