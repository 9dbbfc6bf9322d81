import { choice, count, instant, listOf, nullable, object, ref, words, type Schema } from '#vybory/api-document';
import { carrierCaseStatuses } from '#vybory/submissions';
import { frameMembers, pageMembers, paging, queryParameter, text, viewRoute } from '../answers/answers.api.js';

export const listDiscrepancies = viewRoute({
  id: 'listDiscrepancies',
  summary: 'Where the electronic and the paper versions of slots differ',
  description: 'In the order of opening, with the totals of all comparisons inside the unit.',
  parameters: [
    queryParameter(
      'status',
      'Absent: open.',
      choice([...carrierCaseStatuses, 'all'], 'Where the case is in its life.'),
    ),
    queryParameter('form', 'Only of this form.', text, 'precinct-count-protocol'),
    queryParameter('unit', 'Only inside this unit.', text, '11'),
    ...paging,
  ],
  answer: ref('DiscrepanciesPage'),
  unknown: ['territory-unknown'],
});

const saying = (description: string): Schema =>
  object({ at: instant('When.'), person: words('Who.'), words: words('What.') }, { description });

export const discrepanciesSchemas: Readonly<Record<string, Schema>> = {
  DiscrepanciesPage: object({
    ...frameMembers,
    totals: ref('DiscrepancyTotals'),
    total: count('Cases on all pages.'),
    ...pageMembers(ref('ListedDiscrepancy')),
  }),
  DiscrepancyTotals: object({
    compared: count('Comparisons of an electronic with a paper version.'),
    agreed: count('Of these: nothing differs that is compared.'),
    differing: count('Of these: a case was opened.'),
    open: count('Cases that nobody has answered.'),
    explained: count('Cases that were explained.'),
    clarified: count('Cases of which a side has spoken anew.'),
    closed: count('Cases that are closed.'),
    slots: object(
      {
        compared: count('Slots whose carriers were compared.'),
        agreeing: count('Of these: the last comparison found no difference.'),
        differing: count('Of these: it found one.'),
      },
      { description: 'By the last comparison of each slot.' },
    ),
  }),
  ListedDiscrepancy: object({
    case: words('Id of the case.'),
    form: words('Key of the form.'),
    unit: words('Code of the unit.'),
    key: words('What tells apart several slots of one unit.'),
    status: ref('DiscrepancyStatus'),
    electronic: words('Id of the electronic version.'),
    paper: words('Id of the version on paper.'),
    differences: listOf(ref('CarrierDifference'), 'Line by line.'),
    openedAt: instant('When it was opened.'),
    openedPosition: count('Where in the log that is.', { minimum: 1 }),
    explanations: listOf(saying('An explanation.'), 'In order.'),
    clarified: nullable(
      object({
        at: instant('When.'),
        by: choice(['electronic', 'paper'], 'The side that spoke anew.'),
        submission: nullable(words('The version that stands there since; null: none does.')),
      }),
    ),
    closing: nullable(saying('How it was closed.')),
  }),
};
