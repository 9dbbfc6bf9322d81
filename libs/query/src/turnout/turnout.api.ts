import { count, listOf, nullable, object, optional, ref, words, type Schema } from '#vybory/api-document';
import {
  expand,
  frameMembers,
  level,
  pageMembers,
  paging,
  queryParameter,
  territory,
  text,
  viewRoute,
} from '../answers/answers.api.js';

export const readTurnout = viewRoute({
  id: 'readTurnout',
  summary: 'Turnout by hour at every level',
  description: 'Sums of the notices in force: voters who were issued ballots of those on the lists.',
  parameters: [
    queryParameter('slot', 'One hour; absent: all of them.', text, '11:00'),
    territory,
    level,
    expand,
    ...paging,
  ],
  answer: { anyOf: [ref('Turnout'), ref('TurnoutPage')] },
  unknown: ['turnout-slot-unknown', 'territory-unknown'],
});

const slot = object({
  slot: words('The hour.'),
  counted: ref('CountedOfExpected'),
  votersOnList: nullable(count('Voters on the lists.')),
  votersIssuedBallots: nullable(count('Voters who were issued ballots.')),
  share: ref('Share'),
  precinctsTotal: nullable(count('Precincts of the districts that reported.')),
  precinctsReporting: nullable(count('Of these: precincts that the notices speak of.')),
});

const unitMembers = {
  territory: words('Code of the unit.'),
  name: words('In the language of `Accept-Language`.'),
  level: ref('Level'),
  slots: listOf(slot, 'By hour.'),
};

export const turnoutSchemas: Readonly<Record<string, Schema>> = {
  Turnout: object({
    ...frameMembers,
    ...unitMembers,
    name: optional(unitMembers.name),
    level: optional(unitMembers.level),
    children: optional(listOf(ref('UnitTurnout'), 'With `expand=children`.')),
  }),
  TurnoutPage: object({
    ...frameMembers,
    level: ref('Level'),
    territory: words('Code of the unit that holds them.'),
    ...pageMembers(ref('UnitTurnout')),
  }),
  UnitTurnout: object(unitMembers),
};
