import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { isSystemError } from '../receiving/system-error.js';
import type { ContentSource } from './content-source.js';

export interface ZipContents {
  readonly names: readonly string[];
  /** What the container says of itself: the entry `mimetype`, which is at most 100 bytes long. */
  readonly mimetype?: string;
}

/** Office documents have a few hundred; the list is held in memory. */
const mostEntries = 10_000;
const longestMimetype = 100;

/** By the central directory, as office programs read it. Undefined when it cannot be read, or names what no honest document has (`../x`). */
export async function zipContents(source: ContentSource): Promise<ZipContents | undefined> {
  try {
    const zip = await (source.kind === 'file'
      ? openPromise(source.path, { autoClose: false })
      : fromBufferPromise(source.bytes, { autoClose: false }));
    try {
      return await read(zip);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (isSystemError(error)) throw error;
    return undefined;
  }
}

async function read(zip: ZipFile): Promise<ZipContents | undefined> {
  if (zip.entryCount > mostEntries) return undefined;
  const names: string[] = [];
  let mimetype: string | undefined;
  for await (const entry of zip.eachEntry()) {
    names.push(entry.fileName);
    if (entry.fileName === 'mimetype') mimetype = await shortText(zip, entry);
  }
  return { names, ...(mimetype !== undefined && { mimetype }) };
}

async function shortText(zip: ZipFile, entry: Entry): Promise<string | undefined> {
  if (entry.uncompressedSize > longestMimetype) return undefined;
  return (await buffer(await zip.openReadStreamPromise(entry))).toString('latin1').trim();
}
