import { stringify } from 'csv-stringify/sync';
import { writeXlsx } from 'hucre/xlsx';
import request, { type Response } from 'supertest';
import {
  csvRecordsOf,
  exampleOf,
  findForm,
  formCatalogue,
  identifierSchemes,
  type FieldDescription,
  type FormDefinition,
} from '#vybory/forms';
import { readConfig } from '#vybory/platform';
import type { FormValues } from '#vybory/submissions';
import { orderCampaign } from '../support/order-campaign.js';
import { sendBatch, verdictOf } from '../support/batch.js';
import { submitAndWait } from '../support/submitting.js';
import { openCampaign, startTestSystem, type TestSystem } from '../support/test-system.js';

const mebibyte = 1024 * 1024;
const key = 'election-fund-receipts';
const place = { form: key, unit: 'UA' };
const body = 'savings-bank';
const most = 20_000;
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let system: TestSystem;
let campaign = '';
let campaigns = 0;

beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());
beforeEach(async () => {
  campaign = `large-${++campaigns}`;
  await openCampaign(system.url, orderCampaign('presidential', campaign), 'voting');
});

function form(): FormDefinition {
  const found = findForm(key);
  if (found === undefined) throw new Error(key);
  return found;
}

/** As many donations as the form takes, each with name, number and address. */
function receipts(rows = most): FormValues {
  const example = exampleOf(form()) as FormValues & { readonly receipts: readonly object[] };
  const donation = {
    ...example.receipts[0],
    ...{ amount: '100.00', donorTaxNumber: identifierSchemes.rnokpp.example },
    donorAddress: {
      postcode: '21000',
      region: 'Вінницька область',
      settlement: 'Вінниця',
      street: 'Соборна',
      building: '59',
    },
  };
  const total = `${rows * 100}.00`;
  return {
    ...example,
    ...{ openingBalance: '0.00', receiptsTotal: total, debitsTotal: '0.00', closingBalance: total },
    receipts: Array.from({ length: rows }, (_, row) => ({ ...donation, documentNo: String(row + 1) })),
  };
}

const day = (n: number): string => `candidate-a+2002-02-${10 + n}`;
const sent = (n: number, values: FormValues = receipts()): typeof place & { key: string; values: FormValues } => ({
  ...{ ...place, key: day(n) },
  values,
});

function post(path: string, text: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return Promise.resolve(
    request(system.url)
      .post(`/api/v1/campaigns/${campaign}${path}`)
      .set({ 'vybory-body': body, 'content-type': 'application/json', 'accept-language': 'en', ...headers })
      .send(text),
  );
}

function csvOf(n: number, values: FormValues): string {
  const records = csvRecordsOf(form(), { unit: 'UA', key: day(n) }, values);
  return stringify([...records], { header: true, columns: Object.keys(records[0] ?? {}) });
}

describe('a form with as many rows as it may have', () => {
  it('is taken as JSON, checked and accepted', async () => {
    const payload = sent(1);
    expect(Buffer.byteLength(JSON.stringify(payload))).toBeGreaterThan(5 * mebibyte);
    const { submission } = await submitAndWait(system.url, campaign, payload, { body });
    expect(submission).toMatchObject({ status: 'accepted' });
  });

  it('is taken as one line of an NDJSON batch', async () => {
    const lines = [sent(1), sent(2)].map((each) => JSON.stringify(each)).join('\n');
    const results = await sendBatch(system.url, campaign, lines, { body });
    expect(results.map(verdictOf)).toEqual(['1 202 receipt', '2 202 receipt']);
  });

  it('is taken as consecutive lines of a CSV, to the last row', async () => {
    const results = await sendBatch(system.url, campaign, csvOf(1, receipts()), {
      ...{ body, type: 'text/csv', query: `?form=${key}` },
    });
    expect(results.map(verdictOf)).toEqual(['2 202 receipt']);
    const read = await request(system.url).get(`/api/v1/submissions/${results[0]?.receipt?.submission ?? ''}`);
    expect(((read.body as { values: FormValues }).values['receipts'] as object[]).at(-1)).toMatchObject({
      documentNo: String(most),
    });
    const tooMany = await sendBatch(system.url, campaign, csvOf(2, receipts(most + 1)), {
      ...{ body, type: 'text/csv', query: `?form=${key}` },
    });
    expect(tooMany.map(verdictOf)).toEqual(['2 422 submission-malformed values.receipts:too-many-rows']);
  });

  it('is taken as a workbook', async () => {
    const [header = '', ...records] = csvOf(1, receipts()).trimEnd().split('\n');
    const rows = [header.split(','), ...records.map((record) => record.split(','))];
    const workbook = Buffer.from(await writeXlsx({ sheets: [{ name: 'Дані (data)', rows }] }));
    const results = await sendBatch(system.url, campaign, workbook, {
      ...{ body, type: workbookType, query: `?form=${key}` },
    });
    expect(results.map(verdictOf)).toEqual(['2 202 receipt']);
  });

  it('is taken on paper', async () => {
    const paper = { channel: 'courier', incomingNumber: '1', shelfMark: 'A' };
    const registrar = { 'vybory-body': 'secretariat', 'vybory-person': 'first' };
    const answer = await post('/paper-entries', JSON.stringify({ ...sent(1), body, paper }), registrar);
    expect([answer.status, (answer.body as { status: string }).status]).toEqual([201, 'confirmed']);
  });
});

/** What a row comes to when everything is filled in, texts with up to so many letters of two bytes. */
function filledCell(field: FieldDescription, letters: number): unknown {
  switch (field.kind) {
    case 'text':
      return 'ж'.repeat(Math.min(field.maxLength, letters));
    case 'choice':
      return field.choices.map(({ value }) => value).sort((one, other) => other.length - one.length)[0];
    case 'identifier':
      return identifierSchemes[field.scheme].example;
    case 'group':
      return Object.fromEntries(field.fields.map((part) => [part.name, filledCell(part, letters)]));
    case 'file':
      return `sha256:${'a'.repeat(64)}`;
    default:
      // Numbers, times, flags, references: no longer than this.
      return '2024-03-31T21:45';
  }
}

function bytesOf(
  definition: FormDefinition,
  rowOf: (field: Extract<FieldDescription, { kind: 'rows' }>) => unknown,
): number {
  const single = Buffer.byteLength(JSON.stringify(exampleOf(definition)));
  return definition.fields.reduce(
    (sum, field) =>
      field.kind === 'rows' ? sum + field.maxRows * (Buffer.byteLength(JSON.stringify(rowOf(field))) + 1) : sum,
    single,
  );
}

describe('the default limit', () => {
  const { submissionLimit: limit } = readConfig({}, '/');
  const all = [...formCatalogue().values()];

  it('holds every form with as many rows as it may have, filled in as its example is', () => {
    const beyond = all.filter((each) => {
      const example = exampleOf(each);
      return bytesOf(each, ({ name }) => (example[name] as readonly unknown[] | undefined)?.[0] ?? {}) > limit;
    });
    expect(beyond.map(({ key: beyondLimit }) => beyondLimit)).toEqual([]);
  });

  it('holds every form but all local elections of the country with everything filled in', () => {
    const filled = (letters: number) =>
      all.filter(
        (each) =>
          bytesOf(each, ({ fields }) =>
            Object.fromEntries(fields.map((cell) => [cell.name, filledCell(cell, letters)])),
          ) > limit,
      );
    expect(filled(60).map(({ key: beyondLimit }) => beyondLimit)).toEqual(['local-elections-report']);
  });
});
