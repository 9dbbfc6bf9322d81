import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentSource } from '../media-type/content-source.js';
import { findMediaType } from '../media-type/find-media-type.js';
import type { PutLimits, StoredContent } from '../port.js';
import { arriving, ContentMeter } from './content-meter.js';
import { storing } from './storing.js';

export interface Spooled extends StoredContent {
  /** A file with all of it, on disk; gone when its keeper has ended. */
  readonly path: string;
}

/**
 * Where content lies until all of it has come: only then are its name (the hash) and its type known. A crash leaves files
 * here and nowhere else; they are swept when the spool is opened again, so a folder belongs to one process at a time.
 */
export class Spool {
  private constructor(private readonly folder: string) {}

  /** @throws AttachmentStoreFailed */
  static async open(folder: string): Promise<Spool> {
    await storing(async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const left of await readdir(folder)) await rm(join(folder, left), { force: true });
    });
    return new Spool(folder);
  }

  /**
   * Takes the content in and hands it to `keep` once it is whole, on disk and allowed. Whatever happens, nothing of it stays here.
   * @throws ContentRefused, ContentInterrupted, AttachmentStoreFailed
   */
  async receive(
    content: AsyncIterable<Uint8Array>,
    limits: PutLimits,
    keep: (spooled: Spooled) => Promise<void>,
  ): Promise<StoredContent> {
    const path = join(this.folder, randomUUID());
    try {
      const { text, ...measured } = await write(path, content, new ContentMeter(limits));
      const source: ContentSource = { kind: 'file', path };
      const stored = { ...measured, mediaType: await storing(() => findMediaType(source, text)) };
      await keep({ ...stored, path });
      return stored;
    } finally {
      await rm(path, { force: true });
    }
  }

  /** @throws AttachmentStoreFailed */
  async check(): Promise<void> {
    await storing(() => access(this.folder, constants.W_OK | constants.X_OK));
  }
}

async function write(
  path: string,
  content: AsyncIterable<Uint8Array>,
  meter: ContentMeter,
): Promise<ReturnType<ContentMeter['finish']>> {
  const file = await storing(() => open(path, 'wx', 0o600));
  try {
    for await (const chunk of arriving(content)) {
      meter.add(chunk);
      await storing(() => file.appendFile(chunk));
    }
    const measured = meter.finish();
    await storing(() => file.sync());
    return measured;
  } finally {
    await close(file);
  }
}

/** What could not be written is told by the write or the sync before. */
async function close(file: FileHandle): Promise<void> {
  await file.close().catch(() => undefined);
}
