import {
  choice,
  count,
  instant,
  listOf,
  nullable,
  object,
  ref,
  words,
  type Answer,
  type Header,
  type Parameter,
  type RouteDescription,
  type Schema,
} from '#vybory/api-document';
import type { JsonValue } from '#vybory/canonical-json';
import { defaultLimit, maximumLimit } from '../parameters/query-parameters.js';

const tag = 'Views';

export function queryParameter(name: string, description: string, schema: Schema, example?: JsonValue): Parameter {
  return { name, in: 'query', description, schema, ...(example !== undefined && { example }) };
}

export const text: Schema = { type: 'string', minLength: 1, maxLength: 200 };

export const asOf = queryParameter(
  'asOf',
  'A moment of the past: a position of the log, or date and time with an offset (RFC 3339). Absent: now.',
  text,
  '2019-03-31T21:00:00+03:00',
);
export const territory = queryParameter('territory', 'Code of a unit; absent: the country.', text, '11');
export const levels = ['national', 'region', 'district', 'precinct'];
export const level = queryParameter(
  'level',
  'A page of all units of this level inside `territory`, in place of the one unit.',
  choice(levels, 'Level of the territory.'),
);
export const expand = queryParameter(
  'expand',
  'With the units right below; not together with `level`.',
  choice(['children'], 'What to add.'),
);
export const limit = queryParameter('limit', `Items of a page; absent: ${defaultLimit}.`, {
  type: 'integer',
  minimum: 1,
  maximum: maximumLimit,
});
export const cursor = queryParameter('cursor', '`next` of the page before, with the same other parameters.', {
  type: 'string',
  minLength: 1,
  maxLength: 1000,
});
export const paging = [limit, cursor] as const;

const etag: Header = { description: 'Changes when the answer changes.', schema: { type: 'string' } };
const headers: NonNullable<Answer['headers']> = {
  ETag: etag,
  'Vybory-As-Of': {
    description: '`position=..., at=..., lagEvents=...`, for CSV too.',
    schema: { type: 'string' },
  },
  Link: { description: 'The next page, `rel="next"`.', schema: { type: 'string' } },
};

interface ViewQuestion {
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  /** Schema of the JSON answer. */
  readonly answer: Schema;
  /** Codes of what can be missing. */
  readonly unknown: readonly string[];
}

const ifNoneMatch: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  description: '304 when the answer is still this one.',
  schema: { type: 'string' },
};

const cacheControl: Parameter = {
  name: 'Cache-Control',
  in: 'header',
  description:
    '`no-cache`: nothing that has become outdated meanwhile; otherwise an answer may be a second old, and says so.',
  schema: { type: 'string' },
};

/** A route that answers from a view, as JSON or as CSV. */
export function viewRoute({ id, summary, description, parameters, answer, unknown }: ViewQuestion): RouteDescription {
  return {
    id,
    tag,
    summary,
    ...(description !== undefined && { description }),
    parameters: [...parameters, asOf, ifNoneMatch, cacheControl],
    answers: {
      200: {
        description: 'JSON, or CSV (RFC 4180 with a header line) by `Accept`.',
        headers,
        content: { 'application/json': { schema: answer }, 'text/csv': { schema: { type: 'string' } } },
      },
      304: { description: 'Nothing has changed.', headers: { ETag: etag } },
    },
    problems: {
      400: ['query-invalid'],
      404: ['campaign-unknown', ...unknown],
      406: ['not-acceptable'],
      503: ['view-behind', 'views-unavailable'],
    },
  };
}

/** Members that every answer from a view begins with. */
export const frameMembers = { asOf: ref('AsOf'), exclusions: ref('Exclusions') };

export function pageMembers(item: Schema): { readonly items: Schema; readonly next: Schema } {
  return { items: listOf(item, 'The page.'), next: nullable(words('Cursor of the next page; null on the last.')) };
}

export const answerSchemas: Readonly<Record<string, Schema>> = {
  AsOf: object(
    {
      position: count('The view shows everything up to this position of the log.'),
      at: nullable(instant('When the log took the event at this position.')),
      lagEvents: count('How many events behind the log that is.'),
    },
    { description: 'Which moment the answer speaks of.' },
  ),
  Exclusions: object(
    {
      parkedSlots: count('Slots that are left out because something about them could not be understood.'),
      halted: nullable(words('Why the view stands still.')),
    },
    { description: 'What the answer does not hold.' },
  ),
  Level: choice(levels, 'Level of the territory.'),
  Share: nullable({
    type: 'number',
    minimum: 0,
    description: 'To six digits; null when there is nothing to divide by.',
  }),
  CountedOfExpected: object({
    expected: count('Documents that are expected.'),
    counted: count('Of these: in force and counted.'),
  }),
};
