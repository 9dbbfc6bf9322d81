import { object, ref, words, type Answer, type Parameter, type RouteDescription } from '#vybory/api-document';
import type { RejectionCode } from '#vybory/submissions';
import { submittingBody, unknownSubmittingBody, unreadableBody } from '../api-words.js';

const tag = 'Submissions';
const json = 'application/json';

/** Codes of {@link RejectionCode}, so that a code which is renamed is renamed here. */
const codes = <Codes extends readonly RejectionCode[]>(...all: Codes): Codes => all;

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Makes repeating safe: the same key and content give the same receipt byte for byte, other content is a conflict. ' +
    'Any text that the body has not used for this slot.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,128}$' },
  example: '7f1d3c52-8a0e-4f0a-9f6e-0d9b3c1c2a11',
};

const prefer: Parameter = {
  name: 'Prefer',
  in: 'header',
  description: '`wait=N` (RFC 7240): waits up to N seconds, at most 60, for the outcome of the processing.',
  schema: { type: 'string' },
  example: 'wait=10',
};

const location = {
  Location: { description: 'Address of the submission.', schema: { type: 'string', format: 'uri-reference' } },
};

const waited = (description: string): Answer => ({
  description,
  headers: {
    ...location,
    'Preference-Applied': { description: 'The wait that was granted.', schema: { type: 'string' } },
  },
  content: { [json]: { schema: ref('SubmissionOutcome') } },
});

export const submitForm: RouteDescription = {
  id: 'submitForm',
  tag,
  summary: 'Submit one form for one slot',
  description:
    'Everything that is answered with a receipt is on disk. Shape errors are told all at once, with path, code and text. ' +
    'A slot has one current version: a second first submission is `slot-taken`, names the `standing` one and says how to ' +
    'clarify it (`clarifyWith`). A form of up to 32 MiB is taken, unless the operator has said otherwise; while too many large ones are ' +
    'under way, one more is `overloaded` (503) and says with `Retry-After` when to come again.',
  parameters: [submittingBody, idempotencyKey, prefer],
  body: {
    description: 'The form, the unit that it speaks of, and its values.',
    content: { [json]: { schema: ref('Submission') } },
  },
  answers: {
    202: {
      description: 'Stored. The promise receipt; its bytes never change.',
      headers: location,
      content: { [json]: { schema: ref('PromiseReceipt') } },
    },
    201: waited('Stored, and its processing ended within the wait.'),
    200: waited('The same was submitted before; the receipt of that time, and where the submission stands.'),
  },
  problems: {
    400: [...unreadableBody, 'idempotency-key-malformed'],
    401: ['body-not-named'],
    403: [...unknownSubmittingBody, 'body-not-entitled', 'unit-not-covered'],
    404: ['campaign-unknown'],
    409: [
      ...codes(
        'slot-taken',
        'idempotency-key-reused',
        'clarifies-stale',
        'clarifies-withdrawn',
        'clarifies-unknown',
        'clarifies-other-carrier',
        'nothing-clarified',
      ),
      'stage-closed-for-form',
    ],
    413: ['body-too-large'],
    422: ['submission-malformed'],
    503: ['overloaded', 'store-unavailable'],
  },
};

export const readSubmission: RouteDescription = {
  id: 'readSubmission',
  tag,
  summary: 'One submission as it stands',
  description: 'Read from the event log itself: it is never behind.',
  answers: { 200: { description: 'The submission.', content: { [json]: { schema: ref('SubmissionDocument') } } } },
  problems: { 404: codes('submission-unknown') },
};

export const readHistory: RouteDescription = {
  id: 'readHistory',
  tag,
  summary: 'Everything that ever happened to the slot of a submission',
  answers: {
    200: {
      description: 'Events in order, of all versions.',
      content: { [json]: { schema: object({ items: { type: 'array', items: ref('HistoryEntry') } }) } },
    },
  },
  problems: { 404: codes('submission-unknown') },
};

export const readReceipt: RouteDescription = {
  id: 'readReceipt',
  tag,
  summary: 'The promise receipt again',
  answers: {
    200: {
      description: 'The same bytes as when it was submitted (RFC 8785).',
      content: { [json]: { schema: ref('PromiseReceipt') } },
    },
  },
  problems: { 404: codes('submission-unknown') },
};

export const attachActs: RouteDescription = {
  id: 'attachActs',
  tag,
  summary: 'Explain the findings of a returned submission with discrepancy acts',
  parameters: [submittingBody],
  body: {
    description: 'At least one act; each names the relation whose finding it explains.',
    content: {
      [json]: {
        schema: ref('ActsToAttach'),
        example: { acts: [{ relation: 'P-1', explanation: 'One ballot was taken away by a voter', number: '3' }] },
      },
    },
  },
  answers: {
    200: { description: 'The submission after it.', content: { [json]: { schema: ref('SubmissionDocument') } } },
  },
  problems: {
    400: unreadableBody,
    401: ['body-not-named'],
    403: codes('submission-of-another-body'),
    404: codes('submission-unknown'),
    409: codes('not-returned', 'already-clarified', 'act-answers-nothing'),
    422: ['submission-malformed'],
    503: ['overloaded', 'store-unavailable'],
  },
};

export const withdrawSubmission: RouteDescription = {
  id: 'withdrawSubmission',
  tag,
  summary: 'Take back a submission that is not accepted',
  parameters: [submittingBody],
  body: {
    description: 'Why.',
    content: { [json]: { schema: ref('Withdrawal'), example: { reason: 'Sent for the wrong precinct' } } },
  },
  answers: {
    200: { description: 'The submission after it.', content: { [json]: { schema: ref('SubmissionDocument') } } },
  },
  problems: {
    400: unreadableBody,
    401: ['body-not-named'],
    403: codes('submission-of-another-body'),
    404: codes('submission-unknown'),
    409: codes('not-withdrawable'),
    422: ['submission-malformed'],
    503: ['overloaded', 'store-unavailable'],
  },
};

export const followSubmission: RouteDescription = {
  id: 'followSubmission',
  tag,
  summary: 'The life of the slot as server-sent events',
  description:
    'First what has happened, then what happens, until the client leaves. `id` is the version of the event in its slot, ' +
    '`event` its type, `data` a HistoryEntry as JSON. A comment every 15 seconds keeps the connection.',
  parameters: [
    {
      name: 'Last-Event-ID',
      in: 'header',
      description: 'Resumes behind this event.',
      schema: { type: 'integer', minimum: 0 },
      example: 2,
    },
  ],
  answers: {
    200: {
      description: 'A stream that the client ends.',
      content: { 'text/event-stream': { schema: words('Events as the HTML standard writes them.') } },
    },
  },
  problems: { 404: codes('submission-unknown') },
};
