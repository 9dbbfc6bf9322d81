import {
  choice,
  componentName,
  count,
  flag,
  instant,
  listOf,
  object,
  objectOf,
  optional,
  ref,
  words,
  type Schema,
} from '#vybory/api-document';
import type { DiscrepancyAct, Finding } from '#vybory/checks';
import { exampleOf, fieldErrorCodes, jsonSchemaOf, type FormDefinition } from '#vybory/forms';
import {
  paperChannels,
  statusLabels,
  withheldReasons,
  type PromiseReceipt,
  type ReceivedPaper,
} from '#vybory/submissions';
import type { HistoryEntry, SubmissionDocument } from './submission-reader.js';

const anything: Schema = { description: 'Any JSON value.' };
const submission = words('`<campaign>.<form>.<unit>[.<key>]~<n>`: the n-th version of a slot.', {
  pattern: '^[^~]+~[1-9][0-9]*$',
});
const unit = words('Code of the territorial unit.');
const key = words('What tells apart several slots of one unit; empty when there is one.');
const sha256 = (of: string): Schema => words(`SHA-256 of ${of}.`, { pattern: '^[0-9a-f]{64}$' });

const receiptSchema = objectOf<PromiseReceipt>(
  {
    kind: { const: 'promise' },
    submission,
    campaign: words('Id of the campaign.'),
    form: words('Key of the form.'),
    formVersion: optional(count('Version of a form that was designed at run time.', { minimum: 1 })),
    unit,
    key,
    contentHash: sha256('what the body sent, in canonical form (RFC 8785)'),
    log: words('Event log that holds it.'),
    position: count('Its place in the log.', { minimum: 1 }),
    receivedAt: instant('When the log took it.'),
  },
  { description: 'What the body holds in hand: the submission is stored.' },
);

const documentSchema = objectOf<SubmissionDocument>({
  submission,
  campaign: words('Id of the campaign.'),
  form: words('Key of the form.'),
  formVersion: optional(count('Version of a form that was designed at run time.', { minimum: 1 })),
  unit,
  key,
  n: count('Ordinal of this version in its slot.', { minimum: 1 }),
  body: words('Who submitted it.'),
  channel: choice(['electronic', ...paperChannels], 'How it came.'),
  paper: optional(ref('ReceivedPaper')),
  status: ref('SubmissionStatus'),
  inForce: flag('Whether its figures count now.'),
  registrationNumber: optional(count('Вхідний номер, without gaps per campaign.', { minimum: 1 })),
  receivedAt: instant('When the log took it.'),
  contentHash: sha256('what the body sent, in canonical form (RFC 8785)'),
  clarifies: optional(submission),
  clarifiedBy: optional(submission),
  findings: listOf(ref('Finding'), 'What the checks say of it.'),
  acts: listOf(ref('DiscrepancyAct'), 'Acts that explain findings.'),
  values: { type: 'object', description: 'Values of the form, as its schema describes them.' },
  attachments: optional(listOf(ref('Attachment'), 'Files that the values name.')),
});

const receivedPaperSchema = objectOf<ReceivedPaper>(
  {
    channel: choice(paperChannels, 'How the paper came.'),
    incomingNumber: words('Вхідний номер that was stamped on the paper.'),
    shelfMark: words('Where the paper lies in the archive.'),
    scan: optional(words('Hash of the scan.', { pattern: '^sha256:[0-9a-f]{64}$' })),
    entry: words('Id of the paper entry.'),
    registrar: words('Body whose registrars entered it.'),
    enteredBy: listOf({ type: 'string' }, 'Persons who read it, in order.'),
  },
  { description: 'The sheet behind a version on paper, and who entered it.' },
);

const entrySchema = objectOf<HistoryEntry>(
  {
    position: count('Place in the log.', { minimum: 1 }),
    version: count('Place in the slot.', { minimum: 1 }),
    at: instant('When the log took it.'),
    actor: words('Who caused it.'),
    type: words('What happened, e.g. `SubmissionReceived`, `SubmissionChecked`, `SubmissionAccepted`.'),
    data: anything,
    withheld: optional(
      object(
        {
          until: choice(Object.keys(withheldReasons), 'Until when nobody is told.'),
          message: words('The same in words.'),
        },
        { description: 'Why `data` lacks what a registrar read on a paper.' },
      ),
    ),
  },
  { description: 'One step in the life of a slot.' },
);

const findingSchema = objectOf<Finding>({
  relation: words('Stable id of the relation that does not hold, e.g. `P-2`.'),
  severity: choice(
    ['error', 'act', 'warning', 'info'],
    '`error`: only a clarified version helps; `act`: an act explains it; the others are notes.',
  ),
  fields: listOf({ type: 'string' }, 'Paths of the fields that take part.'),
  expected: anything,
  actual: anything,
  message: ref('Text'),
});

const actSchema: Schema = {
  ...objectOf<DiscrepancyAct>(
    {
      relation: words('Id of the relation whose finding it explains.', { minLength: 1, maxLength: 64 }),
      explanation: words('Why the figures are as they are.', { minLength: 1, maxLength: 2000, pattern: '\\S' }),
      number: optional(words('Number of the paper act.', { maxLength: 64 })),
      date: optional(words('Date of the paper act, as written on it.', { maxLength: 10 })),
    },
    { description: 'Акт про невідповідність: explains findings of severity `act`.' },
  ),
  additionalProperties: false,
};

/** Everything about submissions; a form adds its own schema and nothing else. */
export function submissionSchemas(forms: ReadonlyMap<string, FormDefinition>): Readonly<Record<string, Schema>> {
  return {
    ...formSchemas(forms),
    PromiseReceipt: receiptSchema,
    ReceivedPaper: receivedPaperSchema,
    SubmissionDocument: documentSchema,
    SubmissionOutcome: object({ receipt: ref('PromiseReceipt'), submission: ref('SubmissionDocument') }),
    SubmissionStatus: choice(Object.keys(statusLabels), 'Where the version is in its life.'),
    HistoryEntry: entrySchema,
    Finding: findingSchema,
    DiscrepancyAct: actSchema,
    ActsToAttach: object({ acts: { ...listOf(ref('DiscrepancyAct'), 'Acts.'), minItems: 1 } }),
    Withdrawal: object({ reason: words('For the record.', { minLength: 1, maxLength: 2000, pattern: '\\S' }) }),
    FieldErrorCode: choice(Object.keys(fieldErrorCodes), 'Codes that errors below `values` can carry.'),
  };
}

function formSchemas(forms: ReadonlyMap<string, FormDefinition>): Readonly<Record<string, Schema>> {
  const each = [...forms.values()];
  const mapping = Object.fromEntries(each.map((form) => [form.key, `#/components/schemas/${nameOf(form)}`]));
  const oneOf = [...each.map((form) => ref(nameOf(form))), ref(requested)];
  const discriminated = { oneOf, discriminator: { propertyName: 'form', mapping }, unevaluatedProperties: false };
  const examples = each.map(exampleSubmission);
  return {
    ...Object.fromEntries(each.map((form) => [`forms.${form.key}`, valuesSchema(form)])),
    ...Object.fromEntries(each.map((form) => [nameOf(form), envelopeSchema(form)])),
    [requested]: requestedSchema,
    Submission: { type: 'object', description: 'One form for one slot.', ...discriminated, examples },
    SubmissionLine: {
      type: 'object',
      description: 'A line of a batch: a submission, and the idempotency key that the header would hold.',
      ...discriminated,
      properties: { idempotencyKey: { type: 'string', pattern: '^[\\x21-\\x7e]{1,128}$' } },
      examples: examples.map((example, index) => ({ ...example, idempotencyKey: `example-${index + 1}` })),
    },
  };
}

const requested = 'submissions.request';

/** Forms that are designed at run time are described by their campaign. */
const requestedSchema = object(
  {
    form: words('Key of a one-off request.', { pattern: '^request-[a-z0-9-]+$' }),
    formVersion: optional(count('Which of its approved versions; absent: the one in force.', { minimum: 1 })),
    ...commonMembers(words('Which slot of the unit. May be left out when there is one.', { maxLength: 200 })),
    values: { type: 'object', description: 'As `/api/v1/forms/{form}/schema?campaign=` describes them.' },
  },
  { title: 'A one-off request' },
);

function commonMembers(keyWords: Schema): Parameters<typeof object>[0] {
  return {
    unit: words('Code of the unit that the form speaks of.', { minLength: 1, maxLength: 64, pattern: '\\S' }),
    key: optional(keyWords),
    clarifies: optional(submission),
    acts: optional({ ...listOf(ref('DiscrepancyAct'), 'Acts that explain known discrepancies.'), maxItems: 50 }),
    channel: optional({ const: 'electronic' }),
  };
}

function nameOf({ key: form }: FormDefinition): string {
  return componentName(`submissions.${form}`);
}

/** The document names its dialect itself, and its references must not begin anew in the middle of it. */
function valuesSchema(form: FormDefinition): Schema {
  const { $schema: _dialect, $id: _id, ...schema } = jsonSchemaOf(form, { language: 'en' });
  return {
    ...schema,
    description: `Values of the form \`${form.key}\`. In a campaign: \`/api/v1/forms/${form.key}/schema\`.`,
  };
}

function envelopeSchema(form: FormDefinition): Schema {
  return object(
    {
      form: { const: form.key },
      ...commonMembers(
        words(`Which slot of the unit: ${keyWords(form)}. May be left out when there is one.`, { maxLength: 200 }),
      ),
      values: ref(`forms.${form.key}`),
    },
    { title: form.title.en },
  );
}

function keyWords({ slotKey }: FormDefinition): string {
  return slotKey.length === 0 ? 'there is one' : slotKey.map((part) => `<${part}>`).join('+');
}

function exampleSubmission(form: FormDefinition): Readonly<Record<string, unknown>> {
  const unitOfLevel = { country: 'UA', region: 'north', district: '11', precinct: '11-050130' }[form.level];
  return { form: form.key, unit: unitOfLevel, values: exampleOf(form) };
}
