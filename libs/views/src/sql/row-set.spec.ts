import { jest } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { startTestPostgres, type TestPostgres } from '#vybory/test-database';
import { RowSet } from './row-set.js';

jest.setTimeout(60_000);

const columns = {
  a_text: 'text',
  an_int4: 'int4',
  an_int8: 'int8',
  a_bool: 'bool',
  a_time: 'timestamptz',
  a_json: 'json',
  some_texts: 'text[]',
  some_int4: 'int4[]',
  some_int8: 'int8[]',
  some_bytes: 'bytea',
} as const;

const int4 = fc.integer({ min: -2_147_483_648, max: 2_147_483_647 });
// PostgreSQL has no NUL in texts.
const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((value) => !value.includes('\0'));
const row = fc.record({
  a_text: fc.option(text),
  an_int4: fc.option(int4),
  an_int8: fc.option(fc.maxSafeInteger()),
  a_bool: fc.option(fc.boolean()),
  a_time: fc.option(
    fc
      .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
  ),
  a_json: fc.option(fc.oneof(text, int4, fc.array(text), fc.dictionary(text, int4))),
  some_texts: fc.option(fc.array(text, { minLength: 1, maxLength: 4 })),
  some_int4: fc.option(fc.array(fc.option(int4), { maxLength: 4 })),
  some_int8: fc.option(fc.array(fc.option(fc.maxSafeInteger()), { maxLength: 4 })),
  some_bytes: fc.option(fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('hex'))),
});

let postgres: TestPostgres;
let client: pg.Client;

beforeAll(async () => {
  postgres = await startTestPostgres();
  client = new pg.Client(postgres.connection);
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await postgres.stop();
});

describe('RowSet', () => {
  it('hands over any rows, and PostgreSQL has what JavaScript had', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const set = new RowSet(columns);
        for (const one of rows) set.add(one);
        const { rows: found } = await client.query<Record<string, unknown>>(
          `select * from ${set.rows} as given`,
          set.values,
        );
        const plain = found.map(({ an_int8, a_time, some_int8, some_bytes, ...rest }) => ({
          ...rest,
          an_int8: an_int8 === null ? null : Number(an_int8),
          a_time: a_time instanceof Date ? a_time.toISOString() : a_time,
          some_int8: Array.isArray(some_int8)
            ? some_int8.map((n: string | null) => (n === null ? null : Number(n)))
            : some_int8,
          some_bytes: Buffer.isBuffer(some_bytes) ? some_bytes.toString('hex') : some_bytes,
        }));
        expect(plain).toEqual(rows.map((one) => ({ ...one })));
      }),
      { numRuns: 60 },
    );
  });

  it('takes a member that is left out for null', async () => {
    const set = new RowSet({ a: 'int4', b: 'text' });
    set.add({ a: 1 });
    const { rows } = await client.query(`select * from ${set.rows} as given`, set.values);
    expect(rows).toEqual([{ a: 1, b: null }]);
  });
});
