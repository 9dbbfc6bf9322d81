import { findForm, formCatalogue, orderItems, type FormDefinition } from '#vybory/forms';
import { Problem } from '#vybory/platform';
import { formFilter } from './form-filter.js';
import { detailsOf, summaryOf } from './form-summary.js';

const forms = [...formCatalogue().values()];

function form(key: string): FormDefinition {
  const found = findForm(key);
  if (found === undefined) throw new Error(`no form ${key}`);
  return found;
}

describe('the catalogue', () => {
  it('is every item of the order, each under the form that it is submitted with', () => {
    const items = forms.map(summaryOf).flatMap((summary) => summary.items.map(({ ref }) => ref));
    expect(items.sort()).toEqual(
      orderItems()
        .map(({ ref }) => ref)
        .sort(),
    );
    expect(items).toHaveLength(135);
  });

  it('tells of a form its items with their bodies, its fields with the marks of personal data, and what must add up', () => {
    const details = detailsOf(form('voter-list-count-notice'));
    expect(details.items[0]).toMatchObject({ kind: 'presidential', bodyTitle: { uk: expect.stringMatching(/\S/) } });
    expect(details.arithmetic.length).toBeGreaterThan(0);
    const marked = forms.map(detailsOf).filter(({ fields }) => JSON.stringify(fields).includes('"personal":{'));
    expect(marked.length).toBeGreaterThan(30);
    expect(forms.map(detailsOf).some(({ keySubjects }) => keySubjects?.includes('candidate'))).toBe(true);
  });

  it.each([
    [{ kind: 'local' }, 5],
    [{ kind: 'presidential' }, 51],
    [{ kind: 'referendum', body: 'media' }, undefined],
    [{ body: 'treasury' }, undefined],
    [{ category: 'finance' }, undefined],
  ])('asked for %j gives what the order has', (filter: { kind?: string; body?: string; category?: string }, total) => {
    const fits = orderItems().filter(
      ({ kind, body, category }) =>
        kind === (filter.kind ?? kind) && body === (filter.body ?? body) && category === (filter.category ?? category),
    );
    expect(forms.filter(formFilter(filter)).map(({ key }) => key)).toEqual(
      forms.map(({ key }) => key).filter((key) => fits.some((item) => item.form === key)),
    );
    expect(fits.length).toBeGreaterThan(0);
    if (total !== undefined) expect(fits).toHaveLength(total);
  });

  it.each([{ kind: 'royal' }, { kind: ['local', 'local'] }, { colour: 'red' }, { body: '' }])(
    'refuses to be asked for %j',
    (filter) => {
      expect(() => formFilter(filter)).toThrow(Problem);
    },
  );
});
