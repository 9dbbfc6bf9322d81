import { ref } from './components.js';
import type { Answer, RouteDescription } from './route.js';
import { listOf, object, optional, words, type Schema } from './schema.js';

const anything: Schema = { description: 'Any JSON value.' };

/** RFC 9457 problem details as every route answers them. */
export const problemSchema: Schema = object(
  {
    type: words('`urn:vybory:problem:<code>`', { format: 'uri' }),
    title: words('What kind of problem it is, in the language of `Accept-Language`.'),
    status: { type: 'integer', minimum: 400, maximum: 599, description: 'The HTTP status.' },
    code: words('Stable; scripts branch on it.', { pattern: '^[a-z0-9-]+$' }),
    detail: optional(words('What is wrong in this case and what to do about it.')),
    errors: optional(
      listOf(
        object({
          path: words('Path from the root of what was sent, e.g. `values.lines.ballotsReceived`; empty for the whole.'),
          code: words('Stable.', { pattern: '^[a-z0-9-]+$' }),
          message: words('In the language of `Accept-Language`.'),
          expected: optional(anything),
          actual: optional(anything),
        }),
        'Everything that is wrong, not only the first.',
      ),
    ),
  },
  {
    description: 'Problem details (RFC 9457). Some codes bring further members, e.g. which submission stands.',
    additionalProperties: true,
    examples: [
      {
        type: 'urn:vybory:problem:submission-malformed',
        title: 'The submission is not filled in correctly',
        status: 422,
        code: 'submission-malformed',
        detail: '1 error(s). Nothing was stored; correct and send again',
        errors: [
          {
            path: 'values.lines.ballotsReceived',
            code: 'negative-number',
            message: 'The number must not be negative',
            expected: 0,
            actual: -5,
          },
        ],
      },
    ],
  },
);

const statusMeanings: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'The submitting body is not named',
  403: 'The body may not do this',
  404: 'It is not there',
  406: 'There is no answer of that type',
  409: 'The state of things does not allow it; nothing was stored',
  422: 'What was sent is not right; nothing was stored',
  503: 'Not now; repeat the request',
};

const problemType = 'application/problem+json';

export function problemAnswers(problems: RouteDescription['problems'] = {}): Readonly<Record<string, Answer>> {
  const answers = Object.entries(problems).map(([status, codes]) => [status, problemAnswer(Number(status), codes)]);
  return { ...(Object.fromEntries(answers) as Readonly<Record<string, Answer>>), default: otherProblem };
}

function problemAnswer(status: number, codes: readonly string[]): Answer {
  const meaning = statusMeanings[status] ?? 'It did not succeed';
  const schema = { allOf: [ref('Problem'), { properties: { status: { const: status }, code: { enum: [...codes] } } }] };
  return {
    description: `${meaning}: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
    content: { [problemType]: { schema } },
  };
}

/** What does not depend on the route. */
const otherProblem: Answer = {
  description:
    'Any other problem: `not-found`, `method-not-allowed`, `bad-url`, `body-too-large`, `media-type-not-supported`, ' +
    '`internal-error`, `overloaded`, `store-unavailable` (the last two with `Retry-After`).',
  content: { [problemType]: { schema: ref('Problem') } },
};
