import { mkdir, open, rename, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { placeOf, type ContentHash } from '../content-hash.js';
import { ContentMissing, type AttachmentStore, type ByteRange, type PutLimits, type StoredContent } from '../port.js';
import { Spool, type Spooled } from '../receiving/spool.js';
import { storing } from '../receiving/storing.js';
import { isSystemError } from '../receiving/system-error.js';

/** Content as files below a folder, `aa/bb/<64 hex>`. A file there is always whole: it was written elsewhere, synced, and renamed. */
export class FolderAttachmentStore implements AttachmentStore {
  private constructor(
    private readonly folder: string,
    private readonly spool: Spool,
  ) {}

  /** Sweeps what a crash left. @throws AttachmentStoreFailed */
  static async open(folder: string): Promise<FolderAttachmentStore> {
    // Inside the folder, for a rename works within one file system.
    return new FolderAttachmentStore(folder, await Spool.open(join(folder, 'incoming')));
  }

  async put(content: AsyncIterable<Uint8Array>, limits: PutLimits): Promise<StoredContent> {
    return this.spool.receive(content, limits, (spooled) => storing(() => this.place(spooled)));
  }

  async open(hash: ContentHash, range?: ByteRange): Promise<Readable> {
    const file = await storing(async () => orMissing(hash, () => open(this.fileOf(hash))));
    return file.createReadStream({ ...range });
  }

  async describe(hashes: readonly ContentHash[]): Promise<ReadonlyMap<ContentHash, number>> {
    const sizes = await storing(() =>
      Promise.all(hashes.map(async (hash) => [hash, await this.sizeOf(hash)] as const)),
    );
    return new Map(sizes.filter((entry): entry is [ContentHash, number] => entry[1] !== undefined));
  }

  async check(): Promise<void> {
    await this.spool.check();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private fileOf(hash: ContentHash): string {
    return join(this.folder, ...placeOf(hash));
  }

  /** Renaming over what is there already heals a file that was damaged since. */
  private async place({ hash, path }: Spooled): Promise<void> {
    const file = this.fileOf(hash);
    const folder = dirname(file);
    const firstMade = await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(path, file);
    await sync(folder);
    // A folder that is new is lost with its contents until the one above it is on disk.
    if (firstMade !== undefined) for (const above of [dirname(folder), this.folder]) await sync(above);
  }

  private async sizeOf(hash: ContentHash): Promise<number | undefined> {
    try {
      return (await stat(this.fileOf(hash))).size;
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }
}

async function orMissing(hash: ContentHash, opening: () => Promise<FileHandle>): Promise<FileHandle> {
  try {
    return await opening();
  } catch (error) {
    throw isAbsent(error) ? new ContentMissing(hash) : error;
  }
}

function isAbsent(error: unknown): boolean {
  return isSystemError(error) && error.code === 'ENOENT';
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
