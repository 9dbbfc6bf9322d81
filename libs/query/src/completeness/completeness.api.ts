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
import { slotStates } from '#vybory/views';
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
import type { Completeness } from './completeness-words.js';

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
      choice([...slotStates, 'missing', 'late', 'incomplete'], 'State of a slot.'),
    ),
    queryParameter('form', 'Only of this form.', text, 'precinct-count-protocol'),
    ...paging,
  ],
  answer: ref('SlotPage'),
  unknown: ['territory-unknown'],
});

const countMembers: Members<Completeness> = {
  owed: count('Slots that are owed.'),
  received: count('Owed slots for which something stands, whatever its outcome.'),
  accepted: count('Of these: in force, with or without an act.'),
  acceptedWithAct: count('Of these: with an act.'),
  awaiting: count('Received and not judged yet.'),
  returned: count('Returned, and nothing is in force.'),
  missing: count('Owed slots for which nothing stands.'),
  withdrawn: count('Of the missing: something came and was withdrawn.'),
  late: count('Received after they were due.'),
  extra: count('Received though nobody owed it.'),
  complete: count(
    'Owed slots for which everything that the campaign asks for has come and counts: where it asks for both carriers, both, in agreement.',
  ),
  receivedShare: ref('Share'),
  acceptedShare: ref('Share'),
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
    late: flag('Whether it came, or is still missing, after it was due.'),
    due: nullable(instant('By when it is due.')),
    since: nullable(instant('When what stands was received.')),
    current: submission,
    inForce: submission,
    carriers: nullable(choice(['electronic', 'paper', 'both'], 'On what it came; null: nothing stands.')),
    agreement: nullable(
      choice(
        ['agreed', 'differs', 'settled'],
        'What the comparison of the carriers came to; settled: they differ, and the case is closed.',
      ),
    ),
    complete: flag('Whether everything that the campaign asks for has come and counts.'),
    changedAt: nullable(instant('When it last changed.')),
    changedPosition: nullable(count('Where in the log that was.')),
  }),
};
