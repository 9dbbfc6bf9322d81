import { ref, type RouteDescription } from '#vybory/api-document';
import type { RejectionCode } from '#vybory/submissions';
import { personParameter, submittingBody, unreadableBody } from '../api-words.js';

const tag = 'Paper';
const json = 'application/json';
const secretariat = { ...submittingBody, description: 'Only `secretariat`.', example: 'secretariat' };
const registrar = [secretariat, personParameter] as const;
const unnamed = ['body-not-named', 'person-not-named'];
const stores = { 503: ['overloaded', 'store-unavailable'] };

/** Codes of {@link RejectionCode}, so that a code which is renamed is renamed here. */
const codes = <Codes extends readonly RejectionCode[]>(...all: Codes): Codes => all;

const entryAnswer = (description: string): RouteDescription['answers'][number] => ({
  description,
  content: { [json]: { schema: ref('PaperEntry') } },
});
const caseAnswer = (description: string): RouteDescription['answers'][number] => ({
  description,
  content: { [json]: { schema: ref('Discrepancy') } },
});
const location = {
  Location: { description: 'Address of the entry.', schema: { type: 'string', format: 'uri-reference' } },
};

export const enterPaper: RouteDescription = {
  id: 'enterPaper',
  tag,
  summary: 'Enter a form that came on paper',
  description:
    'It becomes a version of its slot, at once or, where the campaign asks for two readers, when another person has read ' +
    'the same. Then it is checked and registered like any version, and compared with the electronic one line by line. ' +
    'Another paper for the slot clarifies the one before it.',
  parameters: [
    ...registrar,
    {
      name: 'Idempotency-Key',
      in: 'header',
      description: 'Makes repeating safe: the same key and content answer with the same entry.',
      schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,128}$' },
      example: '7f1d3c52-8a0e-4f0a-9f6e-0d9b3c1c2a11',
    },
  ],
  body: {
    description: 'The form, the sheet that it stands on, and who sent it.',
    content: { [json]: { schema: ref('PaperToEnter') } },
  },
  answers: {
    201: { ...entryAnswer('Entered.'), headers: location },
    200: { ...entryAnswer('It was entered before.'), headers: location },
  },
  problems: {
    400: [...unreadableBody, 'idempotency-key-malformed'],
    401: unnamed,
    403: [
      'secretariat-only',
      ...['body-unknown', 'body-unit-missing', 'body-unit-unknown', 'body-unit-level', 'body-unit-unexpected'],
      ...['body-not-entitled', 'unit-not-covered'],
    ],
    404: ['campaign-unknown'],
    409: [
      ...codes('slot-taken', 'clarifies-stale', 'clarifies-withdrawn', 'clarifies-unknown', 'clarifies-other-carrier'),
      ...codes('paper-entry-key-reused', 'paper-entry-pending', 'paper-entered-already'),
      'stage-closed-for-form',
    ],
    413: ['body-too-large'],
    422: ['submission-malformed'],
    ...stores,
  },
};

export const readPaperEntry: RouteDescription = {
  id: 'readPaperEntry',
  tag,
  summary: 'A paper entry as it stands',
  description: 'What was read is told only when another person has read it too, or need not.',
  answers: { 200: entryAnswer('The entry.') },
  problems: { 404: codes('paper-entry-unknown') },
};

export const enterPaperAgain: RouteDescription = {
  id: 'enterPaperAgain',
  tag,
  summary: 'Enter the same paper a second time, without having seen the first entry',
  parameters: registrar,
  body: { description: 'What this person reads.', content: { [json]: { schema: ref('PaperReading') } } },
  answers: { 200: entryAnswer('Confirmed, or disputed: then a third person decides.') },
  problems: {
    400: unreadableBody,
    401: unnamed,
    403: ['secretariat-only', ...codes('same-person')],
    404: codes('paper-entry-unknown'),
    409: codes('second-entry-not-awaited'),
    413: ['body-too-large'],
    422: ['submission-malformed'],
    ...stores,
  },
};

export const resolvePaper: RouteDescription = {
  id: 'resolvePaper',
  tag,
  summary: 'Decide, as a third person, what the paper says',
  parameters: registrar,
  body: { description: 'What this person reads.', content: { [json]: { schema: ref('PaperReading') } } },
  answers: { 200: entryAnswer('Confirmed.') },
  problems: {
    400: unreadableBody,
    401: unnamed,
    403: ['secretariat-only', ...codes('same-person')],
    404: codes('paper-entry-unknown'),
    409: codes('entry-not-disputed'),
    413: ['body-too-large'],
    422: ['submission-malformed'],
    ...stores,
  },
};

export const withdrawPaperEntry: RouteDescription = {
  id: 'withdrawPaperEntry',
  tag,
  summary: 'Give up an entry that was begun by mistake',
  parameters: registrar,
  body: {
    description: 'Why.',
    content: { [json]: { schema: ref('Withdrawal'), example: { reason: 'Entered for the wrong precinct' } } },
  },
  answers: { 200: entryAnswer('Withdrawn.') },
  problems: {
    400: unreadableBody,
    401: unnamed,
    403: ['secretariat-only'],
    404: codes('paper-entry-unknown'),
    409: codes('entry-not-withdrawable'),
    422: ['submission-malformed'],
    ...stores,
  },
};

export const readDiscrepancy: RouteDescription = {
  id: 'readDiscrepancy',
  tag,
  summary: 'A difference between the carriers of a slot, and its life',
  description: 'Read from the event log itself: it is never behind.',
  answers: { 200: caseAnswer('The case.') },
  problems: { 404: codes('case-unknown') },
};

const settling = {
  400: unreadableBody,
  401: unnamed,
  404: codes('case-unknown'),
  422: ['submission-malformed'],
  ...stores,
};

export const explainDiscrepancy: RouteDescription = {
  id: 'explainDiscrepancy',
  tag,
  summary: 'Say why the carriers differ',
  parameters: registrar,
  body: {
    description: 'Why.',
    content: { [json]: { schema: ref('Explanation'), example: { explanation: 'The fax is illegible in line 7' } } },
  },
  answers: { 200: caseAnswer('The case after it.') },
  problems: { ...settling, 403: ['secretariat-only'], 409: codes('case-settled') },
};

export const closeDiscrepancy: RouteDescription = {
  id: 'closeDiscrepancy',
  tag,
  summary: 'Close a case that somebody else explained, or that was clarified',
  parameters: registrar,
  body: {
    description: 'What follows.',
    content: {
      [json]: { schema: ref('Conclusion'), example: { conclusion: 'The original agrees with what was sent' } },
    },
  },
  answers: { 200: caseAnswer('The case after it.') },
  problems: {
    ...settling,
    403: ['secretariat-only', ...codes('same-person')],
    409: codes('case-settled', 'case-not-explained'),
  },
};
