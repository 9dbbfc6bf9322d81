import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { formCatalogue, formStructures, orderItems } from './catalogue.js';

interface Row {
  readonly ref: string;
  readonly campaign_kind: string;
  readonly body_key: string;
  readonly title_uk: string;
  readonly title_en: string;
  readonly form_key: string;
  readonly category: string;
  readonly periodicity: string;
  readonly level: string;
  readonly contains_personal_data: string;
  readonly schema_key: string;
  readonly document_kinds: string;
}

const file = fileURLToPath(new URL('../../../../shared/domain/catalogue.csv', import.meta.url));
const there = existsSync(file);
if (!there) process.emitWarning(`SKIPPED: ${file} is not there; the items in code are not compared with the order's`);
const rows: readonly Row[] = there ? parse(readFileSync(file), { columns: true, bom: true }) : [];
const whenThere = there ? describe : describe.skip;

const categories: ReadonlyMap<string, string> = new Map([
  ['voter_list', 'voter-lists'],
  ['local_results', 'local'],
]);
/** The order's translation is typed with straight apostrophes. */
const typographic = (text: string): string => text.replaceAll("'", '’');
const hyphens = (text: string): string => text.replaceAll('_', '-');

/**
 * The catalogue names the finest level that a form speaks of; a form's level is the unit that one submission is for: a commission submits one
 * notice with a row per precinct, a ministry or a council one list for all it proposes.
 */
const submittedAbove: ReadonlyMap<string, string> = new Map([
  ['precinct', 'district'],
  ['district', 'region'],
]);

whenThere('the items of the order', () => {
  const items = orderItems();

  it('are all there, and no other', () => {
    expect(items.map(({ ref }) => ref).sort()).toEqual(rows.map(({ ref }) => ref).sort());
  });

  it.each(rows)('$ref is as the order has it', (row) => {
    const item = items.find(({ ref }) => ref === row.ref);
    expect(typographic(item?.title.en ?? '')).toBe(typographic(row.title_en));
    expect(item).toMatchObject({
      kind: row.campaign_kind,
      body: hyphens(row.body_key),
      title: { uk: row.title_uk.replace(/[;.]$/, '') },
      key: row.form_key,
      structure: row.schema_key,
      category: categories.get(row.category) ?? row.category,
      cardinality: hyphens(row.periodicity),
      documentKinds: expect.arrayContaining(hyphens(row.document_kinds).split('+')),
      carriers: ['electronic', 'paper'],
    });
    const level = row.level === 'national' ? 'country' : row.level;
    expect([level, submittedAbove.get(level), 'country']).toContain(item?.level);
  });

  it('have 72 structures', () => {
    expect(formStructures().map(({ key }) => key)).toEqual([...new Set(rows.map((row) => row.schema_key))].sort());
  });
});

describe('forms of the order', () => {
  it.each([...formCatalogue().values()])('$key serves items of different kinds of campaigns', ({ items, slotKey }) => {
    const kinds = items.map(({ kind }) => kind);
    expect(new Set(kinds).size === kinds.length || slotKey.includes('contest')).toBe(true);
  });
});
