import { carrierNames, precinctKinds, stages } from '../definition.js';
import { textSchema } from '../definition-schema.js';
import { listOf, objectOf, oneOfThese, type Schema, textLike } from '../json-shape.js';
import {
  type ActsStep,
  type BoxesMapping,
  type Condition,
  type Dataset,
  dateTimeFormats,
  type EarlierFields,
  type EarlierRecords,
  type PaperMapping,
  paperChannelNames,
  type RegistryStep,
  type StageStep,
  type SubmissionsStep,
  type UnitMapping,
} from './dataset.js';

const column: Schema = { type: 'string', minLength: 1, maxLength: 200, description: 'Name of a column.' };
const csv: Schema = textLike('^(?!/)(?!.*\\.\\.).+$', 'CSV file, relative to the data folder; `.gz` is unpacked.');
const formKey: Schema = textLike('^[a-z0-9-]{1,64}$', 'Key of the form.');

function template(description: string): Schema {
  return {
    type: 'string',
    minLength: 1,
    maxLength: 500,
    description: `${description} Columns stand in braces: \`{district}-{precinct}\`, \`{district|'abroad'}\`.`,
  };
}

const condition = objectOf<Condition>('Holds when every test that is given does.', {
  column,
  equals: { optional: { type: 'string', description: 'The cell is exactly this; may be empty.' } },
  below: { optional: { type: 'number', description: 'The cell is a number below this.' } },
  atLeast: { optional: { type: 'number', description: 'The cell is this number or a greater one.' } },
});

const unit = objectOf<UnitMapping>('The precinct that a record speaks of.', {
  code: template('Code of the precinct, `<district>-<number>`.'),
  parent: template('Code of its district.'),
  number: template('Number as printed on protocols.'),
  name: objectOf<UnitMapping['name']>('Name that people read.', {
    uk: template('In Ukrainian.'),
    en: template('In English.'),
  }),
  kind: {
    optional: listOf(
      objectOf<NonNullable<UnitMapping['kind']>[number]>('A case; without `when` it always holds.', {
        when: { optional: condition },
        kind: oneOfThese(precinctKinds, 'Kind of the precinct.'),
      }),
      'The first case that holds gives the kind.',
    ),
  },
});

const boxes = objectOf<BoxesMapping>('Ballot boxes written in one cell.', {
  column,
  pattern: {
    type: 'string',
    minLength: 1,
    maxLength: 200,
    description: 'One box: groups `kind`, `number`, `ballots`.',
  },
  kinds: {
    type: 'object',
    description: 'What the texts of the group `kind` mean.',
    additionalProperties: oneOfThese(['stationary', 'portable'], 'Kind of box.'),
    minProperties: 1,
  },
});

const mapping: Schema = { $ref: '#/$defs/mapping' };
const mappings: Schema = {
  type: 'object',
  description: 'Fields of the form.',
  additionalProperties: mapping,
  minProperties: 1,
};
const valueMapping: Schema = {
  type: 'object',
  description: 'Exactly one of these says what is made of the record.',
  properties: {
    count: { ...column, description: 'Column with a whole number.' },
    counts: {
      description: 'Whole numbers by name, or a range of numbered columns: `v01..v39` gives `1` to `39`.',
      type: ['string', 'object'],
      pattern: '^.*[0-9]\\.\\..*[0-9]$',
      additionalProperties: column,
    },
    sum: { ...column, description: 'Column that is summed over the records of the unit.' },
    text: template('A text.'),
    dateTime: { ...column, description: 'Column with a local date, with or without the time.' },
    formats: listOf(oneOfThese(dateTimeFormats, 'A format.'), 'How `dateTime` may be written.', { minItems: 1 }),
    rows: { ...mappings, description: 'One row per record of the unit.' },
    boxes,
    constant: { type: ['string', 'number', 'boolean'], description: 'The same for all.' },
  },
  additionalProperties: false,
  oneOf: ['count', 'counts', 'sum', 'text', 'dateTime', 'rows', 'boxes', 'constant'].map((name) => ({
    required: [name],
  })),
  dependentRequired: { dateTime: ['formats'], formats: ['dateTime'] },
};

const earlier = {
  csv,
  match: template('Evaluated over both files: equal texts speak of the same thing.'),
  where: { optional: condition },
  columns: {
    optional: {
      type: 'object',
      description: 'Columns of this file (left) that are named otherwise in the step’s file (right).',
      additionalProperties: column,
    },
  },
};
const earlierRecords = objectOf<EarlierRecords>('Whole earlier versions.', { kind: { const: 'records' }, ...earlier });
const earlierFields = objectOf<EarlierFields>('Single earlier values.', {
  kind: { const: 'fields' },
  ...earlier,
  field: { ...column, description: 'Column that names the column.' },
  value: { ...column, description: 'Column with its earlier value.' },
});
const clarifications = chosenByKind('Earlier values of some records, which are clarified afterwards.', {
  records: earlierRecords,
  fields: earlierFields,
});

const paper = objectOf<PaperMapping>('With `carrier: "paper"`: the sheet that a record is, and who enters it.', {
  channel: oneOfThese(paperChannelNames, 'How the paper came.'),
  incomingNumber: template('Number that was stamped on the paper; each paper has its own.'),
  shelfMark: template('Where the paper lies in the archive.'),
  person: template('The registrar who enters it.'),
});

const step = chosenByKind('One step of the play.', {
  registry: objectOf<RegistryStep>('Registers one precinct per record.', {
    kind: { const: 'registry' },
    title: textSchema('What is registered.'),
    csv,
    unit,
  }),
  stage: objectOf<StageStep>('Takes the campaign to its next stage.', {
    kind: { const: 'stage' },
    stage: oneOfThese(stages, 'The stage.'),
  }),
  submissions: objectOf<SubmissionsStep>('Submits forms.', {
    kind: { const: 'submissions' },
    title: textSchema('What is submitted.'),
    csv,
    form: formKey,
    body: template('Identity of the submitting body.'),
    unit: template('Code of the unit.'),
    key: { optional: template('Key of the slot.') },
    perUnit: {
      optional: { type: 'boolean', description: 'Whether all records of a unit make one submission. Absent: false.' },
    },
    where: { optional: condition },
    orderBy: { optional: { ...column, description: 'Column whose text gives the order.' } },
    values: mappings,
    clarifications: { optional: clarifications },
    carrier: {
      optional: oneOfThese(
        carrierNames,
        '`paper`: a registrar enters each record as a paper form. Absent: electronic.',
      ),
    },
    paper: { optional: paper },
  }),
  acts: objectOf<ActsStep>('Explains findings of severity `act` by discrepancy acts.', {
    kind: { const: 'acts' },
    title: textSchema('What is explained.'),
    form: formKey,
    explanation: { type: 'string', minLength: 1, maxLength: 1000, description: 'Text of every act.' },
  }),
});

/** JSON Schema 2020-12 of a dataset file. */
export const datasetSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Dataset',
  ...objectOf<Dataset>('How CSV files are played through the API as one campaign.', {
    campaign: textLike('^[a-z0-9][a-z0-9-]{0,63}$', 'Id of the campaign.'),
    title: textSchema('Name of the dataset.'),
    steps: listOf(step, 'Played in order.', { minItems: 1 }),
  }),
  $defs: { mapping: valueMapping },
};

/** The schema of the variant that `kind` names, so that errors speak of that variant alone. */
function chosenByKind(description: string, variants: Readonly<Record<string, Schema>>): Schema {
  return {
    type: 'object',
    description,
    required: ['kind'],
    properties: { kind: oneOfThese(Object.keys(variants), 'Which kind it is; the other members follow from it.') },
    allOf: Object.entries(variants).map(([kind, variant]) => ({
      if: { properties: { kind: { const: kind } }, required: ['kind'] },
      then: variant,
    })),
  };
}
