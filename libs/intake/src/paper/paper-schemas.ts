import {
  choice,
  flag,
  instant,
  count,
  listOf,
  object,
  objectOf,
  optional,
  ref,
  words,
  type Schema,
} from '#vybory/api-document';
import {
  carrierCaseStatuses,
  paperChannels,
  paperEntryLabels,
  withheldReasons,
  type CarrierDifference,
  type EntryDifference,
  type PaperDocument,
} from '#vybory/submissions';
import type { DiscrepancyDocument, DiscrepancyStep } from './discrepancy-document.js';
import type { PaperComparison, PaperEntryDocument } from './paper-entry-document.js';

const anything: Schema = { description: 'Any JSON value.' };
const submission = words('Id of a submission.', { pattern: '^[^~]+~[1-9][0-9]*$' });
const caseId = words('Id of the case.', { pattern: '^[^~]+~case[1-9][0-9]*$' });
const values: Schema = { type: 'object', description: 'Values of the form, as its schema describes them.' };
const someWords = words('For the record.', { minLength: 1, maxLength: 2000, pattern: '\\S' });

const sheet = {
  channel: choice(paperChannels, 'How the paper came.'),
  incomingNumber: words('Вхідний номер that was stamped on the paper.', {
    minLength: 1,
    maxLength: 64,
    pattern: '\\S',
  }),
  shelfMark: words('Where the paper lies in the archive.', { minLength: 1, maxLength: 200, pattern: '\\S' }),
  scan: optional(words('Hash of the scan.', { pattern: '^sha256:[0-9a-f]{64}$' })),
};
const place = {
  campaign: words('Id of the campaign.'),
  form: words('Key of the form.'),
  unit: words('Code of the territorial unit.'),
  key: words('What tells apart several slots of one unit; empty when there is one.'),
};

const example = {
  form: 'turnout-notice',
  unit: '11',
  key: '11:00',
  body: 'territorial-commission:11',
  paper: { channel: 'telegraph', incomingNumber: '21-45/7-1203', shelfMark: 'Р-1, оп. 2, арк. 14' },
  values: { precinctsTotal: 120, precinctsReporting: 118, votersOnList: 150000, votersIssuedBallots: 20512 },
};

/** Everything about paper and about what differs between the carriers. */
export const paperSchemas: Readonly<Record<string, Schema>> = {
  PaperSheet: objectOf<PaperDocument>(sheet, { description: 'A sheet of paper.' }),
  PaperToEnter: object(
    {
      form: words('Key of the form.', { minLength: 1, maxLength: 64, pattern: '\\S' }),
      formVersion: optional(count('Which version of a one-off request; absent: the one in force.', { minimum: 1 })),
      unit: words('Code of the unit that the form speaks of.', { minLength: 1, maxLength: 64, pattern: '\\S' }),
      key: optional(words('Which slot of the unit.', { maxLength: 200 })),
      body: words('Who sent the paper, e.g. `territorial-commission:11`.', {
        minLength: 1,
        maxLength: 130,
        pattern: '\\S',
      }),
      paper: ref('PaperSheet'),
      values,
      clarifies: optional(submission),
    },
    { description: 'A form as it stands on paper.', examples: [example] },
  ),
  PaperReading: object(
    { values },
    { description: 'What a person reads on the paper.', examples: [{ values: example.values }] },
  ),
  PaperEntry: objectOf<PaperEntryDocument>({
    entry: words('Id of the entry.', { pattern: '^[^~]+~paper[1-9][0-9]*$' }),
    ...place,
    formVersion: optional(count('Version of a one-off request.', { minimum: 1 })),
    body: words('Who sent the paper.'),
    ...sheet,
    status: choice(Object.keys(paperEntryLabels), 'Where the entry is in its life.'),
    doubleEntry: flag('Whether two persons must read it alike.'),
    enteredBy: listOf({ type: 'string' }, 'Persons who have read it, in order.'),
    enteredAt: instant('When the first entry was made.'),
    clarifies: optional(submission),
    submission: optional(submission),
    comparison: optional(ref('PaperComparison')),
    differences: optional(
      listOf(
        objectOf<EntryDifference>({
          path: words('Path in the values.'),
          first: optional(anything),
          second: optional(anything),
        }),
        'What two persons read differently, for the third.',
      ),
    ),
    values: optional(values),
    withheldUntil: optional(choice(Object.keys(withheldReasons), 'Until when nobody is told what was read.')),
  }),
  PaperComparison: objectOf<PaperComparison>(
    {
      electronic: submission,
      agrees: flag('Whether it agrees with the electronic version in everything that is compared.'),
      case: optional(caseId),
    },
    { description: 'How the paper compared with the electronic version.' },
  ),
  CarrierDifference: objectOf<CarrierDifference>(
    { path: words('Path in the values.'), electronic: optional(anything), paper: optional(anything) },
    { description: 'What the carriers state differently; a side that is absent does not state it.' },
  ),
  DiscrepancyStatus: choice(carrierCaseStatuses, 'Where the case is in its life.'),
  Discrepancy: objectOf<DiscrepancyDocument>({
    case: caseId,
    ...place,
    status: ref('DiscrepancyStatus'),
    electronic: submission,
    paper: submission,
    differences: listOf(ref('CarrierDifference'), 'Line by line.'),
    life: listOf(
      objectOf<DiscrepancyStep>({
        at: instant('When.'),
        position: count('Where in the log that is.', { minimum: 1 }),
        type: words('What happened, e.g. `CarrierDifferenceExplained`.'),
        person: optional(words('Who did it.')),
        words: optional(words('The explanation or the conclusion.')),
        by: optional(choice(['electronic', 'paper'], 'The side that clarified it.')),
        submission: optional(submission),
      }),
      'In order.',
    ),
  }),
  Explanation: object({ explanation: someWords }),
  Conclusion: object({ conclusion: someWords }),
};
