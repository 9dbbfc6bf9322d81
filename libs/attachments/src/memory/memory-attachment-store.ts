import { Readable } from 'node:stream';
import type { ContentHash } from '../content-hash.js';
import { findMediaType } from '../media-type/find-media-type.js';
import { ContentMissing, type AttachmentStore, type ByteRange, type PutLimits, type StoredContent } from '../port.js';
import { arriving, ContentMeter } from '../receiving/content-meter.js';

/** For tests of other rooms. Nothing in it survives the process. */
export class MemoryAttachmentStore implements AttachmentStore {
  private readonly contents = new Map<ContentHash, Buffer>();

  async put(content: AsyncIterable<Uint8Array>, limits: PutLimits): Promise<StoredContent> {
    const meter = new ContentMeter(limits);
    const chunks: Uint8Array[] = [];
    for await (const chunk of arriving(content)) {
      meter.add(chunk);
      chunks.push(chunk);
    }
    const { text, ...measured } = meter.finish();
    const bytes = Buffer.concat(chunks);
    const mediaType = await findMediaType({ kind: 'bytes', bytes }, text);
    this.contents.set(measured.hash, bytes);
    return { ...measured, mediaType };
  }

  open(hash: ContentHash, range?: ByteRange): Promise<Readable> {
    const bytes = this.contents.get(hash);
    if (bytes === undefined) return Promise.reject(new ContentMissing(hash));
    const part = range ? bytes.subarray(range.start, range.end + 1) : bytes;
    return Promise.resolve(Readable.from([part]));
  }

  describe(hashes: readonly ContentHash[]): Promise<ReadonlyMap<ContentHash, number>> {
    const sizes = hashes.flatMap((hash): [ContentHash, number][] => {
      const bytes = this.contents.get(hash);
      return bytes ? [[hash, bytes.length]] : [];
    });
    return Promise.resolve(new Map(sizes));
  }

  hashes(): readonly ContentHash[] {
    return [...this.contents.keys()];
  }

  check(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
