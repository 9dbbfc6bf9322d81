import fc from 'fast-check';
import type { JsonValue } from '#vybory/canonical-json';
import { formCatalogue } from './catalogue.js';
import { csvColumns } from './csv-columns.js';
import { valuesFromCsvRecords } from './csv-reading.js';
import type { FormDefinition } from './definition.js';
import { exampleOf } from './example.js';
import { inventedContext, inventedPlaces } from './testing/contexts.js';
import { asRead, tabular } from './testing/tables.js';
import { validValues } from './testing/valid-values.js';
import { textOfCell } from './workbook-cells.js';
import { contentOf, type CellContent } from './workbook-content.js';
import { sheetToRead, workbookRecords } from './workbook-reading.js';
import { dataSheet, workbookTemplate } from './workbook-template.js';
import type { ReadSheet, SheetCell, SheetValue, TemplateSheet } from './workbook.js';

type Values = Readonly<Record<string, JsonValue>>;

const forms = [...formCatalogue().values()];
const context = inventedContext({ boxes: 'optional' });

function form(key: string): FormDefinition {
  const found = forms.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no form ${key}`);
  return found;
}

function thereAndBack(definition: FormDefinition, values: Values): unknown {
  const filled = [{ unit: '11', key: 'president', values }];
  const sheets = workbookTemplate(definition, { context, filled }).sheets.map(asRead);
  const sheet = sheetToRead(sheets);
  if (sheet === undefined) throw new Error('no sheet to read');
  const read = workbookRecords(definition, sheet);
  if ('errors' in read) return read;
  expect(read.records.flatMap(({ errors }) => errors)).toEqual([]);
  return valuesFromCsvRecords(
    definition,
    read.records.map(({ record }) => record),
    'workbook',
  );
}

describe('the workbook of a form', () => {
  it.each(forms)('$key holds its example, there and back', (definition) => {
    const example = exampleOf(definition, { context });
    expect(thereAndBack(definition, example)).toEqual({ values: tabular(example) });
  });

  it.each(forms)('$key holds all values that have cells', (definition) => {
    const holdable = validValues(definition, context, inventedPlaces).map((values) => tabular(values as Values));
    fc.assert(
      fc.property(holdable, (values) => expect(thereAndBack(definition, values)).toEqual({ values })),
      { numRuns: 5 },
    );
  });

  it.each(forms)(
    '$key has the columns of the CSV template, named for machines and for readers of both languages',
    (definition) => {
      const template = workbookTemplate(definition, { context });
      const columns = csvColumns(definition, context);
      const [names = [], uk = [], en = []] = template.sheets[0]?.rows ?? [];
      expect(names.map(({ value }) => value)).toEqual(columns.map(({ name }) => name));
      expect(uk.map(({ value }) => value)).toEqual(
        columns.map(({ header, required }) => (required ? `${header.uk} *` : header.uk)),
      );
      expect(en.map(({ value }) => value)).toEqual(columns.map(({ header }) => header.en));
      expect(template.sheets.map(longestListEntry).filter((longest) => longest > 255)).toEqual([]);
      for (const { entry } of template.sheets[0]?.columns ?? []) {
        expect(entry?.prompt.title.length).toBeLessThanOrEqual(32);
        expect(entry?.prompt.text.length).toBeLessThanOrEqual(255);
      }
    },
  );
});

function longestListEntry({ name, rows }: TemplateSheet): number {
  return name === 'lists'
    ? Math.max(0, ...rows.flatMap((row) => row.map(({ value }) => String(value ?? '').length)))
    : 0;
}

function cells(...values: readonly SheetValue[]): readonly SheetCell[] {
  return values.map((value) => ({ value, computed: false }));
}

function sheetOf(...rows: readonly (readonly SheetCell[])[]): ReadSheet {
  return { name: dataSheet, hidden: false, rows };
}

function told(definition: FormDefinition, sheet: ReadSheet): readonly string[] {
  const read = workbookRecords(definition, sheet, ['idempotencyKey']);
  const errors = 'errors' in read ? read.errors : read.records.flatMap((record) => record.errors);
  return errors.map(({ path, code }) => `${path} ${code}`);
}

describe('reading a sheet', () => {
  const turnout = form('turnout-notice');

  it('tells in which cell of the heading something is wrong', () => {
    expect(told(turnout, sheetOf(cells('unit', 'colour', 'unit', 5, '__proto__')))).toEqual([
      'Дані (data)!B1 unexpected-field',
      'Дані (data)!C1 repeated-column',
      'Дані (data)!D1 unexpected-field',
      'Дані (data)!E1 unexpected-field',
    ]);
    expect(told(turnout, sheetOf(cells('key')))).toEqual(['Дані (data)!A1 missing-column']);
    expect(told(turnout, sheetOf())).toEqual(['Дані (data)!A1 missing-column']);
  });

  it('tells which cell it cannot take', () => {
    const names = cells('unit', 'precinctsTotal', 'idempotencyKey');
    const formula = { value: 12, computed: true };
    const wide = Array.from({ length: 28 }, () => cells('')[0] ?? formula);
    expect(told(turnout, sheetOf(names, [...cells('11'), formula]))).toEqual(['Дані (data)!B2 computed-cell']);
    expect(told(turnout, sheetOf(names, [], cells('11', 1, true)))).toEqual(['Дані (data)!C3 not-a-text-cell']);
    expect(told(turnout, sheetOf([...names, ...wide.slice(3), ...cells('x')]))).toEqual([
      'Дані (data)!AC1 unexpected-field',
    ]);
  });

  it('skips headings and empty rows, and keeps the numbers of the others', () => {
    const sheet = sheetOf(
      cells('unit', 'precinctsTotal'),
      cells('Код території *', 'Усього'),
      cells('Code of the territory', 'Total'),
      cells(null, ' '),
      cells(11, 7),
    );
    expect(workbookRecords(turnout, sheet)).toEqual({
      records: [{ line: 5, record: { unit: '11', precinctsTotal: '7' }, errors: [] }],
    });
  });

  it('is of the sheet of the template, or of the first that is seen', () => {
    const other = { ...sheetOf(), name: 'Аркуш1' };
    expect(sheetToRead([other, sheetOf()])?.name).toBe(dataSheet);
    expect(sheetToRead([{ ...other, name: 'lists', hidden: true }, other])?.name).toBe('Аркуш1');
    expect(sheetToRead([])).toBeUndefined();
  });
});

describe('reading a cell', () => {
  const expected = { uk: '', en: '' };
  const read = (content: CellContent, value: SheetValue): unknown => {
    const result = textOfCell(content, { value, computed: false });
    return 'text' in result ? result.text : result;
  };

  it('gives amounts exactly, or refuses them', () => {
    const money = { kind: 'decimal', scale: 2, expected } as const;
    const amounts = [1234.5, 0, 0.1 + 0.2, 40.2, 9999999999999.99, 1.005, -1, 1e-7, '1234,50', '123456789012345.67'];
    expect(amounts.map((amount) => read(money, amount))).toEqual([
      '1234.50',
      '0.00',
      '0.30',
      '40.20',
      '9999999999999.99',
      '1.005',
      '-1.00',
      '1e-7',
      '1234,50',
      '123456789012345.67',
    ]);
    expect([1e13, 123456789012345.67, 1e300].map((amount) => read(money, amount))).toEqual(
      Array(3).fill({ code: 'inexact-cell' }),
    );
  });

  it('gives every amount of fifteen digits as it was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), (scale, units) => {
        const digits = units.toString().padStart(scale + 1, '0');
        const typed = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
        expect(read({ kind: 'decimal', scale, expected }, Number(typed))).toBe(typed);
      }),
    );
  });

  it('gives dates and times as texts, whether they were typed as dates or as texts', () => {
    const at = new Date('2024-03-31T21:45:00.400Z');
    const day = new Date('2024-03-31T00:00:00Z');
    const time = new Date('1899-12-31T07:05:00Z');
    const by = (precision: 'minute' | 'day' | 'minute-or-day' | 'time') => (value: SheetValue) =>
      read({ kind: 'local-time', precision, expected }, value);
    expect(
      [at, day, '31.03.2024 21:45', '2024-03-31 21:45', '2024-03-31T21:45', 'завтра', 45382].map(by('minute')),
    ).toEqual([
      '2024-03-31T21:45',
      '2024-03-31T00:00',
      '2024-03-31T21:45',
      '2024-03-31T21:45',
      '2024-03-31T21:45',
      'завтра',
      '45382',
    ]);
    expect([day, at, '31.03.2024'].map(by('day'))).toEqual(['2024-03-31', '2024-03-31T21:45', '2024-03-31']);
    expect([day, at].map(by('minute-or-day'))).toEqual(['2024-03-31', '2024-03-31T21:45']);
    expect([time, at, '7:05', '07:05'].map(by('time'))).toEqual(['07:05', '2024-03-31T21:45', '07:05', '07:05']);
    expect(by('minute')(new Date('2024-03-31T21:45:30Z'))).toBe('2024-03-31T21:45:30');
    expect(by('day')(new Date(Number.NaN))).toBe('');
  });

  it('takes the code, the entry of the list, or the name in either language', () => {
    const options = [
      { value: 'mail', label: { uk: 'пошта', en: 'post' }, shown: 'пошта / post' },
      { value: 'fax', label: { uk: 'факс', en: 'fax' }, shown: 'факс / fax' },
      { value: 'other', label: { uk: 'факс', en: 'other' }, shown: 'other – факс / other' },
    ];
    const typed = ['mail', 'Пошта', ' POST ', 'пошта  / post', 'fax', 'факс', 'other – факс / other', 'голуб', ''];
    expect(typed.map((value) => read({ kind: 'choice', options, expected }, value))).toEqual([
      'mail',
      'mail',
      'mail',
      'mail',
      'fax',
      'факс',
      'other',
      'голуб',
      '',
    ]);
    expect(
      ['p-1 – Партія – нова / Party', 'p-1', 7].map((value) =>
        read({ kind: 'reference', options: [], expected }, value),
      ),
    ).toEqual(['p-1', 'p-1', '7']);
  });

  it('takes numbers for texts only when they are the digits that were typed', () => {
    const content = { kind: 'text', maxLength: 9, long: false, expected } as const;
    const refused = { code: 'not-a-text-cell' };
    expect(['057', '-1', '=1', 57, 1.5, 1e15, true, new Date(0)].map((value) => read(content, value))).toEqual([
      '057',
      '-1',
      '=1',
      '57',
      refused,
      refused,
      refused,
      refused,
    ]);
  });

  it('takes the time or day that a program made of a key', () => {
    const content = contentOf(form('turnout-notice'), 'key');
    if (content === undefined) throw new Error('no column key');
    expect(
      [new Date('1899-12-31T11:00Z'), new Date('2019-03-31'), 'president'].map((value) => read(content, value)),
    ).toEqual(['11:00', '2019-03-31', 'president']);
  });
});
