import { fromBufferPromise, type Entry } from 'yauzl';
import { UnreadableWorkbook } from './unreadable-workbook.js';

/** Beginning of an encrypted workbook, and of the formats before XLSX: a compound file. */
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** A workbook has some dozens. */
const mostParts = 1000;
const spreadsheet = 'xl/workbook.xml';

/**
 * Looks at the table of contents, before anything is unpacked: the library unpacks no part to more than it declares, so what all of them
 * declare is what the file can cost.
 * @throws UnreadableWorkbook
 */
export async function checkContainer(bytes: Buffer, unpackedBytes: number): Promise<void> {
  if (bytes.subarray(0, compoundFile.length).equals(compoundFile)) throw new UnreadableWorkbook('protected');
  const parts = await partsOf(bytes);
  if (!parts.some(({ fileName }) => fileName === spreadsheet)) throw new UnreadableWorkbook('not-a-workbook');
  const names = new Set(parts.map(({ fileName }) => fileName));
  if (names.size < parts.length || parts.some(isUndeclared)) throw new UnreadableWorkbook('not-a-workbook');
  if (parts.some((part) => part.isEncrypted())) throw new UnreadableWorkbook('protected');
  if (sum(parts) > unpackedBytes) throw new UnreadableWorkbook('too-large');
}

async function partsOf(bytes: Buffer): Promise<readonly Entry[]> {
  const parts: Entry[] = [];
  try {
    const zip = await fromBufferPromise(bytes, { autoClose: false });
    if (zip.entryCount > mostParts) throw new UnreadableWorkbook('too-large');
    for await (const part of zip.eachEntry()) parts.push(part);
    return parts;
  } catch (error) {
    throw error instanceof UnreadableWorkbook ? error : new UnreadableWorkbook('not-a-workbook', error);
  }
}

/** A part that hides how large it is: no limit would hold for it. */
function isUndeclared({ compressedSize, uncompressedSize, fileName }: Entry): boolean {
  return (compressedSize === 0 || uncompressedSize === 0) && !fileName.endsWith('/');
}

function sum(parts: readonly Entry[]): number {
  return parts.reduce((total, { uncompressedSize }) => total + uncompressedSize, 0);
}
