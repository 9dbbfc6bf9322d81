import { choice, count, flag, instant, listOf, nullable, object, ref, words, type Schema } from '#vybory/api-document';
import { paperChannels } from '#vybory/submissions';
import { paperEntryFilters } from '#vybory/views';
import { frameMembers, pageMembers, paging, queryParameter, text, viewRoute } from '../answers/answers.api.js';

const statuses = ['entered', 'disputed', 'confirmed', 'withdrawn'];

export const listPaperEntries = viewRoute({
  id: 'listPaperEntries',
  summary: 'Papers that registrars enter, and whom each waits for',
  description:
    'Who has waited longest comes first. What was read on the papers is not told here. `notEnteredBy` leaves what a person can still take up: ' +
    '`status=entered&notEnteredBy=o.koval` waits for a second reading, `status=disputed&notEnteredBy=o.koval` for a third.',
  parameters: [
    queryParameter(
      'status',
      'Absent: waiting (`entered` or `disputed`). `settled`: `confirmed` or `withdrawn`.',
      choice(paperEntryFilters, 'Where the entry is in its life.'),
    ),
    queryParameter('form', 'Only of this form.', text, 'precinct-count-protocol'),
    queryParameter('unit', 'Only inside this unit.', text, '11'),
    queryParameter('enteredBy', 'Only what this person has read.', text, 'o.koval'),
    queryParameter('notEnteredBy', 'Only what this person has not read.', text, 'o.koval'),
    ...paging,
  ],
  answer: ref('PaperEntriesPage'),
  unknown: ['territory-unknown'],
});

const moment = (description: string): Schema => nullable(instant(description));
const submission = (description: string): Schema => nullable(words(description));

export const paperEntriesSchemas: Readonly<Record<string, Schema>> = {
  PaperEntriesPage: object({
    ...frameMembers,
    totals: object({
      entered: count('Entries that wait for a second person.'),
      disputed: count('Entries that two persons read differently: they wait for a third.'),
      confirmed: count('Entries that became a version of their slot.'),
      withdrawn: count('Entries that were given up.'),
    }),
    total: count('Entries on all pages.'),
    ...pageMembers(ref('ListedPaperEntry')),
  }),
  ListedPaperEntry: object({
    entry: words('Id of the entry, by which it is read and entered again.'),
    form: words('Key of the form.'),
    formVersion: nullable(count('Version of a one-off request.', { minimum: 1 })),
    unit: words('Code of the unit.'),
    key: words('What tells apart several slots of one unit.'),
    body: words('Who sent the paper.'),
    status: choice(statuses, 'Where the entry is in its life.'),
    awaits: nullable(choice(['second-entry', 'resolution'], 'What somebody still has to do.')),
    doubleEntry: flag('Whether two persons must read it alike.'),
    enteredBy: listOf({ type: 'string' }, 'Persons who have read it, in order.'),
    channel: choice(paperChannels, 'How the paper came.'),
    incomingNumber: words('Вхідний номер that was stamped on the paper.'),
    shelfMark: words('Where the paper lies in the archive.'),
    scan: nullable(words('Hash of the scan.')),
    clarifies: submission('Id of the version on paper that it clarifies.'),
    enteredAt: instant('When the first entry was made.'),
    enteredPosition: count('Where in the log that is.', { minimum: 1 }),
    disputedAt: moment('When a second person read something else.'),
    differing: nullable(count('How many values the two read differently.')),
    confirmedAt: moment('When it was confirmed.'),
    submission: submission('Id of the version that it became.'),
    withdrawal: nullable(
      object(
        { at: instant('When.'), person: words('Who.'), reason: words('Why.') },
        { description: 'That it was given up.' },
      ),
    ),
  }),
};
