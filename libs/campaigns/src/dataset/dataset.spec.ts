import type { FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import type { Dataset, RegistryStep, SubmissionsStep } from './dataset.js';
import { mapSubmission, mapUnit } from './map-records.js';
import { parseDataset } from './parse-dataset.js';
import { planSubmissions } from './plan.js';

const registry: RegistryStep = {
  kind: 'registry',
  title: text('Дільниці', 'Precincts'),
  csv: 'precincts.csv',
  unit: {
    code: "{district|'abroad'}-{precinct|guess}",
    parent: "{district|'abroad'}",
    number: '{precinct|guess}',
    name: { uk: 'Дільниця № {precinct|guess}', en: 'Precinct No. {precinct|guess}' },
    kind: [
      { when: { column: 'district', equals: '' }, kind: 'foreign' },
      { when: { column: 'precinct', below: 10000 }, kind: 'special' },
      { when: { column: 'precinct', atLeast: 10000 }, kind: 'ordinary' },
    ],
  },
};

const protocols: SubmissionsStep = {
  kind: 'submissions',
  title: text('Протоколи', 'Protocols'),
  csv: 'protocols.csv',
  form: 'precinct-count-protocol' as FormKey,
  body: 'commission:{district}',
  unit: '{district}-{precinct}',
  key: 'mayor',
  orderBy: 'signed',
  values: {
    lines: { counts: { ballotsReceived: 'received', votersTookPart: 'took part' } },
    votes: { counts: 'c08..c10' },
    boxes: {
      boxes: {
        column: 'boxes',
        pattern: '(?<kind>[SP])(?<number>[0-9]+)=(?<ballots>[0-9]*);?',
        kinds: { S: 'stationary', P: 'portable' },
      },
    },
    copyNo: { constant: 1 },
    drawnUpAt: { dateTime: 'signed', formats: ['yyyy-mm-ddThh:mm', 'dd.mm.yyyy hh:mm', 'yyyy-mm-dd', 'dd.mm.yy'] },
  },
};

const lists: SubmissionsStep = {
  kind: 'submissions',
  title: text('Списки', 'Lists'),
  csv: 'protocols.csv',
  form: 'voter-list-count-notice' as FormKey,
  body: 'commission:{district}',
  unit: '{district}',
  perUnit: true,
  values: {
    rows: { rows: { precinct: { text: '{district}-{precinct}' }, votersOnList: { count: 'received' } } },
    total: { sum: 'received' },
  },
};

function record(precinct: string, changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  const cells = {
    received: '100',
    'took part': '90',
    c08: '40',
    c09: '0',
    c10: '050',
    boxes: '',
    signed: '2030-05-12T23:10',
  };
  return { district: '7', precinct, ...cells, ...changes };
}

describe('a precinct from a record', () => {
  it.each([
    [{ district: '7', precinct: '000004' }, '7-000004', '7', 'special'],
    [{ district: '7', precinct: '700123' }, '7-700123', '7', 'ordinary'],
    [{ district: '', precinct: '900001' }, 'abroad-900001', 'abroad', 'foreign'],
  ])('%j', (cells, code, parent, kind) => {
    expect(mapUnit(registry, { ...cells, guess: '' })).toMatchObject({
      ok: true,
      value: { code, parent, kind, level: 'precinct' },
    });
  });

  it('takes the next alternative when a cell is blank', () => {
    expect(mapUnit(registry, { district: '7', precinct: ' ', guess: '700124' })).toMatchObject({
      ok: true,
      value: { code: '7-700124', number: '700124', name: { uk: 'Дільниця № 700124', en: 'Precinct No. 700124' } },
    });
  });

  it('is at fault when all alternatives are blank or a column is not there', () => {
    expect(mapUnit(registry, { district: '7', precinct: '', guess: '' })).toMatchObject({
      ok: false,
      errors: expect.arrayContaining([expect.objectContaining({ path: 'unit.code', code: 'cell-blank' })]) as unknown,
    });
    expect(mapUnit(registry, { precinct: '5' })).toMatchObject({
      ok: false,
      errors: expect.arrayContaining([
        expect.objectContaining({ path: 'unit.parent', code: 'column-missing', column: 'district' }),
      ]) as unknown,
    });
  });
});

describe('a paper from a record', () => {
  const { clarifications: _, ...rest } = protocols;
  const step: SubmissionsStep = {
    ...rest,
    carrier: 'paper',
    paper: { channel: 'fax', incomingNumber: 'F-{precinct}', shelfMark: '{district}/{precinct}', person: 'registrar' },
  };

  it('has the sheet beside the form', () => {
    expect(mapSubmission(step, [record('000004')])).toMatchObject({
      ok: true,
      value: {
        unit: '7-000004',
        paper: { channel: 'fax', incomingNumber: 'F-000004', shelfMark: '7/000004', person: 'registrar' },
      },
    });
    expect(mapSubmission(step, [record('')])).toMatchObject({
      ok: false,
      errors: expect.arrayContaining([expect.objectContaining({ path: 'paper.shelfMark' })]) as unknown,
    });
  });

  it.each([
    ['a sheet without the carrier', { carrier: undefined }, 'steps.0.paper step-unfit'],
    ['the carrier without a sheet', { paper: undefined }, 'steps.0.paper missing-field'],
    ['a broken template', { paper: { ...step.paper, shelfMark: '{' } }, 'steps.0.paper.shelfMark wrong-format'],
    [
      'earlier values',
      { clarifications: { kind: 'records', csv: 'earlier.csv', match: '{precinct}' } },
      'steps.0.clarifications step-unfit',
    ],
  ])('is refused with %s', (__, change, expected) => {
    const dataset = { campaign: 'c', title: text('Папір', 'Paper'), steps: [{ ...step, ...change }] };
    const parsed = parseDataset(JSON.parse(JSON.stringify(dataset)));
    expect('errors' in parsed ? parsed.errors.map(({ path, code }) => `${path} ${code}`) : []).toEqual([expected]);
  });
});

describe('a submission from a record', () => {
  it('has counts by name and by range, boxes by number, a constant and a local date', () => {
    const mapped = mapSubmission(protocols, [record('000004', { boxes: 'S2=;P1=25;S1=65' })]);
    expect(mapped).toEqual({
      ok: true,
      value: {
        body: 'commission:7',
        form: 'precinct-count-protocol',
        unit: '7-000004',
        key: 'mayor',
        values: {
          lines: { ballotsReceived: 100, votersTookPart: 90 },
          votes: { 8: 40, 9: 0, 10: 50 },
          boxes: [
            { kind: 'portable', number: 1, ballots: 25 },
            { kind: 'stationary', number: 1, ballots: 65 },
            { kind: 'stationary', number: 2, ballots: null },
          ],
          copyNo: 1,
          drawnUpAt: '2030-05-12T23:10',
        },
      },
    });
  });

  it('leaves out what is blank', () => {
    const mapped = mapSubmission(protocols, [record('1', { received: '', c09: '', signed: '' })]);
    expect(mapped).toMatchObject({
      ok: true,
      value: { values: { lines: { votersTookPart: 90 }, votes: { 8: 40, 10: 50 } } },
    });
    expect(mapped.ok && Object.keys(mapped.value.values)).toEqual(['lines', 'votes', 'copyNo']);
  });

  it.each([
    ['2030-05-12T23:10:59', '2030-05-12T23:10'],
    ['12.05.2030 23:10', '2030-05-12T23:10'],
    ['2030-05-12', '2030-05-12'],
    ['12.05.30', '2030-05-12'],
  ])('reads %s as %s', (signed, drawnUpAt) => {
    expect(mapSubmission(protocols, [record('1', { signed })])).toMatchObject({ value: { values: { drawnUpAt } } });
  });

  it.each([
    [{ received: '1.5' }, 'values.lines.ballotsReceived', 'not-a-count'],
    [{ received: '-1' }, 'values.lines.ballotsReceived', 'not-a-count'],
    [{ received: '=1+1' }, 'values.lines.ballotsReceived', 'not-a-count'],
    [{ c10: 'x' }, 'values.votes.10', 'not-a-count'],
    [{ signed: '31.02.2030 10:00' }, 'values.drawnUpAt', 'not-a-date'],
    [{ signed: '2030-05-12T25:00' }, 'values.drawnUpAt', 'not-a-date'],
    [{ boxes: 'S1=5;?' }, 'values.boxes', 'not-boxes'],
    [{ boxes: 'X1=5' }, 'values.boxes', 'not-boxes'],
  ])('is at fault: %j', (changes, path, code) => {
    expect(mapSubmission(protocols, [record('1', changes)])).toMatchObject({ ok: false, errors: [{ path, code }] });
  });

  it('names every fault at once', () => {
    const mapped = mapSubmission(protocols, [{ district: '7' }]);
    expect(mapped.ok ? [] : new Set(mapped.errors.map(({ column }) => column))).toEqual(
      new Set(['precinct', 'received', 'took part', 'c08', 'c09', 'c10', 'boxes', 'signed']),
    );
  });
});

describe('the plan of a step', () => {
  it('follows a column, and the file where it is equal', () => {
    const records = [record('3'), record('2', { signed: '2030-05-12T22:00' }), record('1')];
    expect(planSubmissions(protocols, records).first.map(({ unit }) => unit)).toEqual(['7-2', '7-3', '7-1']);
  });

  it('leaves out records that the condition does not choose', () => {
    const step = { ...protocols, where: { column: 'precinct', atLeast: 2 } };
    expect(planSubmissions(step, [record('1'), record('2')]).first.map(({ unit }) => unit)).toEqual(['7-2']);
  });

  it('makes one submission of the records of a unit', () => {
    const records = [record('1'), record('1', { district: '8', received: '5' }), record('2', { received: '11' })];
    const { first } = planSubmissions(lists, records);
    expect(first.map(({ unit, values }) => [unit, values])).toEqual([
      [
        '7',
        {
          rows: [
            { precinct: '7-1', votersOnList: 100 },
            { precinct: '7-2', votersOnList: 11 },
          ],
          total: 111,
        },
      ],
      ['8', { rows: [{ precinct: '8-1', votersOnList: 5 }], total: 5 }],
    ]);
  });

  it('tells which records make no submission, and goes on with the rest', () => {
    const plan = planSubmissions(protocols, [record('1'), record('2', { received: 'many' }), record('3')]);
    expect(plan.first).toHaveLength(2);
    expect(plan.faults).toMatchObject([{ record: 2, errors: [{ code: 'not-a-count', actual: 'many' }] }]);
  });

  it('sends earlier records first and the records themselves as clarified versions', () => {
    const step: SubmissionsStep = {
      ...protocols,
      clarifications: {
        kind: 'records',
        csv: 'changes.csv',
        match: '{district}-{precinct}',
        where: { column: 'version', equals: 'early' },
        columns: { 'signed raw': 'signed' },
      },
    };
    const earlier = [
      { district: '7', precinct: '1', version: 'early', c08: '41', 'signed raw': '12.05.2030 23:00' },
      { district: '7', precinct: '1', version: 'later', c08: '40', 'signed raw': '12.05.2030 23:10' },
      { district: '8', precinct: '1', version: 'early', c08: '7', 'signed raw': '' },
    ];
    const plan = planSubmissions(step, [record('1'), record('2')], earlier);
    expect(plan.first.map(({ unit, values }) => [unit, values.votes, values.drawnUpAt])).toEqual([
      ['7-1', { 8: 41, 9: 0, 10: 50 }, '2030-05-12T23:00'],
      ['7-2', { 8: 40, 9: 0, 10: 50 }, '2030-05-12T23:10'],
    ]);
    expect(plan.clarified.map(({ unit, values }) => [unit, values.votes, values.drawnUpAt])).toEqual([
      ['7-1', { 8: 40, 9: 0, 10: 50 }, '2030-05-12T23:10'],
    ]);
  });

  it('gathers earlier single values, and clarifies only what they change', () => {
    const step: SubmissionsStep = {
      ...protocols,
      clarifications: {
        kind: 'fields',
        csv: 'changes.csv',
        match: '{precinct}',
        field: 'field',
        value: 'before',
        columns: { boxes_raw: 'boxes' },
      },
    };
    const earlier = [
      { precinct: '1', field: 'c08', before: '50' },
      { precinct: '1', field: 'c10', before: '40' },
      { precinct: '2', field: 'boxes_raw', before: 'S2=1;P1=2' },
    ];
    const records = [record('1'), record('2', { boxes: 'P1=2;S2=1' })];
    const plan = planSubmissions(step, records, earlier);
    expect(plan.first.map(({ values }) => values.votes)).toEqual([
      { 8: 50, 9: 0, 10: 40 },
      { 8: 40, 9: 0, 10: 50 },
    ]);
    expect(plan.clarified.map(({ unit }) => unit)).toEqual(['7-1']);
  });
});

describe('parsing a dataset', () => {
  const dataset: Dataset = {
    campaign: 'small-2030',
    title: text('Мала', 'Small'),
    steps: [
      { kind: 'stage', stage: 'preparation' },
      registry,
      lists,
      protocols,
      { kind: 'acts', title: text('Акти', 'Acts'), form: protocols.form, explanation: 'У протоколі так.' },
    ],
  };

  it('gives back a dataset that is right', () => {
    expect(parseDataset(JSON.parse(JSON.stringify(dataset)))).toEqual({ dataset });
  });

  it.each<[object, string, string]>([
    [{ kind: 'stage', stage: 'party' }, 'stage', 'not-in-list'],
    [{ kind: 'dance' }, 'kind', 'not-in-list'],
    [{ kind: 'stage', stage: 'voting', csv: 'x' }, 'csv', 'unexpected-field'],
    [{ ...protocols, csv: '../secret.csv' }, 'csv', 'wrong-format'],
    [{ ...protocols, csv: '/etc/passwd' }, 'csv', 'wrong-format'],
    [{ ...protocols, unit: '{district' }, 'unit', 'wrong-format'],
    [{ ...protocols, body: "{a|'b}" }, 'body', 'wrong-format'],
    [{ ...protocols, values: { a: { counts: 'v39..v01' } } }, 'values.a.counts', 'wrong-format'],
    [{ ...protocols, values: { a: { count: 'x', text: 'y' } } }, 'values.a', 'not-exactly-one'],
    [{ ...protocols, values: { a: { sum: 'x' } } }, 'values.a.sum', 'step-unfit'],
    [{ ...protocols, values: { a: { rows: { b: { count: 'x' } } } } }, 'values.a.rows', 'step-unfit'],
    [
      { ...protocols, values: { a: { boxes: { column: 'x', pattern: '(', kinds: { S: 'portable' } } } } },
      'values.a.boxes.pattern',
      'wrong-format',
    ],
    [{ ...lists, clarifications: { kind: 'records', csv: 'c.csv', match: '{row}' } }, 'clarifications', 'step-unfit'],
    [{ ...registry, unit: { ...registry.unit, code: '{}' } }, 'unit.code', 'wrong-format'],
  ])('says what is wrong: %#', (step, path, code) => {
    expect(parseDataset({ ...dataset, steps: [step] })).toMatchObject({ errors: [{ path: `steps.0.${path}`, code }] });
  });
});
