import { formCatalogue } from './catalogue.js';
import { isCell, type CellField, type FieldDescription } from './fields.js';
import { dataCategories, personalMark, type DataCategory } from './personal-data.js';

describe('the mark of a personal field', () => {
  const nominee = { subject: 'nominee', purpose: 'register-candidates' } as const;

  it('is none without a category', () => {
    expect(personalMark('x', nominee)).toBeUndefined();
  });

  it('needs whose data they are and what for', () => {
    expect(() => personalMark('x', { category: 'name' })).toThrow('without a subject');
    expect(() => personalMark('x', { category: 'name', subject: 'nominee' })).toThrow('without a purpose');
  });

  it('needs a ground for special categories', () => {
    expect(personalMark('x', { ...nominee, category: 'convictions' })?.specialGround).toMatch(/^3\.5/);
    expect(() => personalMark('x', { ...nominee, purpose: 'control-funds', category: 'convictions' })).toThrow(
      'special category',
    );
  });

  it('is public for the categories that are published, and no other', () => {
    const published = { ...nominee, public: ['name'] as const };
    expect(personalMark('x', { ...published, category: 'name' })?.public).toBe(true);
    expect(personalMark('x', { ...published, category: 'birth' })?.public).toBe(false);
  });
});

/** Who stands, in which party, doing what: all that a form of the catalogue publishes of a person. */
const publishable: ReadonlySet<DataCategory> = new Set(['name', 'occupation', 'political']);

function cellsOf(fields: readonly FieldDescription[]): readonly CellField[] {
  return fields.flatMap((field) => {
    if (isCell(field)) return [field];
    return field.kind === 'group' || field.kind === 'rows' ? cellsOf(field.fields) : [];
  });
}

describe('forms of the catalogue', () => {
  it.each([...formCatalogue().values()])(
    '$key publishes nothing of where people live, what they own and the like',
    (form) => {
      const published = cellsOf(form.fields).filter(({ personal }) => personal?.public === true);
      expect(published.filter(({ personal }) => personal === undefined || !publishable.has(personal.category))).toEqual(
        [],
      );
    },
  );

  it.each([...formCatalogue().values()])('$key publishes nothing of donors, supporters and families', (form) => {
    const theirs = cellsOf(form.fields).filter(({ personal }) =>
      ['donor', 'supporter', 'family-member'].includes(personal?.subject ?? ''),
    );
    expect(theirs.filter(({ personal }) => personal?.public)).toEqual([]);
  });

  it('hold data of every category somewhere, or the category is dead', () => {
    const held = new Set(
      [...formCatalogue().values()].flatMap(({ fields }) => cellsOf(fields)).map((c) => c.personal?.category),
    );
    expect(Object.keys(dataCategories).filter((category) => !held.has(category as DataCategory))).toEqual([]);
  });
});
