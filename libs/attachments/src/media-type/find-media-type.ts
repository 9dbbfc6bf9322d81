import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type';
import { ContentRefused, type TypeRefusalReason } from '../port.js';
import { isSystemError } from '../receiving/system-error.js';
import type { ContentSource } from './content-source.js';
import { isMediaType, type MediaType } from './media-types.js';
import { signedMessage } from './signed-message.js';
import type { TextVerdict } from './text-check.js';
import { zipContents, type ZipContents } from './zip-contents.js';

const options = { customDetectors: [signedMessage] };

const executables: ReadonlySet<string> = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-vm',
  'application/wasm',
  'application/x-ms-shortcut',
  'application/vnd.ms-cab-compressed',
  'application/x-msi',
]);
const zip = 'application/zip';
const signatureContainers: ReadonlySet<string | undefined> = new Set([
  'application/vnd.etsi.asic-e+zip',
  'application/vnd.etsi.asic-s+zip',
]);

/** Programs in office documents: VBA, macro sheets of Excel 4, Basic and scripts of OpenDocument. */
const macroEntry = /(^|\/)vba(project|data)[^/]*$|(^|\/)macrosheets\/|^(basic|scripts)\//i;
/** ETSI EN 319 162-1, 4.3.3 and 4.4: the signature of a container lies in META-INF. */
const signatureEntry = /^META-INF\/[^/]*signature[^/]*\.(p7s|xml)$/i;

/**
 * What the content is, by its bytes. `text` is what {@link TextCheck} said of it: text has no mark of its own.
 * @throws ContentRefused `attachment-type-refused`
 */
export async function findMediaType(source: ContentSource, text: TextVerdict): Promise<MediaType> {
  const found = await detect(source);
  if (found === undefined) return plainText(text);
  if (executables.has(found)) throw refused('executable', found);
  if (!isZip(found)) return allowed(found);
  const contents = await zipContents(source);
  if (contents === undefined) throw refused('damaged', found);
  if (contents.names.some((name) => macroEntry.test(name)) || /macroenabled/i.test(found))
    throw refused('macros', found);
  return allowed(found === zip ? signatureContainer(contents) : found);
}

async function detect(source: ContentSource): Promise<string | undefined> {
  try {
    // Each with a parser of its own: one holds the state of what it reads.
    const found = await (source.kind === 'file'
      ? fileTypeFromFile(source.path, options)
      : fileTypeFromBuffer(source.bytes, options));
    return found?.mime;
  } catch (error) {
    if (isSystemError(error)) throw error;
    // What drives the detection mad is nothing that it knows.
    return undefined;
  }
}

function plainText(text: TextVerdict): MediaType {
  switch (text) {
    case 'text':
      return 'text/plain';
    case 'markup':
      throw refused('markup');
    case 'script':
      throw refused('executable');
    case 'not-text':
      throw refused('unknown');
    default: {
      const never: never = text;
      return never;
    }
  }
}

function isZip(found: string): boolean {
  return found === zip || /^application\/vnd\.(openxmlformats|oasis|ms-)/.test(found);
}

/** A plain archive may hold anything, and nobody answers for it; a signature container has somebody who signed. */
function signatureContainer({ names, mimetype }: ZipContents): string {
  const isSigned = names.some((name) => signatureEntry.test(name));
  return isSigned && mimetype !== undefined && signatureContainers.has(mimetype) ? mimetype : zip;
}

function allowed(found: string): MediaType {
  if (isMediaType(found)) return found;
  throw refused(/(xml|html)$/.test(found) ? 'markup' : 'not-allowed', found);
}

function refused(reason: TypeRefusalReason, found?: string): ContentRefused {
  return new ContentRefused({ code: 'attachment-type-refused', reason, ...(found !== undefined && { found }) });
}
