import { choice, count, objectOf, ref, words, type RouteDescription, type Schema } from '#vybory/api-document';
import { longestFileName, mediaTypes, type Attachment } from '#vybory/attachments';
import { submittingBody, unknownSubmittingBody } from '../api-words.js';

const tag = 'Attachments';
const json = 'application/json';

const anyBytes: Readonly<Record<string, { readonly schema: Schema }>> = {
  '*/*': { schema: { description: 'The bytes of the file.' } },
};

const location = {
  Location: { description: 'Address of the file.', schema: { type: 'string', format: 'uri-reference' } },
};

export const storeAttachment: RouteDescription = {
  id: 'storeAttachment',
  tag,
  summary: 'Send a file that a submission will refer to',
  description:
    'The body is the bytes of the file as they are, not a form. Its type is found in the bytes, whatever `Content-Type` says. ' +
    'Then a field of kind `file` takes the `hash`. Any body of the campaign may send one; sending it again does no harm.',
  parameters: [
    submittingBody,
    {
      name: 'Content-Disposition',
      in: 'header',
      description: 'What the file is called (RFC 6266); of a path the last part.',
      schema: { type: 'string' },
      example: "attachment; filename*=UTF-8''protocol.pdf",
    },
    {
      name: 'name',
      in: 'query',
      description: `The same, for those who find that easier. At most ${longestFileName} characters. Neither: it is called after its hash.`,
      schema: { type: 'string' },
      example: 'protocol.pdf',
    },
  ],
  body: { description: 'The file.', content: anyBytes },
  answers: {
    201: { description: 'Stored.', headers: location, content: { [json]: { schema: ref('Attachment') } } },
    200: {
      description: 'The campaign has it already, under the name that it got then.',
      headers: location,
      content: { [json]: { schema: ref('Attachment') } },
    },
  },
  problems: {
    400: ['attachment-name-malformed', 'attachment-incomplete'],
    401: ['body-not-named'],
    403: unknownSubmittingBody,
    404: ['campaign-unknown'],
    413: ['attachment-too-large'],
    415: ['attachment-type-refused', 'media-type-not-supported'],
    422: ['attachment-empty'],
    503: ['attachment-store-unavailable', 'overloaded', 'store-unavailable'],
    507: ['attachment-store-full'],
  },
};

const etag = {
  ETag: { description: 'The hash, quoted: the bytes behind it never change.', schema: { type: 'string' } },
};

export const readAttachment: RouteDescription = {
  id: 'readAttachment',
  tag,
  summary: 'The bytes of a file',
  description: 'To be saved, never shown: `Content-Disposition: attachment`, `X-Content-Type-Options: nosniff`.',
  parameters: [
    {
      name: 'Range',
      in: 'header',
      description: 'One part of it (RFC 9110, 14.2); several are answered with the whole.',
      schema: { type: 'string' },
      example: 'bytes=0-1023',
    },
    {
      name: 'If-None-Match',
      in: 'header',
      description: 'Answers 304 when the client has it.',
      schema: { type: 'string' },
    },
  ],
  answers: {
    200: { description: 'All of it.', headers: etag, content: anyBytes },
    206: { description: 'The part that was asked for.', headers: etag, content: anyBytes },
    304: { description: 'The client has it.' },
  },
  problems: {
    404: ['campaign-unknown', 'attachment-unknown'],
    416: ['range-not-satisfiable'],
    503: ['attachment-missing', 'attachment-store-unavailable', 'store-unavailable'],
  },
};

export const attachmentHash: Schema = words('`sha256:` and the SHA-256 of the bytes.', {
  pattern: '^sha256:[0-9a-f]{64}$',
});

export const attachmentSchemas: Readonly<Record<string, Schema>> = {
  Attachment: objectOf<Attachment>(
    {
      hash: attachmentHash,
      size: count('Bytes.', { minimum: 1 }),
      mediaType: choice(mediaTypes, 'As the bytes say.'),
      name: words('What it was called when it came first.', { minLength: 1 }),
    },
    { description: 'A file of a campaign.' },
  ),
};
