import { text, compose, type Text } from '#vybory/language';
import type { FormDefinition } from './definition.js';
import {
  isCell,
  type CellField,
  type FieldDescription,
  type KeyedField,
  type MapField,
  type RowField,
} from './fields.js';
import type { FormContext } from './form.js';
import { keysOf } from './json-schema.js';
import { lineNames, lineVocabulary } from './vocabulary.js';

/** Columns that say which slot a record belongs to; they are the caller's to read. `clarifies` names a submission that is superseded. */
export const envelopeColumns = ['unit', 'key', 'clarifies'] as const;

export interface CsvColumn {
  /** Machine name, first line of the template: `unit`, `lines.ballotsReceived`, `votes.7`, `rows.precinct`. */
  readonly name: string;
  /** For people. */
  readonly header: Text;
  readonly required: boolean;
  /** Whether the column is filled anew in every record of a submission that takes several. */
  readonly repeats: boolean;
}

/** Columns of a form's CSV template, in order; with a context, exactly the lines and contestants of the contest. */
export function csvColumns(form: FormDefinition, context?: FormContext): readonly CsvColumn[] {
  const shown = form.fields.filter((field) => !(isBoxes(field) && context?.boxes === 'none'));
  return [...envelope(form), ...shown.flatMap((field) => fieldColumns(field, context))];
}

export const unitHeader = text('Код території', 'Code of the territory');

function envelope(form: FormDefinition): readonly CsvColumn[] {
  const keyed = form.slotKey.length > 0;
  return [
    { name: 'unit', header: unitHeader, required: true, repeats: false },
    ...(keyed ? [{ name: 'key', header: text('Ключ', 'Key'), required: false, repeats: false }] : []),
  ];
}

function fieldColumns(field: FieldDescription, context: FormContext | undefined): readonly CsvColumn[] {
  if (isCell(field)) return [column(field.name, field.label, !field.optional)];
  switch (field.kind) {
    case 'line-counts':
    case 'line-words':
      return lineColumns(field, context);
    case 'vote-counts':
      return voteColumns(field, context);
    case 'keyed':
      return keyedColumns(field, context);
    case 'group':
      return partColumns(field.name, field.label, field.fields, !field.optional, false);
    case 'rows':
      return rowColumns(field.name, field.label, field.fields, isOwed(field, context));
    default: {
      const never: never = field;
      return never;
    }
  }
}

function lineColumns(field: MapField, context: FormContext | undefined): readonly CsvColumn[] {
  const lines =
    context?.lines ?? lineNames.map((name) => ({ name, no: '', label: lineVocabulary[name].label, required: false }));
  return lines.map(({ name, no, label, required }) => {
    const numbered = no === '' ? label : compose((language) => `${no}. ${label[language]}`);
    const header = field.kind === 'line-words' ? compose((l) => `${numbered[l]} (${inWords[l]})`) : numbered;
    return column(`${field.name}.${name}`, header, required && field.kind === 'line-counts');
  });
}

const inWords = text('словами', 'in words');

function voteColumns(field: MapField, context: FormContext | undefined): readonly CsvColumn[] {
  if (context === undefined) {
    return [
      column(
        `${field.name}.1`,
        text('Голоси за № 1 (стовпець на кожного)', 'Votes for no. 1 (a column for each)'),
        true,
      ),
    ];
  }
  return context.contestants
    .filter(({ struckOut }) => !struckOut)
    .map(({ id, no, name }) =>
      column(
        `${field.name}.${id}`,
        compose((language) => `№ ${no} ${name[language]}`),
        true,
      ),
    );
}

function keyedColumns(field: KeyedField, context: FormContext | undefined): readonly CsvColumn[] {
  const keys = keysOf(field.keys, context) ?? [{ key: '1', label: text('(стовпець на кожен)', '(a column for each)') }];
  return keys.map(({ key, label }) => column(`${field.name}.${key}`, within(field.label, label), false));
}

function rowColumns(rows: string, label: Text, fields: readonly RowField[], owed: boolean): readonly CsvColumn[] {
  return fields.flatMap((field) => {
    const place = `${rows}.${field.name}`;
    if (!isCell(field))
      return partColumns(place, within(label, field.label), field.fields, owed && !field.optional, true);
    return [{ ...column(place, within(label, field.label), owed && !field.optional), repeats: true }];
  });
}

function partColumns(
  place: string,
  label: Text,
  parts: readonly CellField[],
  owed: boolean,
  repeats: boolean,
): readonly CsvColumn[] {
  return parts.map((part) => ({
    ...column(`${place}.${part.name}`, within(label, part.label), owed && !part.optional),
    repeats,
  }));
}

function within(outer: Text, inner: Text): Text {
  return compose((language) => `${outer[language]}: ${inner[language]}`);
}

function isOwed(rows: FieldDescription, context: FormContext | undefined): boolean {
  return !rows.optional || (isBoxes(rows) && context?.boxes === 'required');
}

function isBoxes(field: FieldDescription): boolean {
  return field.kind === 'rows' && field.presence === 'boxes';
}

function column(name: string, header: Text, required: boolean): CsvColumn {
  return { name, header, required, repeats: false };
}
