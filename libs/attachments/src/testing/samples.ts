import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { MediaType } from '../media-type/media-types.js';

/** A ZIP with these entries, in their order, as office programs write theirs: the first is not compressed. */
export async function zipOf(entries: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [index, [name, text]] of Object.entries(entries).entries()) {
    zip.addBuffer(Buffer.from(text), name, { compress: index > 0 });
  }
  zip.end();
  return buffer(zip.outputStream as Readable);
}

const openXml = 'application/vnd.openxmlformats-officedocument';

export async function officeDocument(mainType: string, more: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const types = `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${mainType}.main+xml"/></Types>`;
  return zipOf({ '[Content_Types].xml': types, '_rels/.rels': '<Relationships/>', 'main.xml': '<main/>', ...more });
}

export const docx = (more?: Readonly<Record<string, string>>): Promise<Buffer> =>
  officeDocument(`${openXml}.wordprocessingml.document`, more);
export const xlsx = (more?: Readonly<Record<string, string>>): Promise<Buffer> =>
  officeDocument(`${openXml}.spreadsheetml.sheet`, more);
export const openDocument = (kind: string, more: Readonly<Record<string, string>> = {}): Promise<Buffer> =>
  zipOf({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<office/>', ...more });
export const signedContainer = (kind: string, more: Readonly<Record<string, string>> = {}): Promise<Buffer> =>
  zipOf({
    mimetype: `application/vnd.etsi.asic-${kind}+zip`,
    'протокол.pdf': '%PDF-1.7',
    'META-INF/signature001.p7s': 'signature',
    ...more,
  });

/** A document of about this many bytes; every number makes other bytes. */
export function pdf(size = 1024, number = 0): Buffer {
  const bytes = Buffer.alloc(Math.max(size, 64), ' ');
  bytes.write(`%PDF-1.7\n% ${number}\n`);
  bytes.write('%%EOF\n', bytes.length - 6);
  return bytes;
}

const tiff = Buffer.concat([Buffer.from('49492a0008000000', 'hex'), Buffer.alloc(32)]);
const png = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082',
  'hex',
);
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
/** SEQUENCE { OBJECT IDENTIFIER signedData, [0] ... } with a length of four bytes, as signing programs write it. */
const signedMessage = Buffer.concat([Buffer.from('3084000000f006092a864886f70d010702a0', 'hex'), Buffer.alloc(232, 1)]);

/** One of each that is taken. */
export async function allowedSamples(): Promise<readonly (readonly [MediaType, Buffer])[]> {
  return [
    ['application/pdf', pdf()],
    ['image/jpeg', jpeg],
    ['image/png', png],
    ['image/tiff', tiff],
    [`${openXml}.wordprocessingml.document`, await docx()],
    [`${openXml}.spreadsheetml.sheet`, await xlsx()],
    ['application/vnd.oasis.opendocument.text', await openDocument('text')],
    ['application/vnd.oasis.opendocument.spreadsheet', await openDocument('spreadsheet')],
    ['application/vnd.etsi.asic-e+zip', await signedContainer('e')],
    ['application/vnd.etsi.asic-s+zip', await signedContainer('s')],
    ['application/pkcs7-signature', signedMessage],
    ['text/plain', Buffer.from('\ufeffПротокол № 1\r\n\tголосів: 5\f')],
  ];
}

/** What is refused, by what it is; with the reason that is told. */
export async function refusedSamples(): Promise<readonly (readonly [string, Buffer, string])[]> {
  const macroType = 'application/vnd.ms-word.document.macroEnabled';
  const hidden = await zipOf({ 'setup.exe': 'MZ' });
  return [
    ['a Windows program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'executable'],
    ['a Linux program', Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(200)]), 'executable'],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'executable'],
    ['an HTML page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'markup'],
    ['an HTML page behind blanks and a mark', Buffer.from('\ufeff \r\n\t<html></html>'), 'markup'],
    ['an SVG image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'markup'],
    ['an XML document', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'markup'],
    ['a document with macros', await officeDocument(macroType), 'macros'],
    ['a document that hides its macros', await docx({ 'word/vbaProject.bin': 'x' }), 'macros'],
    ['a table with a macro sheet of Excel 4', await xlsx({ 'xl/macrosheets/sheet1.xml': '<x/>' }), 'macros'],
    ['an OpenDocument text with Basic', await openDocument('text', { 'Basic/Standard/Module1.xml': '<x/>' }), 'macros'],
    ['an OpenDocument table with scripts', await openDocument('spreadsheet', { 'Scripts/python/a.py': 'x' }), 'macros'],
    ['an archive', hidden, 'not-allowed'],
    ['a container without a signature', await zipOf({ mimetype: 'application/vnd.etsi.asic-e+zip' }), 'not-allowed'],
    ['a document without its end', (await docx()).subarray(0, -30), 'damaged'],
    ['a picture of another kind', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'), 'not-allowed'],
    ['an old Word document', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'not-allowed'],
    ['text in another encoding', Buffer.from('cff0eef2eeeaeeeb', 'hex'), 'unknown'],
    ['text with a control character', Buffer.from('a\u0000b'), 'unknown'],
    ['text that ends in the middle of a character', Buffer.from('п').subarray(0, 1), 'unknown'],
  ];
}
