import { choice, listOf, nullable, object, optional, ref, words, type Schema } from '#vybory/api-document';
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

export const readResults = viewRoute({
  id: 'readResults',
  summary: 'Results of a contest at every level',
  description: 'Sums of the protocols in force. One object for one territory, a page of them with `level`.',
  parameters: [
    queryParameter('contest', 'Id of the contest; may be left out when there is one.', text, 'president'),
    territory,
    level,
    expand,
    ...paging,
  ],
  answer: { anyOf: [ref('Results'), ref('ResultsPage')] },
  unknown: ['contest-unknown', 'territory-unknown'],
});

const figure = nullable({ type: 'integer', description: 'Null when no protocol states it.' });

const unitMembers = {
  territory: words('Code of the unit.'),
  name: words('In the language of `Accept-Language`.'),
  level: ref('Level'),
  status: choice(['preliminary', 'final'], 'Final when the results are established and nothing is left out.'),
  counted: ref('CountedOfExpected'),
  lines: listOf(
    object({
      no: words('Number as printed.'),
      line: words('Name of the line.'),
      label: words('Wording of the line.'),
      value: figure,
    }),
    'Lines of the protocol in the printed order.',
  ),
  votes: listOf(
    object({
      contestant: words('Id of the contestant.'),
      no: { type: 'integer', description: 'Number on the ballot.' },
      name: words('Name as on the ballot.'),
      votes: figure,
      share: ref('Share', { description: 'Of those who took part in the voting.' }),
    }),
    'In the order of the ballot.',
  ),
};

export const resultsSchemas: Readonly<Record<string, Schema>> = {
  Results: object({
    ...frameMembers,
    contest: words('Id of the contest.'),
    ...unitMembers,
    children: optional(listOf(ref('UnitResults'), 'With `expand=children`.')),
  }),
  ResultsPage: object({
    ...frameMembers,
    contest: words('Id of the contest.'),
    level: ref('Level'),
    territory: words('Code of the unit that holds them.'),
    ...pageMembers(ref('UnitResults')),
  }),
  UnitResults: object(unitMembers),
};
