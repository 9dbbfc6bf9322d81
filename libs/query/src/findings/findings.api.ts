import { choice, count, instant, listOf, nullable, object, ref, words, type Schema } from '#vybory/api-document';
import { frameMembers, pageMembers, paging, queryParameter, text, viewRoute } from '../answers/answers.api.js';

const anything: Schema = { description: 'Any JSON value.' };

export const listFindings = viewRoute({
  id: 'listFindings',
  summary: 'What the checks found',
  description: 'In the order of finding.',
  parameters: [
    queryParameter(
      'status',
      'Absent: open.',
      choice(['open', 'closed', 'all'], 'Open: of a version that nothing has replaced.'),
    ),
    queryParameter('relation', 'Only this relation.', text, 'P-2'),
    queryParameter(
      'severity',
      'Only of this severity.',
      choice(['error', 'act', 'warning', 'info'], 'Severity by the campaign’s definition.'),
    ),
    queryParameter('carrier', 'Only of versions on this carrier.', choice(['electronic', 'paper'], 'A carrier.')),
    queryParameter('form', 'Only of this form.', text, 'precinct-count-protocol'),
    queryParameter('unit', 'Only inside this unit.', text, '11'),
    ...paging,
  ],
  answer: ref('FindingsPage'),
  unknown: ['territory-unknown'],
});

export const findingsSchemas: Readonly<Record<string, Schema>> = {
  FindingsPage: object({
    ...frameMembers,
    total: count('Findings on all pages.'),
    ...pageMembers(ref('ListedFinding')),
  }),
  ListedFinding: object({
    relation: words('Stable id of the relation that does not hold.'),
    severity: choice(['error', 'act', 'warning', 'info'], 'Severity by the campaign’s definition.'),
    submission: words('Id of the submission.'),
    carrier: choice(['electronic', 'paper'], 'What the submission came on.'),
    form: words('Key of the form.'),
    unit: words('Code of the unit.'),
    key: words('What tells apart several slots of one unit.'),
    fields: listOf({ type: 'string' }, 'Paths of the fields that take part.'),
    expected: anything,
    actual: anything,
    message: words('In the language of `Accept-Language`.'),
    status: choice(['open', 'closed'], 'Whether it stands.'),
    acts: listOf({ type: 'object', additionalProperties: true }, 'Acts that explain it.'),
    openedAt: instant('When it was found.'),
    openedPosition: count('Where in the log that is.'),
    closedAt: nullable(instant('When it was closed.')),
    closedPosition: nullable(count('Where in the log that is.')),
    closedBecause: nullable(
      choice(['superseded', 'withdrawn', 'revised'], 'Why it was closed; revised: the other side changed.'),
    ),
    closedBy: nullable(
      words('Id of the version that superseded it, or of the submission because of which it was judged again.'),
    ),
    openedBy: nullable(
      words('Id of the submission because of which it was found; null: the check of the version itself found it.'),
    ),
  }),
};
