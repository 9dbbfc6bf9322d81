import type { Readable } from 'node:stream';
import type { ContentHash } from './content-hash.js';
import type { MediaType } from './media-type/media-types.js';

export interface PutLimits {
  /** Largest content that is taken. */
  readonly maximumBytes: number;
}

/** Content that is durable. */
export interface StoredContent {
  readonly hash: ContentHash;
  /** Bytes. */
  readonly size: number;
  /** As the bytes say, whatever was declared. */
  readonly mediaType: MediaType;
}

/** Bytes from `start` to `end`, both inside the content and both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Keeps content under the hash of its bytes. Knows neither campaigns nor names: those stand in the log. Adapters differ only
 * in where the bytes are; `contract/` holds what every adapter must do.
 */
export interface AttachmentStore {
  /**
   * Takes content as it comes, holding a chunk at a time, and resolves when all of it is durable under its hash. Repeating
   * it does no harm. What is refused, breaks off or does not fit leaves nothing.
   * @throws ContentRefused, ContentInterrupted, AttachmentStoreFailed
   */
  put(content: AsyncIterable<Uint8Array>, limits: PutLimits): Promise<StoredContent>;
  /** @throws ContentMissing, AttachmentStoreFailed */
  open(hash: ContentHash, range?: ByteRange): Promise<Readable>;
  /** Sizes in bytes of those that are there. @throws AttachmentStoreFailed */
  describe(hashes: readonly ContentHash[]): Promise<ReadonlyMap<ContentHash, number>>;
  /** Rejects when nothing could be put now, as far as that can be known without putting something. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export type ContentRefusal =
  | { readonly code: 'attachment-empty' }
  | { readonly code: 'attachment-too-large'; readonly maximumBytes: number }
  | {
      readonly code: 'attachment-type-refused';
      /** What the bytes are, as far as it was found. */
      readonly found?: string;
      readonly reason: TypeRefusalReason;
    };

/** `macros`: a document that brings a program along. `damaged`: says of itself that it is a container, and cannot be read as one. */
export type TypeRefusalReason = 'not-allowed' | 'unknown' | 'executable' | 'markup' | 'macros' | 'damaged';

/** The content is not taken for what it is; sending it again cannot help. */
export class ContentRefused extends Error {
  override readonly name = 'ContentRefused';
  constructor(readonly refusal: ContentRefusal) {
    super(refusal.code);
  }
}

/** Whoever sent the content broke off before its end. */
export class ContentInterrupted extends Error {
  override readonly name = 'ContentInterrupted';
}

/** No content is there under this hash. */
export class ContentMissing extends Error {
  override readonly name = 'ContentMissing';
  constructor(readonly hash: ContentHash) {
    super(hash);
  }
}

/** Nothing was stored. `full`: it does not help to try again before there is space. */
export class AttachmentStoreFailed extends Error {
  override readonly name = 'AttachmentStoreFailed';
  constructor(
    readonly code: 'attachment-store-full' | 'attachment-store-unavailable',
    cause: unknown,
  ) {
    super(code, { cause });
  }
}
