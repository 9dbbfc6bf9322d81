export { parseContentHash, type ContentHash } from './content-hash.js';
export { longestFileName, readFileName } from './file-name.js';
export { extensions, mediaTypes, type MediaType } from './media-type/media-types.js';
export { MemoryAttachmentStore } from './memory/memory-attachment-store.js';
export { openAttachmentStore } from './open-store.js';
export {
  AttachmentStoreFailed,
  ContentInterrupted,
  ContentMissing,
  ContentRefused,
  type AttachmentStore,
  type ByteRange,
  type ContentRefusal,
  type PutLimits,
  type StoredContent,
  type TypeRefusalReason,
} from './port.js';
export {
  AttachmentRegister,
  attachmentStream,
  type Attachment,
  type AttachmentStored,
  type Registered,
} from './register.js';
export { ATTACHMENT_LIMITS, ATTACHMENT_STORE } from './tokens.js';
