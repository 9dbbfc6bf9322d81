import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { JsonValue } from '#vybory/canonical-json';
import { formCatalogue } from './catalogue.js';
import { bindForm } from './context.js';
import { csvColumns } from './csv-columns.js';
import { continuesSubmission, harmlessCell, valuesFromCsvRecords, type CsvRecord } from './csv-reading.js';
import { csvRecordsOf } from './csv-writing.js';
import type { FormDefinition } from './definition.js';
import { exampleOf } from './example.js';
import { inventedContext } from './testing/contexts.js';

const forms = [...formCatalogue().values()];
const context = inventedContext({ boxes: 'optional' });

function form(key: string): FormDefinition {
  const found = forms.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no form ${key}`);
  return found;
}

function valuesOf(key: string, ...records: CsvRecord[]): Readonly<Record<string, JsonValue>> {
  const read = valuesFromCsvRecords(form(key), records);
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return read.values;
}

function errorsOf(key: string, ...records: CsvRecord[]): readonly string[] {
  const read = valuesFromCsvRecords(form(key), records);
  return 'errors' in read ? read.errors.map(({ path, code }) => `${path}: ${code}`) : [];
}

describe('the CSV template', () => {
  it.each(forms)('of $key holds its example, there and back through a file', (definition) => {
    const example = exampleOf(definition, { context });
    const columns = csvColumns(definition, context).map(({ name }) => name);
    const records = csvRecordsOf(definition, { unit: '11', key: 'president' }, example, context);
    const text = stringify([...records], { header: true, columns });
    const read = valuesFromCsvRecords(definition, parse<CsvRecord>(text, { columns: true }));
    expect(read).toEqual({ values: dropEmptyLists(example) });
    expect(bindForm(definition, context)('values' in read ? read.values : undefined)).toEqual([]);
  });

  it('names a column for every line and contestant of the contest', () => {
    const columns = csvColumns(form('precinct-count-protocol'), context);
    expect(columns.map(({ name }) => name).slice(0, 3)).toEqual(['unit', 'key', 'lines.ballotsReceived']);
    expect(columns.find(({ name }) => name === 'lines.ballotsUnused')).toEqual({
      name: 'lines.ballotsUnused',
      header: { uk: '4. Кількість невикористаних виборчих бюлетенів', en: '4. Unused ballots' },
      required: true,
      repeats: false,
    });
    expect(columns.filter(({ name }) => name.startsWith('votes.')).map(({ name }) => name)).toEqual([
      'votes.1',
      'votes.2',
      'votes.4',
    ]);
    expect(columns.filter(({ repeats }) => repeats).map(({ name }) => name)).toEqual([
      'boxes.kind',
      'boxes.number',
      'boxes.ballots',
      'boxes.controlSheet',
    ]);
  });

  it('has no column for boxes where the contest has none', () => {
    const columns = csvColumns(form('precinct-count-protocol'), inventedContext());
    expect(columns.filter(({ name }) => name.startsWith('boxes'))).toEqual([]);
  });
});

function dropEmptyLists(values: Readonly<Record<string, JsonValue>>): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

describe('reading CSV records', () => {
  it('makes numbers of plain digits only', () => {
    const cells = ['12', ' 7 ', '007', '1 234', '1,5', '1e3', '-5', '+5', '٣', '0x10', '=1+1', '9'.repeat(400)];
    const read = cells.map((cell) => valuesOf('turnout-notice', { unit: '11', precinctsTotal: cell }).precinctsTotal);
    expect(read).toEqual([12, 7, 7, '1 234', '1,5', '1e3', '-5', '+5', '٣', '0x10', '=1+1', '9'.repeat(400)]);
  });

  it('takes a sign only where a number may be negative', () => {
    expect(valuesOf('ballots-received-protocol', { difference: '-5', ballotsCounted: '-5' })).toEqual({
      difference: -5,
      ballotsCounted: '-5',
    });
  });

  it('leaves texts as texts, even when they are digits', () => {
    expect(valuesOf('district-results-decision', { decisionNo: '057', elected: '3' })).toEqual({
      decisionNo: '057',
      elected: '3',
    });
  });

  it('takes empty cells for what is not stated', () => {
    const record = {
      unit: '11-050130',
      key: '',
      'lines.votersIssued': ' ',
      'votes.1': '3',
      'boxes.kind': '',
      drawnUpAt: '',
    };
    expect(valuesOf('precinct-count-protocol', record)).toEqual({ votes: { '1': 3 } });
  });

  it('takes a row from each record, and the rest from the first that has it', () => {
    const first = {
      unit: '11',
      reportAsOf: '2019-03-30T10:00',
      total: '3',
      'rows.precinct': '11-050130',
      'rows.votersOnList': '1',
    };
    const second = { unit: '11', reportAsOf: '', total: '3', 'rows.precinct': '11-050131', 'rows.votersOnList': '2' };
    expect(valuesOf('voter-list-count-notice', first, second)).toEqual({
      reportAsOf: '2019-03-30T10:00',
      total: 3,
      rows: [
        { precinct: '11-050130', votersOnList: 1 },
        { precinct: '11-050131', votersOnList: 2 },
      ],
    });
    expect(errorsOf('voter-list-count-notice', first, { ...second, total: '4' })).toEqual(['total: conflicting-cell']);
  });

  it('refuses what a spreadsheet would run, in texts', () => {
    for (const cell of ['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1']) {
      expect(errorsOf('ballots-received-protocol', { defects: cell })).toEqual(['defects: formula-cell']);
    }
    expect(errorsOf('precinct-count-protocol', { 'linesInWords.votersIssued': '=1' })).toEqual([
      'linesInWords.votersIssued: formula-cell',
    ]);
    expect(errorsOf('ballots-received-protocol', { defects: 'ящик № 3 - порожній' })).toEqual([]);
  });

  it('tells columns that no field has', () => {
    const record = JSON.parse(
      '{"votes": "1", "lines.": "1", "lines.__proto__": "1", "boxes.colour": "x", "drawnUpAt.x": "1", "__proto__": "1"}',
    ) as CsvRecord;
    expect(errorsOf('precinct-count-protocol', record)).toEqual([
      'votes: unexpected-field',
      'lines.: unexpected-field',
      'lines.__proto__: unexpected-field',
      'boxes.colour: unexpected-field',
      'drawnUpAt.x: unexpected-field',
      '__proto__: unexpected-field',
    ]);
  });

  it('reads yes and no in both languages', () => {
    const read = ['так', 'Ні', 'TRUE', 'no', '1', '0', 'може'].map(
      (chairSigned) => valuesOf('precinct-count-protocol', { chairSigned }).chairSigned,
    );
    expect(read).toEqual([true, false, true, false, true, false, 'може']);
  });

  it('knows which records are one submission', () => {
    const list = form('voter-list-count-notice');
    expect(continuesSubmission(list, { unit: '11', key: '' }, { unit: ' 11 ' })).toBe(true);
    expect(continuesSubmission(list, { unit: '11' }, { unit: '12' })).toBe(false);
    expect(continuesSubmission(form('ballots-received-protocol'), { unit: '11' }, { unit: '11' })).toBe(false);
  });
});

describe('writing a cell', () => {
  it('disarms formulas', () => {
    expect(['=1', '+1', '-1', '@x', '\tx', 'a=1', ''].map(harmlessCell)).toEqual([
      "'=1",
      "'+1",
      "'-1",
      "'@x",
      "'\tx",
      'a=1',
      '',
    ]);
  });
});
