import type * as Sdk from '@aws-sdk/client-s3';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { S3Place } from '#vybory/platform';
import { hexOf, placeOf, type ContentHash } from '../content-hash.js';
import { ContentMissing, type AttachmentStore, type ByteRange, type PutLimits, type StoredContent } from '../port.js';
import { Spool, type Spooled } from '../receiving/spool.js';
import { asStoreFailure, isNotFound } from './s3-failure.js';

const connectionTimeout = 5_000;
/** Without a byte moving; not for the whole of a large object. */
const socketTimeout = 60_000;
/** How many questions of one `describe` are under way at a time. */
const width = 16;

/**
 * Content as objects of an S3-compatible store, `<prefix>/aa/bb/<64 hex>`. It is spooled on disk first: its key is the hash of all of
 * it. Then one PUT stores it whole or not at all, and the store compares the SHA-256 with what it got.
 */
export class S3AttachmentStore implements AttachmentStore {
  private constructor(
    private readonly sdk: typeof Sdk,
    private readonly client: Sdk.S3Client,
    private readonly s3: S3Place,
    private readonly spool: Spool,
  ) {}

  /** @param spoolFolder for what is arriving; swept of what a crash left. @throws AttachmentStoreFailed */
  static async open(s3: S3Place, spoolFolder: string): Promise<S3AttachmentStore> {
    const spool = await Spool.open(spoolFolder);
    // Only where an S3 is configured: the client is the largest dependency of the product.
    const sdk = await import('@aws-sdk/client-s3');
    const { endpoint, region, credentials } = s3;
    const client = new sdk.S3Client({
      region,
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      ...(credentials && { credentials }),
      // Whatever fails is told to the caller, who logs it.
      logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      requestHandler: { connectionTimeout, socketTimeout },
      // The hash of the content is sent anyway; further checksums would come as trailers, which not every store understands.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    return new S3AttachmentStore(sdk, client, s3, spool);
  }

  async put(content: AsyncIterable<Uint8Array>, limits: PutLimits): Promise<StoredContent> {
    return this.spool.receive(content, limits, (spooled) => this.upload(spooled));
  }

  async open(hash: ContentHash, range?: ByteRange): Promise<Readable> {
    const bytes = range && { Range: `bytes=${range.start}-${range.end}` };
    const { Body } = await this.ask(hash, () =>
      this.client.send(new this.sdk.GetObjectCommand({ ...this.objectOf(hash), ...bytes })),
    );
    // In Node the client answers with the stream of the response.
    return Body as Readable;
  }

  async describe(hashes: readonly ContentHash[]): Promise<ReadonlyMap<ContentHash, number>> {
    const sizes = new Map<ContentHash, number>();
    const left = new Set(hashes);
    const worker = async (): Promise<void> => {
      for (const hash of left) {
        left.delete(hash);
        const size = await this.sizeOf(hash);
        if (size !== undefined) sizes.set(hash, size);
      }
    };
    await Promise.all(Array.from({ length: width }, worker));
    return sizes;
  }

  /** Whether the bucket answers with these credentials, and the spool can be written to. */
  async check(): Promise<void> {
    await this.spool.check();
    try {
      await this.client.send(new this.sdk.HeadBucketCommand({ Bucket: this.s3.bucket }));
    } catch (error) {
      throw asStoreFailure(error);
    }
  }

  close(): Promise<void> {
    this.client.destroy();
    return Promise.resolve();
  }

  private objectOf(hash: ContentHash): { readonly Bucket: string; readonly Key: string } {
    const { bucket, prefix } = this.s3;
    return { Bucket: bucket, Key: [...(prefix === '' ? [] : [prefix]), ...placeOf(hash)].join('/') };
  }

  private async upload({ hash, size, mediaType, path }: Spooled): Promise<void> {
    if ((await this.sizeOf(hash)) === size) return;
    const body = createReadStream(path);
    try {
      await this.ask(hash, () =>
        this.client.send(
          new this.sdk.PutObjectCommand({
            ...this.objectOf(hash),
            Body: body,
            ContentLength: size,
            ContentType: mediaType,
            ChecksumSHA256: Buffer.from(hexOf(hash), 'hex').toString('base64'),
          }),
        ),
      );
    } finally {
      body.destroy();
    }
  }

  private async sizeOf(hash: ContentHash): Promise<number | undefined> {
    try {
      const answer = await this.ask(hash, () => this.client.send(new this.sdk.HeadObjectCommand(this.objectOf(hash))));
      return answer.ContentLength;
    } catch (error) {
      if (error instanceof ContentMissing) return undefined;
      throw error;
    }
  }

  private async ask<Answer>(hash: ContentHash, question: () => Promise<Answer>): Promise<Answer> {
    try {
      return await question();
    } catch (error) {
      throw isNotFound(error) ? new ContentMissing(hash) : asStoreFailure(error);
    }
  }
}

function ignore(): void {
  // Nothing is said twice.
}
