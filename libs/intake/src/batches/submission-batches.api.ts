import { count, object, optional, ref, type RouteDescription, type Schema } from '#vybory/api-document';
import { submittingBody, workbookMediaType } from '../api-words.js';

export const submitBatch: RouteDescription = {
  id: 'submitBatch',
  tag: 'Submissions',
  summary: 'Submit many forms in one request',
  description:
    'Streamed both ways: results come while lines are still being sent, one for every submission, in order. Each line ' +
    'stands for itself: a broken one gets its problem, the rest goes on.',
  parameters: [
    submittingBody,
    {
      name: 'form',
      in: 'query',
      description: 'Form of a CSV or XLSX batch; an NDJSON batch names it in every line.',
      schema: { type: 'string' },
      example: 'precinct-count-protocol',
    },
    {
      name: 'formVersion',
      in: 'query',
      description: 'Version of a one-off request that a CSV or XLSX is filled in by; absent: the one in force.',
      schema: { type: 'integer', minimum: 1 },
      example: 1,
    },
  ],
  body: {
    description:
      'NDJSON: a SubmissionLine per line. CSV with a header line, as the form’s template has it: consecutive lines with the ' +
      'same unit and key are the rows of one submission. XLSX: a filled template of the form, read as the CSV is; cells that cannot be ' +
      'taken are named in the path of the error (`Дані (data)!C7`). A line of NDJSON, the lines of one submission and a workbook may be as large ' +
      'as a single form.',
    content: {
      'application/x-ndjson': { schema: ref('SubmissionLine') },
      'text/csv': { schema: { type: 'string' } },
      [workbookMediaType]: { schema: { type: 'string', format: 'binary' } },
    },
  },
  answers: {
    200: {
      description: 'A BatchResult per submission, one a line. The status of each is its own.',
      content: { 'application/x-ndjson': { schema: ref('BatchResult') } },
    },
  },
  problems: {
    400: ['form-not-named', 'body-empty', 'csv-without-unit', 'csv-duplicate-column'],
    401: ['body-not-named'],
    404: ['campaign-unknown', 'form-unknown'],
    413: ['workbook-too-large'],
    422: [
      'submission-malformed',
      'workbook-unreadable',
      'workbook-protected',
      'workbook-columns',
      'workbook-without-rows',
    ],
    503: ['overloaded'],
  },
};

const line = count('Number of the (first) line; a CSV header is line 1; in a workbook, the row of the sheet.', {
  minimum: 1,
});

export const batchSchemas: Readonly<Record<string, Schema>> = {
  BatchResult: {
    ...object({
      line,
      status: count('Status that the submission alone would have been answered with.', { minimum: 200, maximum: 599 }),
      receipt: optional(ref('PromiseReceipt')),
      problem: optional(ref('Problem')),
    }),
    description: 'Either `receipt` or `problem`.',
    oneOf: [{ required: ['receipt'] }, { required: ['problem'] }],
  },
};
