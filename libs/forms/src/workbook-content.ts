import { compose, text, type Text } from '#vybory/language';
import { placeOf } from './csv-places.js';
import type { FormDefinition } from './definition.js';
import { byCellKind, largestCount, type CellField, type CellTable, type LocalTimePrecision } from './fields.js';
import type { FormContext } from './form.js';
import { identifierSchemes } from './identifiers.js';

/** An entry of a drop-down list. */
export interface CellOption {
  /** As it stands in a CSV cell. */
  readonly value: string;
  readonly label: Text;
  /** As it stands in the list. */
  readonly shown: string;
}

/** What the cells of a column hold. */
export type CellContent = { readonly expected: Text; readonly hint?: Text } & (
  | { readonly kind: 'text'; readonly maxLength: number; readonly long: boolean }
  | { readonly kind: 'code' }
  | { readonly kind: 'count'; readonly min: number; readonly max: number }
  | { readonly kind: 'decimal'; readonly scale: number }
  | { readonly kind: 'local-time'; readonly precision: LocalTimePrecision }
  | { readonly kind: 'choice' | 'flag'; readonly options: readonly CellOption[] }
  /** Only a campaign knows what there is to choose from. */
  | { readonly kind: 'reference'; readonly options: readonly CellOption[] }
);

/** Contents of a column of the form's table; `undefined` when the form has no such column. */
export function contentOf(form: FormDefinition, column: string, context?: FormContext): CellContent | undefined {
  const place = placeOf(form, column);
  switch (place?.kind) {
    case undefined:
      return undefined;
    case 'envelope':
      return { kind: 'code', ...envelopeWords(column) };
    case 'field':
    case 'part':
      return cellContent(place.field, context);
    case 'cell':
      return cellContent(place.cell, context);
    case 'entry':
      if (place.value === 'count') return { kind: 'count', min: 0, max: largestCount, expected: wholeNumber };
      if (place.value === 'money') return { kind: 'decimal', scale: 2, expected: decimalWith(2) };
      return { kind: 'text', maxLength: 500, long: false, expected: text('Число словами', 'The number in words') };
    default: {
      const never: never = place;
      return never;
    }
  }
}

function cellContent(field: CellField, context: FormContext | undefined): CellContent {
  const content = byCellKind(contents, field, context);
  return field.hint === undefined ? content : { ...content, hint: field.hint };
}

const wholeNumber = text('Ціле число', 'A whole number');
const code: CellContent = { kind: 'code', expected: text('Код', 'A code') };

const contents: CellTable<[context: FormContext | undefined], CellContent> = {
  count: ({ min, max }) => ({ kind: 'count', min, max, expected: wholeNumber }),
  decimal: ({ scale }) => ({ kind: 'decimal', scale, expected: decimalWith(scale) }),
  money: ({ scale, currency }) => ({
    kind: 'decimal',
    scale,
    expected: text(`Сума у ${currency}, як-от 1234,50`, `An amount in ${currency}, such as 1234.50`),
  }),
  text: ({ maxLength, long }) => ({
    kind: 'text',
    maxLength,
    long,
    expected: text(`Текст, не більше ${maxLength} символів`, `A text of at most ${maxLength} characters`),
  }),
  'local-time': ({ precision }) => ({ kind: 'local-time', precision, expected: timeWords[precision] }),
  choice: ({ choices }) => ({ kind: 'choice', options: choiceOptions(choices), expected: fromList }),
  flag: ({ declared }) => ({ kind: 'flag', options: declared ? [yes] : [yes, no], expected: fromList }),
  identifier: ({ scheme }) => ({ kind: 'code', expected: identifierWords(scheme) }),
  precinct: () => ({ kind: 'code', expected: text('Код виборчої дільниці', 'Code of a precinct') }),
  unit: ({ levels }, context) =>
    levels.length === 1 && levels[0] === 'region'
      ? reference(context?.regions().map(({ code: value, name }) => ({ value, label: name })))
      : { kind: 'code', expected: text('Код території', 'Code of a unit of the territory') },
  subject: ({ kinds }, context) =>
    reference(context?.subjects(kinds).map(({ id, name }) => ({ value: id, label: name }))),
  contestant: (_field, context) =>
    reference(
      context?.contestants
        .filter(({ struckOut }) => !struckOut)
        .map(({ id, no, name }) => ({ value: id, label: compose((language) => `№ ${no} ${name[language]}`) })),
    ),
  file: () => ({
    kind: 'code',
    expected: text('Посилання на завантажений файл: sha256:…', 'Reference to an uploaded file: sha256:…'),
  }),
};

const fromList = text('Виберіть зі списку', 'Choose from the list');
const yes: CellOption = { value: 'true', label: text('так', 'yes'), shown: 'так / yes' };
const no: CellOption = { value: 'false', label: text('ні', 'no'), shown: 'ні / no' };

const timeWords: Readonly<Record<LocalTimePrecision, Text>> = {
  minute: text('Дата і час, як-от 2024-03-31 21:45', 'Date and time, such as 2024-03-31 21:45'),
  day: text('Дата, як-от 2024-03-31', 'A date, such as 2024-03-31'),
  'minute-or-day': text(
    'Дата, за можливості з часом: 2024-03-31 21:45',
    'A date, with the time if known: 2024-03-31 21:45',
  ),
  time: text('Час, як-от 21:45', 'A time, such as 21:45'),
};

function envelopeWords(column: string): { readonly expected: Text } {
  if (column === 'unit')
    return { expected: text('Код території, за яку подається форма', 'Unit that the form is for') };
  if (column === 'key')
    return {
      expected: text(
        'Що розрізняє подання однієї території: перегони, час, період; можна не заповнювати, якщо воно одне',
        'What tells apart several submissions of one unit: contest, time, period; may be left empty when there is one',
      ),
    };
  return code;
}

function decimalWith(scale: number): Text {
  if (scale === 0) return wholeNumber;
  return text(`Число, знаків після коми: не більше ${scale}`, `A number with at most ${scale} decimals`);
}

function identifierWords(scheme: keyof typeof identifierSchemes): Text {
  const { label, example } = identifierSchemes[scheme];
  return compose((language) => `${label[language]}: ${example}`);
}

function reference(options: readonly { readonly value: string; readonly label: Text }[] | undefined): CellContent {
  if (options === undefined) return { kind: 'reference', options: [], expected: code.expected };
  return {
    kind: 'reference',
    options: options.map(({ value, label }) => ({
      value,
      label,
      shown: `${value}${codeEnd}${bothLanguages(label)}`.slice(0, longestEntry),
    })),
    expected: fromList,
  };
}

function choiceOptions(choices: readonly { readonly value: string; readonly label: Text }[]): readonly CellOption[] {
  const words = choices.map(({ label }) => bothLanguages(label));
  return choices.map(({ value, label }, index) => {
    const shown = words[index] ?? value;
    const alone = words.filter((other) => other === shown).length === 1 && shown.length <= longestEntry;
    return { value, label, shown: alone ? shown : `${value}${codeEnd}${shown}`.slice(0, longestEntry) };
  });
}

/** Stands between a code and its name, so that the code can be read back without knowing the name. */
export const codeEnd = ' – ';
/** Spreadsheets cut longer ones when they are chosen. */
const longestEntry = 250;

function bothLanguages({ uk, en }: Text): string {
  return uk === en ? uk : `${uk} / ${en}`;
}
