import { createHash, randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { parseContentHash, type ContentHash } from '../content-hash.js';
import {
  ContentInterrupted,
  ContentMissing,
  ContentRefused,
  type AttachmentStore,
  type ContentRefusal,
  type StoredContent,
} from '../port.js';
import { allowedSamples, pdf, refusedSamples } from '../testing/samples.js';

export interface StoreUnderTest {
  readonly store: AttachmentStore;
  /** Everything that the adapter holds, content and leftovers alike, by whatever name. */
  readonly holdings: () => Promise<readonly string[]>;
}

/** Asked for within tests, so that the store may be opened before them. */
type GetStore = () => StoreUnderTest;

const limits = { maximumBytes: 1024 * 1024 };

/** What every adapter of the port must do. */
export function describeAttachmentStoreContract(name: string, getStore: GetStore): void {
  describe(`attachment store contract: ${name}`, () => {
    describeKeeping(getStore);
    describeRefusing(getStore);

    it('is well', async () => {
      await expect(getStore().store.check()).resolves.toBeUndefined();
    });
  });
}

function describeKeeping(getStore: GetStore): void {
  const put = putInto(getStore);
  const read = async (hash: ContentHash, range?: { start: number; end: number }): Promise<Buffer> =>
    buffer(await getStore().store.open(hash, range));

  describe('keeping', () => {
    it('keeps content under the hash of its bytes, and gives the same bytes back', async () => {
      const content = pdf(300_000, 1);
      const stored = await put(inChunks(content));
      expect(stored).toEqual({ hash: hashOf(content), size: content.length, mediaType: 'application/pdf' });
      expect((await read(stored.hash)).equals(content)).toBe(true);
    });

    it('gives parts of it', async () => {
      const content = pdf(5_000, 2);
      const { hash } = await put(inChunks(content));
      for (const [start, end] of [
        [0, 0],
        [10, 99],
        [4_990, 4_999],
        [0, 4_999],
      ] as const)
        expect((await read(hash, { start, end })).equals(content.subarray(start, end + 1))).toBe(true);
    });

    it('takes the same content any number of times, also at the same moment', async () => {
      const content = pdf(100_000, 3);
      const before = (await getStore().holdings()).length;
      const stored = await Promise.all(Array.from({ length: 5 }, () => put(inChunks(content))));
      expect(new Set(stored.map(({ hash }) => hash))).toEqual(new Set([hashOf(content)]));
      expect(await getStore().holdings()).toHaveLength(before + 1);
      expect((await read(hashOf(content))).equals(content)).toBe(true);
    });

    it('tells the sizes of those that are there, and of no others', async () => {
      const content = pdf(777, 4);
      const { hash } = await put(inChunks(content));
      const absent = hashOf(randomBytes(8));
      expect(await getStore().store.describe([absent, hash])).toEqual(new Map([[hash, 777]]));
      expect(await getStore().store.describe([])).toEqual(new Map());
    });

    it('says that content is missing', async () => {
      await expect(getStore().store.open(hashOf(randomBytes(8)))).rejects.toThrow(ContentMissing);
    });

    it('finds the type in the bytes', async () => {
      for (const [mediaType, content] of await allowedSamples())
        expect(await put(inChunks(content))).toEqual({ hash: hashOf(content), size: content.length, mediaType });
    });

    it('finds the type of each when many come at the same moment', async () => {
      const samples = await allowedSamples();
      const many = Array.from({ length: 10 }, () => samples).flat();
      const stored = await Promise.all(many.map(([, content]) => put(inChunks(content, 16))));
      expect(stored.map(({ mediaType }) => mediaType)).toEqual(many.map(([mediaType]) => mediaType));
    });
  });
}

function describeRefusing(getStore: GetStore): void {
  const put = putInto(getStore);

  describe('refusing', () => {
    it('refuses what is not to be kept, and keeps nothing of it', async () => {
      const before = await getStore().holdings();
      for (const [what, content, reason] of await refusedSamples()) {
        const refusal = await refusalOf(put(inChunks(content)));
        expect({ what, refusal }).toMatchObject({ what, refusal: { code: 'attachment-type-refused', reason } });
      }
      expect(await refusalOf(put(inChunks(Buffer.alloc(0))))).toEqual({ code: 'attachment-empty' });
      expect(await getStore().holdings()).toEqual(before);
    });

    it('takes content as large as the limit, and stops reading at the chunk that goes over it', async () => {
      const { maximumBytes } = limits;
      expect(await put(inChunks(pdf(maximumBytes, 5)))).toMatchObject({ size: maximumBytes });
      const before = await getStore().holdings();
      let taken = 0;
      const endless = async function* (): AsyncGenerator<Buffer> {
        for (const chunk = pdf(64 * 1024); ; taken += chunk.length) {
          await setImmediate();
          yield chunk;
        }
      };
      expect(await refusalOf(put(endless()))).toEqual({ code: 'attachment-too-large', maximumBytes });
      expect(taken).toBe(maximumBytes);
      expect(await getStore().holdings()).toEqual(before);
    });

    it('keeps nothing of what breaks off', async () => {
      const before = await getStore().holdings();
      const broken = async function* (): AsyncGenerator<Buffer> {
        yield pdf(50_000, 6);
        await setImmediate();
        throw new Error('the connection was reset');
      };
      await expect(put(broken())).rejects.toThrow(ContentInterrupted);
      expect(await getStore().holdings()).toEqual(before);
    });
  });
}

function putInto(getStore: GetStore): (content: AsyncIterable<Uint8Array>) => Promise<StoredContent> {
  return (content) => getStore().store.put(content, limits);
}

export async function* inChunks(content: Buffer, size = 64 * 1024): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) {
    await setImmediate();
    yield content.subarray(at, at + size);
  }
}

export function hashOf(content: Buffer): ContentHash {
  const hash = parseContentHash(`sha256:${createHash('sha256').update(content).digest('hex')}`);
  if (hash === undefined) throw new Error('a SHA-256 is always a content hash');
  return hash;
}

async function refusalOf(put: Promise<unknown>): Promise<ContentRefusal | undefined> {
  try {
    await put;
    return undefined;
  } catch (error) {
    if (error instanceof ContentRefused) return error.refusal;
    throw error;
  }
}
