import {
  choice,
  count,
  listOf,
  object,
  optional,
  ref,
  words,
  type RouteDescription,
  type Schema,
} from '#vybory/api-document';
import { withheldReasons } from '#vybory/submissions';
import { limit, queryParameter } from '../answers/answers.api.js';

const etag = { description: 'Strong; of a full page it never changes.', schema: { type: 'string' } };

export const readEvents: RouteDescription = {
  id: 'readEvents',
  tag: 'Audit',
  summary: 'The event log of a campaign as it is stored',
  description:
    'From `body` and `salt` the `leaf` can be recomputed: SHA-256(0x00 || salt || body), RFC 6962. A full page behind a ' +
    'given `after` never changes and may be kept for good; it tells no `head`. Leave `after` out to learn the head. What a ' +
    'registrar read on a paper is `withheld` from everybody, with its salt, while another person has to read the paper ' +
    'without having seen it; until then the page may not be kept.',
  parameters: [
    queryParameter(
      'after',
      'What comes behind this position; absent: from the start.',
      { type: 'integer', minimum: 0 },
      0,
    ),
    limit,
    { name: 'If-None-Match', in: 'header', description: '304 when it is still this page.', schema: { type: 'string' } },
  ],
  answers: {
    200: {
      description: 'Events in order.',
      headers: {
        ETag: etag,
        'Cache-Control': {
          description:
            '`private, max-age=31536000, immutable` for a full page behind `after` of which nothing is withheld, otherwise `no-cache`.',
          schema: { type: 'string' },
        },
      },
      content: { 'application/json': { schema: ref('SealedEventPage') } },
    },
    304: { description: 'Nothing has changed.', headers: { ETag: etag } },
  },
  problems: { 400: ['query-invalid'], 404: ['campaign-unknown'] },
};

const base64: Schema = { contentEncoding: 'base64' };

export const eventSchemas: Readonly<Record<string, Schema>> = {
  SealedEventPage: object({
    head: optional(count('Position of the last event of the log.')),
    items: listOf(ref('SealedEvent'), 'The page; empty at the end of the log.'),
  }),
  SealedEvent: {
    ...object({
      position: count('Place in the log.', { minimum: 1 }),
      body: optional(
        words(
          'The bytes that were hashed: canonical JSON (RFC 8785) of actor, at, data, id, schemaVersion, stream, type.',
        ),
      ),
      salt: optional(words('16 random bytes.', base64)),
      leaf: words('SHA-256(0x00 || salt || body).', base64),
      withheld: optional(
        object({
          stream: words('Stream of the event.'),
          type: words('Type of the event.'),
          entry: words('Id of the paper entry.'),
          until: choice(Object.keys(withheldReasons), 'Until when nobody is told.'),
          message: words('The same in words.'),
        }),
      ),
    }),
    description: 'Either `body` and `salt`, or `withheld`.',
    oneOf: [{ required: ['body', 'salt'] }, { required: ['withheld'] }],
  },
};
