import { buffer } from 'node:stream/consumers';
import { readXlsx, writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx';
import request from 'supertest';
import { ZipFile } from 'yazl';
import { protocolValues, smallCampaign } from '../../libs/processing/src/testing/small-campaign.js';
import { Batch, sendBatch, verdictOf } from '../support/batch.js';
import { headOf, openCampaign, startTestSystem, type TestSystem } from '../support/test-system.js';

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const form = 'precinct-count-protocol';
const dataSheet = 'Дані (data)';

let system: TestSystem;
let campaign = '';
let campaigns = 0;

beforeAll(async () => {
  system = await startTestSystem({ submissionLimit: 8 * 1024 * 1024 });
});
afterAll(() => system.stop());
beforeEach(async () => {
  campaign = `small-${++campaigns}`;
  await openCampaign(system.url, smallCampaign(campaign), 'voting');
});

async function template(key: string): Promise<Awaited<ReturnType<typeof readXlsx>>> {
  const answer = await request(system.url)
    .get(`/api/v1/forms/${key}/template.xlsx`)
    .query({ campaign, unit: '1' })
    .buffer(true)
    .parse(
      (response, done) =>
        void buffer(response as never).then(
          (bytes) => done(null, bytes),
          (error: unknown) => done(error as Error, undefined),
        ),
    );
  expect([answer.status, answer.headers['content-type']]).toEqual([200, type]);
  expect(answer.headers['content-disposition']).toBe(`attachment; filename=${key}.xlsx`);
  return readXlsx(answer.body as Buffer);
}

async function workbook(...sheets: readonly WriteSheet[]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [...sheets] }));
}

function send(content: Buffer, query = `?form=${form}`): ReturnType<typeof sendBatch> {
  return sendBatch(system.url, campaign, content, { type, query });
}

/** Writes the protocol's values under the names of the template's first row. */
function protocolRow(
  names: readonly CellValue[],
  unit: string,
  more: Readonly<Record<string, CellValue>> = {},
): CellValue[] {
  const { lines, votes, ...single } = protocolValues();
  const values = new Map<string, CellValue>(Object.entries({ ...single, unit, ...more }) as [string, CellValue][]);
  for (const [map, entries] of Object.entries({ lines, votes }))
    for (const [key, value] of Object.entries(entries ?? {})) values.set(`${map}.${key}`, value as number);
  return names.map((name) => values.get(String(name)) ?? null);
}

describe('an XLSX template', () => {
  it('has the lines and contestants of the contest, and comes back with what was filled in', async () => {
    const { sheets } = await template(form);
    expect(sheets.map(({ name, hidden = false }) => [name, hidden])).toEqual([
      [dataSheet, false],
      ['Пояснення (guide)', false],
      ['Приклад (example)', false],
      ['lists', true],
    ]);
    const [names = [], ...headings] = sheets[0]?.rows ?? [];
    expect(names).toContain('lines.ballotsReceived');
    const rows = [names, ...headings.slice(0, 2), protocolRow(names, '1-000001'), protocolRow(names, '2-000002')];
    const filled = await workbook(
      { name: dataSheet, rows },
      { name: 'Приклад (example)', rows: sheets[2]?.rows ?? [] },
    );
    const results = await send(filled);
    expect(results.map(verdictOf)).toEqual(['4 202 receipt', '5 202 receipt']);
    const read = await request(system.url).get(`/api/v1/submissions/${results[0]?.receipt?.submission ?? ''}`);
    expect(read.body).toMatchObject({ unit: '1-000001', values: protocolValues() });
  });

  it('takes several rows as one submission, and tells in which cell something cannot be taken', async () => {
    const rows = [
      ['unit', 'reportAsOf', 'total', 'rows.precinct', 'rows.votersOnList', 'idempotencyKey'],
      ['1', '30.03.2030 08:00', 30, '1-000001', 10, 'k'],
      ['1', null, null, '1-000002', 20, null],
      ['2', new Date('2030-03-30T08:00:00Z'), 5, '2-000001', 5, null],
      ['2', null, null, '2-000002', null, null],
      ['3', 'завтра', 5, '1-000001', 5, null],
    ];
    const cells = new Map([['4,4', { formula: '2+3', formulaResult: 5 }]]);
    const results = await send(await workbook({ name: 'Аркуш1', rows, cells }), '?form=voter-list-count-notice');
    expect(results.map(verdictOf)).toEqual([
      '2 202 receipt',
      '4 422 submission-malformed Аркуш1!E5:computed-cell',
      '6 422 submission-malformed unit:unit-unknown',
    ]);
    const read = await request(system.url).get(`/api/v1/submissions/${results[0]?.receipt?.submission ?? ''}`);
    expect(read.body).toMatchObject({
      values: {
        reportAsOf: '2030-03-30T08:00',
        total: 30,
        rows: [
          { precinct: '1-000001', votersOnList: 10 },
          { precinct: '1-000002', votersOnList: 20 },
        ],
      },
    });
  });

  async function bomb(): Promise<Buffer> {
    const zip = new ZipFile();
    for (const part of ['[Content_Types].xml', 'xl/workbook.xml']) zip.addBuffer(Buffer.from('<x/>'), part);
    zip.addBuffer(Buffer.alloc(64 * 1024 * 1024), 'xl/worksheets/sheet1.xml');
    zip.end();
    return buffer(zip.outputStream);
  }

  it.each([
    ['no zip', () => Buffer.from('unit,key\n1,2\n'), 422, 'workbook-unreadable', []],
    ['nothing', () => Buffer.alloc(0), 400, 'body-empty', []],
    ['a zip bomb', bomb, 413, 'workbook-too-large', []],
    ['a huge file', () => Buffer.alloc(9 * 1024 * 1024, 1), 413, 'workbook-too-large', []],
    ['the old format', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 422, 'workbook-protected', []],
    ['unknown columns', () => workbook({ name: 'a', rows: [['unit', 'colour']] }), 422, 'workbook-columns', ['a!B1']],
    ['no rows', () => workbook({ name: 'a', rows: [['unit']] }), 422, 'workbook-without-rows', []],
  ])('is refused as a whole for %s', async (_, content, status, code, paths) => {
    const before = await headOf(system, campaign);
    const batch = new Batch(system.url, campaign, { type, query: `?form=${form}` });
    // The answer can come before everything is sent.
    void batch.send(await content());
    batch.end();
    const answer = await batch.answer();
    const problem = JSON.parse((await buffer(answer)).toString('utf8')) as {
      code: string;
      errors?: { path: string }[];
    };
    expect([answer.statusCode, problem.code, (problem.errors ?? []).map(({ path }) => path)]).toEqual([
      status,
      code,
      paths,
    ]);
    expect(await headOf(system, campaign)).toBe(before);
  });
});
