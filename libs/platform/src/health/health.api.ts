import {
  choice,
  count,
  listOf,
  object,
  objectOf,
  ref,
  words,
  type RouteDescription,
  type Schema,
} from '#vybory/api-document';
import type { CheckReport } from './health-check.js';
import type { Readiness } from './health.controller.js';

const tag = 'Operations';

export const readLiveness: RouteDescription = {
  id: 'readLiveness',
  tag,
  summary: 'Whether the process answers',
  description: 'Asks nothing else: a process must not be killed because its database is away.',
  answers: {
    200: {
      description: 'It does.',
      content: { 'application/json': { schema: object({ status: { const: 'live' } }) } },
    },
  },
};

const json = { 'application/json': { schema: ref('Readiness') } };

export const readReadiness: RouteDescription = {
  id: 'readReadiness',
  tag,
  summary: 'Whether the process can do its work',
  description:
    'Each check has two seconds. What it cannot see: whether figures are right, whether views are behind (`/metrics`, ' +
    '`/api/v1/status`), whether the disk is nearly full, whether clients reach the server.',
  answers: {
    200: { description: 'It can.', content: json },
    503: { description: 'It cannot; the reason is in the log.', content: json },
  },
};

export const healthSchemas: Readonly<Record<string, Schema>> = {
  Readiness: objectOf<Readiness>({
    status: choice(['ready', 'not-ready'], 'Ready when every check is up.'),
    checks: listOf(ref('HealthCheck'), 'What it was asked for.'),
  }),
  HealthCheck: objectOf<CheckReport>({
    name: words('What was checked.'),
    status: choice(['up', 'failed', 'too-slow'], 'How it went.'),
    milliseconds: count('How long it took.'),
  }),
};
