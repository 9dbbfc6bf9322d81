import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { formStructures, orderItems } from '#vybory/forms';

const root = new URL('../../', import.meta.url);
const page = new URL('docs/clauses.md', root);
const heading = '## Section 3, item by item';

function itemsTable(): string {
  const fileOf = new Map(
    formStructures().map(({ key, category }) => [key, `libs/forms/src/forms/${category}/${key}.ts`]),
  );
  const rows = [...orderItems()]
    .sort((a, b) => collator.compare(a.ref, b.ref))
    .map(
      ({ ref, title, form, structure, body }) =>
        `| ${ref} | ${title.uk} | ${body} | \`${form}\` | \`${fileOf.get(structure) ?? ''}\` |`,
    );
  return ['| item | title | body | form | file |', '|---|---|---|---|---|', ...rows, ''].join('\n');
}

const collator = new Intl.Collator('uk', { numeric: true });

describe('docs/clauses.md', () => {
  it('lists every item as the catalogue has it; run with VYBORY_UPDATE_DOCS=1 to write it anew', () => {
    const text = readFileSync(page, 'utf8');
    const start = text.indexOf('| item |', text.indexOf(heading));
    const written = start < 0 ? text : text.slice(0, start);
    if (process.env.VYBORY_UPDATE_DOCS === '1') writeFileSync(page, written + itemsTable());
    expect(readFileSync(page, 'utf8')).toBe(written + itemsTable());
  });

  it('names files that are there', () => {
    const named = [...readFileSync(page, 'utf8').matchAll(/`((?:libs|apps|test|docs|campaigns)\/[^`]+)`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it('has every clause of the order', () => {
    const text = readFileSync(page, 'utf8');
    for (let clause = 1; clause <= 10; clause += 1) expect(text).toContain(`\n| ${clause}. `);
  });
});
