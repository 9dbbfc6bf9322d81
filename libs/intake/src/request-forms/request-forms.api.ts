import {
  choice,
  count,
  listOf,
  nullable,
  object,
  objectOf,
  optional,
  ref,
  words,
  type RouteDescription,
  type Schema,
} from '#vybory/api-document';
import {
  newRequestFormSchema,
  reasonedDecisionSchema,
  requestFormDesignSchema,
  versionDecisionSchema,
  versionStatuses,
  type ActingPerson,
  type RequestFormVersion,
} from '#vybory/campaigns';
import { personParameter, submittingBody, unreadableBody } from '../api-words.js';
import { exampleRequest } from './example-request.js';
import type { RequestFormDocument } from './request-forms.controller.js';

const tag = 'One-off requests';
const json = 'application/json';
const exampleHash = '5f'.repeat(32);

const answer = (description: string): RouteDescription['answers'][number] => ({
  description,
  content: { [json]: { schema: ref('RequestForm') } },
});

const unnamed = ['body-not-named', 'person-not-named'] as const;

export const listRequestForms: RouteDescription = {
  id: 'listRequestForms',
  tag,
  summary: 'The one-off requests of a campaign, drafts among them',
  answers: {
    200: {
      description: 'In the order in which they were begun.',
      content: { [json]: { schema: object({ items: listOf(ref('RequestForm'), 'Requests.') }) } },
    },
  },
  problems: { 404: ['campaign-unknown'] },
};

export const readRequestForm: RouteDescription = {
  id: 'readRequestForm',
  tag,
  summary: 'One request with all its versions',
  answers: { 200: answer('The request.') },
  problems: { 404: ['campaign-unknown', 'request-unknown'] },
};

export const draftRequestForm: RouteDescription = {
  id: 'draftRequestForm',
  tag,
  summary: 'Begin a one-off request',
  description:
    'A unit of the Secretariat designs a form, says of whom it asks it and by when. Repeating it does no harm.',
  parameters: [submittingBody, personParameter],
  body: {
    description: 'The key that the form is to have, and the design.',
    content: {
      [json]: { schema: ref('NewRequestForm'), example: { key: 'request-stations-without-power', ...exampleRequest } },
    },
  },
  answers: { 201: answer('It is a draft.') },
  problems: {
    400: unreadableBody,
    401: unnamed,
    403: ['unit-not-entitled'],
    404: ['campaign-unknown'],
    409: ['campaign-closed', 'request-exists'],
    422: ['request-malformed'],
  },
};

export const redraftRequestForm: RouteDescription = {
  id: 'redraftRequestForm',
  tag,
  summary: 'Write the draft anew, or begin the next version',
  description:
    'A draft and a returned version are replaced; behind an approved version a new one begins, with an agreement and an approval of its own.',
  parameters: [submittingBody, personParameter],
  body: {
    description: 'The design.',
    content: { [json]: { schema: ref('RequestFormDesign'), example: exampleRequest } },
  },
  answers: { 200: answer('It is a draft.') },
  problems: {
    400: unreadableBody,
    401: unnamed,
    403: ['unit-not-entitled'],
    404: ['campaign-unknown', 'request-unknown'],
    409: ['campaign-closed', 'nothing-changed', 'version-status'],
    422: ['request-malformed'],
  },
};

interface Step {
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly answer: string;
  readonly own?: boolean;
  readonly reasoned?: boolean;
}

function stepRoute({ id, summary, description, answer: done, own = false, reasoned = false }: Step): RouteDescription {
  const example = reasoned
    ? { hash: exampleHash, reason: 'Question 3 is in the standing form' }
    : { hash: exampleHash };
  return {
    id,
    tag,
    summary,
    description: `${description} Repeating it does no harm.`,
    parameters: [submittingBody, personParameter],
    body: {
      description: 'The version by its hash: nothing else than what was read is decided on.',
      content: { [json]: { schema: ref(reasoned ? 'ReasonedVersionDecision' : 'VersionDecision'), example } },
    },
    answers: { 200: answer(done) },
    problems: {
      400: unreadableBody,
      401: unnamed,
      403: own ? ['unit-not-entitled', 'own-request'] : ['unit-not-entitled'],
      404: ['campaign-unknown', 'request-unknown'],
      409: ['campaign-closed', 'version-changed', 'version-status'],
      422: ['request-malformed'],
    },
  };
}

export const submitRequestFormForAgreement = stepRoute({
  id: 'submitRequestFormForAgreement',
  summary: 'Put a draft forward for agreement',
  description: 'By the Secretariat; from here on the version does not change unless it is returned.',
  answer: 'It awaits agreement.',
});

export const agreeToRequestForm = stepRoute({
  id: 'agreeToRequestForm',
  summary: 'Agree to a version',
  description: 'By `informatisation-unit`, and nobody who wrote the version.',
  answer: 'It is agreed.',
  own: true,
});

export const returnRequestForm = stepRoute({
  id: 'returnRequestForm',
  summary: 'Return a version for rework',
  description: 'By `informatisation-unit` before it agrees, by `commission-head` before the approval.',
  answer: 'It is returned.',
  reasoned: true,
});

export const approveRequestForm = stepRoute({
  id: 'approveRequestForm',
  summary: 'Approve a version',
  description:
    'By `commission-head`, and nobody who wrote the version or agreed to it. The form is in the catalogue of its addressees at once, and they owe it.',
  answer: 'It is in force.',
  own: true,
});

export const withdrawRequestForm = stepRoute({
  id: 'withdrawRequestForm',
  summary: 'Give a version up, or take a request back',
  description:
    'By the Secretariat before the approval; by `commission-head` after it: nothing is taken and nothing is owed for the request any more, what was submitted stands.',
  answer: 'It is withdrawn.',
  reasoned: true,
});

export const requestFormSchemas: Readonly<Record<string, Schema>> = {
  RequestFormDesign: requestFormDesignSchema,
  NewRequestForm: newRequestFormSchema,
  VersionDecision: versionDecisionSchema,
  ReasonedVersionDecision: reasonedDecisionSchema,
  ActingPerson: objectOf<ActingPerson>({ person: words('Id of the person.'), unit: words('Unit acted for.') }),
  RequestForm: objectOf<RequestFormDocument>({
    key: words('Key of the form.'),
    inForce: nullable(count('The version that submissions use when they name none.', { minimum: 1 })),
    versions: listOf(
      objectOf<RequestFormVersion>({
        version: count('From 1; never used twice.', { minimum: 1 }),
        hash: words('Hash of key, version and design.', { pattern: '^[0-9a-f]{64}$' }),
        design: ref('RequestFormDesign'),
        status: choice(versionStatuses, 'Where the version is in its life.'),
        authors: listOf({ type: 'string' }, 'Everybody who wrote a draft of it or put it forward.'),
        agreedBy: optional(ref('ActingPerson')),
        approvedBy: optional(ref('ActingPerson')),
        reason: optional(words('Why it was returned or withdrawn last.')),
      }),
      'All of them, in order.',
    ),
  }),
};
