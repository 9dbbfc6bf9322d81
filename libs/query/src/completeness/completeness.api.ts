import {
  choice,
  count,
  flag,
  instant,
  listOf,
  nullable,
  object,
  ref,
  words,
  type Members,
  type Schema,
} from '#vybory/api-document';
import { carriersReceived, slotFilterStates, slotStates, timelinessValues } from '#vybory/views';
import {
  frameMembers,
  level,
  pageMembers,
  paging,
  queryParameter,
  territory,
  text,
  viewRoute,
} from '../answers/answers.api.js';
import type { Completeness, DueShares } from './completeness-words.js';

export const readCompleteness = viewRoute({
  id: 'readCompleteness',
  summary: 'What is owed, received, accepted, late, returned and missing',
  description:
    'For one territory by form; with `level` a page of forms by territory (for precincts ask `completeness/slots`).',
  parameters: [territory, level, ...paging],
  answer: { anyOf: [ref('TerritoryCompleteness'), ref('CompletenessPage')] },
  unknown: ['territory-unknown'],
});

export const listSlots = viewRoute({
  id: 'listSlots',
  summary: 'The slots themselves, e.g. those that are missing',
  parameters: [
    queryParameter('unit', 'Inside this unit; absent: everywhere.', text, '11'),
    queryParameter(
      'state',
      'Only these.',
      choice(
        slotFilterStates,
        '`missing` is `not-yet-due`, `due` or `overdue`; `clarified`: an earlier version is superseded; `extra`: nobody owes it.',
      ),
    ),
    queryParameter('form', 'Only of this form.', text, 'precinct-count-protocol'),
    ...paging,
  ],
  answer: ref('SlotPage'),
  unknown: ['territory-unknown'],
});

const dueMembers: Members<DueShares> = {
  slots: count('Owed slots that can be asked for at this moment, whether they came or not.'),
  received: count('Of these: received.'),
  accepted: count('Of these: in force.'),
  onTime: count('Of these: received in time, or without a term.'),
  receivedShare: ref('Share'),
  acceptedShare: ref('Share'),
  onTimeShare: ref('Share'),
};

const countMembers: Members<Completeness> = {
  owed: count('Slots that are owed, without what was waived.'),
  received: count('Owed slots for which something stands, whatever its outcome.'),
  carriers: object(
    {
      electronic: count('Electronically only.'),
      paper: count('On paper only.'),
      both: count('On both carriers.'),
    },
    { description: 'How the received came.' },
  ),
  checked: count('Of the received: primary processing has judged it.'),
  accepted: count('Of these: in force, with or without an act.'),
  acceptedWithAct: count('Of these: with an act.'),
  awaiting: count('Received and not judged yet.'),
  returned: count('Returned, and nothing is in force.'),
  clarified: count('Of the received: a clarified version supersedes an earlier one.'),
  missing: count('Owed slots for which nothing stands: not yet due, due now or overdue.'),
  notYetDue: count('Of the missing: cannot be asked for yet.'),
  dueNow: count('Of the missing: can be asked for, and its term has not passed.'),
  overdue: count('Of the missing: its term has passed.'),
  withdrawn: count('Of the missing: something came and was withdrawn.'),
  late: count('Received after they were due.'),
  onTime: count('Received in time, or without a term.'),
  waived: count('Not owed any more by decision.'),
  extra: count('Received though nobody owed it.'),
  complete: count(
    'Owed slots for which everything that the campaign asks for has come and counts: where it asks for both carriers, both, in agreement.',
  ),
  receivedShare: ref('Share'),
  acceptedShare: ref('Share'),
  due: object(dueMembers, { description: 'The same of what is due at this moment. No share is above 1.' }),
};

const placeMembers = { territory: words('Code of the unit.'), name: words('In the language of `Accept-Language`.') };
const formMembers = { form: words('Key of the form.'), title: words('In the language of `Accept-Language`.') };
const submission = nullable(words('Id of a submission.'));

export const completenessSchemas: Readonly<Record<string, Schema>> = {
  TerritoryCompleteness: object({
    ...frameMembers,
    ...placeMembers,
    level: ref('Level'),
    ...countMembers,
    forms: listOf(object({ ...formMembers, ...countMembers }), 'The same by form.'),
    bodies: listOf(
      object({
        body: words('Id of the body.'),
        title: words('In the language of `Accept-Language`.'),
        ...countMembers,
      }),
      'The same by the body that owes it.',
    ),
  }),
  CompletenessPage: object({
    ...frameMembers,
    level: ref('Level'),
    territory: words('Code of the unit that holds them.'),
    ...pageMembers(object({ ...placeMembers, ...formMembers, ...countMembers })),
  }),
  SlotPage: object({
    ...frameMembers,
    unit: words('Code of the unit that holds them.'),
    total: count('Slots on all pages.'),
    ...pageMembers(ref('Slot')),
  }),
  Slot: object({
    slot: words('`<campaign>.<form>.<unit>[.<key>]`'),
    form: words('Key of the form.'),
    unit: words('Code of the unit.'),
    unitName: words('In the language of `Accept-Language`.'),
    key: words('What tells apart several slots of one unit.'),
    owed: flag('Whether somebody owes it.'),
    state: choice(slotStates, 'Where it is.'),
    late: flag('Whether what stands came after it was due.'),
    carriers: nullable(choice(carriersReceived, 'On what it came; null: nothing stands.')),
    agreement: nullable(
      choice(
        ['agreed', 'differs', 'settled'],
        'What the comparison of the carriers came to; settled: they differ, and the case is closed.',
      ),
    ),
    complete: flag('Whether everything that the campaign asks for has come and counts.'),
    timeliness: nullable(choice(timelinessValues, 'What the clock says; null for what nobody owes.')),
    waived: nullable(object({ by: words('Who decided.'), reason: words('Why.') })),
    superseded: flag('Whether a clarified version supersedes an earlier one.'),
    opens: nullable(instant('From when it can be asked for.')),
    due: nullable(instant('By when it is due.')),
    waitsFor: nullable(words('What must happen before anybody can say when it is due.')),
    since: nullable(instant('When what stands was received.')),
    current: submission,
    inForce: submission,
    changedAt: nullable(instant('When it last changed.')),
    changedPosition: nullable(count('Where in the log that was.')),
  }),
};
