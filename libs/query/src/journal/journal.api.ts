import {
  choice,
  count,
  instant,
  listOf,
  nullable,
  object,
  optional,
  ref,
  words,
  type Schema,
} from '#vybory/api-document';
import { paperChannels } from '#vybory/submissions';
import { frameMembers, pageMembers, paging, queryParameter, text, viewRoute } from '../answers/answers.api.js';

const anything: Schema = { description: 'Any JSON value.' };
const submission = nullable(words('Id of a submission.'));
const moment = (description: string): Schema => nullable(instant(description));

export const readJournal = viewRoute({
  id: 'readJournal',
  summary: 'Every version of every slot: who, when, what changed',
  description: 'Newest first.',
  parameters: [
    queryParameter(
      'clarified',
      '`true`: only versions that clarify another one, with what they change; `false`: only the others.',
      choice(['true', 'false'], 'Whether it clarifies.'),
    ),
    queryParameter('carrier', 'Only of versions on this carrier.', choice(['electronic', 'paper'], 'A carrier.')),
    queryParameter('form', 'Only of this form.', text, 'precinct-count-protocol'),
    queryParameter('unit', 'Only inside this unit.', text, '11'),
    queryParameter('body', 'Only of this body.', text, 'territorial-commission:11'),
    ...paging,
  ],
  answer: ref('JournalPage'),
  unknown: ['territory-unknown'],
});

export const journalSchemas: Readonly<Record<string, Schema>> = {
  JournalPage: object({
    ...frameMembers,
    total: count('Versions on all pages.'),
    ...pageMembers(ref('JournalEntry')),
  }),
  JournalEntry: object({
    submission,
    form: words('Key of the form.'),
    unit: words('Code of the unit.'),
    key: words('What tells apart several slots of one unit.'),
    n: count('Ordinal of the version in its slot.', { minimum: 1 }),
    body: words('Who submitted it.'),
    channel: choice(['electronic', ...paperChannels], 'How it came.'),
    paper: nullable(ref('ReceivedPaper')),
    receivedAt: instant('When the log took it.'),
    position: count('Where in the log that is.', { minimum: 1 }),
    contentHash: words('SHA-256 of what the body sent.', { pattern: '^[0-9a-f]{64}$' }),
    idempotencyKey: nullable(words('As the body sent it.')),
    status: choice(
      ['received', 'registered', 'acknowledged', 'returned', 'accepted', 'accepted-with-act', 'withdrawn'],
      'How far it came.',
    ),
    registration: nullable(object({ number: count('Вхідний номер.', { minimum: 1 }), at: instant('When.') })),
    acknowledgedAt: moment('When it was acknowledged.'),
    returnedAt: moment('When it was returned.'),
    acceptedAt: moment('When it was accepted.'),
    withdrawnAt: moment('When it was withdrawn.'),
    clarifies: submission,
    clarifiedBy: submission,
    clarifiedAt: moment('When it was clarified.'),
    changes: listOf(
      object({ path: words('Path in the values.'), before: optional(anything), after: optional(anything) }),
      'What it changes of the version that it clarifies; a side that is absent had no such field.',
    ),
    revisions: listOf(
      object({
        position: count('Where in the log that is.', { minimum: 1 }),
        at: instant('When.'),
        because: words('Id of the submission that took force, stands again or was accepted by its acts.'),
        opened: count('How many findings were opened.'),
        closed: count('How many findings were closed.'),
      }),
      'When it was judged again because of another submission.',
    ),
  }),
};
