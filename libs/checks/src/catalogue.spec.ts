import { exampleOf, formCatalogue } from '#vybory/forms';
import fc from 'fast-check';
import { noFacts, type FactKey, type Facts } from './facts.js';
import * as forms from './forms.js';
import { relationCatalogue } from './relation-catalogue.js';
import { compileRuleSet } from './rule-set.js';
import type { FormValues, SubmissionView } from './submission-view.js';
import { everyRelation } from './testing/check-with.js';
import { sampleCampaign } from './testing/sample-campaign.js';

const judged = new Set(relationCatalogue.flatMap(({ id, judges }) => judges.map(({ form }) => `${form} ${id}`)));
const all = [...formCatalogue().values()];

describe('the catalogue of relations', () => {
  it('has every relation of the control relations, P-0 to P-17 and X-1 to X-32', () => {
    const ids = new Set(relationCatalogue.map(({ id }) => id));
    const wanted = [
      ...Array.from({ length: 18 }, (_, i) => `P-${i}`),
      ...Array.from({ length: 32 }, (_, i) => `X-${i + 1}`),
    ];
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('judges forms that there are', () => {
    const keys = [...relationCatalogue.flatMap(({ judges }) => judges.map(({ form }) => form)), ...namedForms()];
    expect(keys.filter((key) => !formCatalogue().has(key))).toEqual([]);
  });

  it('judges all arithmetic that forms declare, under its id', () => {
    const declared = all.flatMap(({ key, arithmetic }) => arithmetic.map(({ relation }) => `${key} ${relation}`));
    expect(declared.filter((one) => !judged.has(one))).toEqual([]);
  });

  it('knows T-1 and T-3 as equalities and T-2 as a limit, wherever forms use them', () => {
    const wrong = all.flatMap(({ key, arithmetic }) =>
      arithmetic
        .filter(({ relation, op }) => relation.startsWith('T-') && (relation === 'T-2') !== (op === '<='))
        .map(() => key),
    );
    expect(wrong).toEqual([]);
  });

  it('makes nothing throw, whatever stands in the fields of a form and in its facts', () => {
    const rules = compileRuleSet(sampleCampaign(everyRelation()));
    const submission = fc.constantFrom(...all).chain((form) =>
      fc.record({
        form: fc.constant(form.key),
        unit: fc.constantFrom('7', '7-000001', 'UA'),
        key: fc.constantFrom('', 'president', 'president+notice', 'party-1+2002-02-28', '20:00'),
        values: fc.dictionary(fc.constantFrom(...form.fields.map(({ name }) => name), '__proto__'), fc.jsonValue()),
      }),
    );
    fc.assert(
      fc.property(submission, fc.jsonValue({ maxDepth: 3 }), (view, other) => {
        const values = { rows: other, members: other, usage: other, lines: other, receipts: other } as FormValues;
        const facts = { get: (key: FactKey) => factOf(key, values) } as Facts;
        expect(() => rules.check(view as SubmissionView, facts)).not.toThrow();
        expect(() => rules.needs(view as SubmissionView)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  it('finds nothing wrong with a form’s own example but what needs the campaign', () => {
    const ids = new Set(['P-16', 'X-18', 'X-30', 'F-22']);
    const rules = compileRuleSet(sampleCampaign(everyRelation().filter(({ id }) => !ids.has(id))));
    const found = all.flatMap((form) => {
      const subject = form.slotKey.includes('subject') ? ['subject-1'] : [];
      const period = form.slotKey.includes('period') ? ['2002-12-31'] : [];
      const view = { form: form.key, unit: '7', key: [...subject, ...period].join('+'), values: exampleOf(form) };
      return rules.check(view, noFacts).map(({ relation, fields }) => `${form.key} ${relation} ${fields.join(' ')}`);
    });
    expect(found).toEqual([]);
  });
});

function factOf(key: FactKey, values: FormValues): unknown {
  switch (key.kind) {
    case 'within':
    case 'series':
      return [{ unit: '8', key: 'party-1+2002-01-31', values }];
    case 'submission':
      return { form: 'x', unit: '7', key: '' };
    case 'precincts-registered':
      return 2;
    case 'precinct-kind':
      return 'ordinary';
    case 'slot':
    case 'row':
      return values;
    default: {
      const never: never = key;
      return never;
    }
  }
}

function namedForms() {
  return Object.values(forms).flatMap((named) => (typeof named === 'string' ? [named] : []));
}
