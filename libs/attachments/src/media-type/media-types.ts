/**
 * What is taken: documents as bodies make them with an office program, a scanner or a camera, text, and what Ukrainian signing
 * programs put around them (ETSI EN 319 162 containers, CMS of RFC 5652). The extension is for names of those who gave none.
 */
export const extensions = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.etsi.asic-e+zip': 'asice',
  'application/vnd.etsi.asic-s+zip': 'asics',
  'application/pkcs7-signature': 'p7s',
  'text/plain': 'txt',
} as const;

export type MediaType = keyof typeof extensions;

// The keys of the table above.
export const mediaTypes = Object.keys(extensions) as readonly MediaType[];

export function isMediaType(value: string): value is MediaType {
  return Object.hasOwn(extensions, value);
}
