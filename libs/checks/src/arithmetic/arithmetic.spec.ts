import type { JsonValue } from '#vybory/canonical-json';
import { exampleOf, findForm, formCatalogue, type FormKey } from '#vybory/forms';
import { arithmeticOf } from './arithmetic-relation.js';

const forms = [...formCatalogue().values()].filter(({ arithmetic }) => arithmetic.length > 0);

describe('the arithmetic that forms declare', () => {
  it.each(forms)('holds in the example of $key', (form) => {
    for (const relation of new Set(form.arithmetic.map((rule) => rule.relation))) {
      expect(arithmeticOf(form.key, relation)?.(exampleOf(form))).toEqual([]);
    }
  });

  const receipts = 'election-fund-receipts' as FormKey;
  const example = exampleOf(findForm(receipts) ?? fail());

  it('is exact to the kopiika, and says by how labels call it', () => {
    const [violation] = arithmeticOf(receipts, 'T-1')?.({ ...example, receiptsTotal: '849.99' }) ?? [];
    expect(violation).toMatchObject({
      fields: ['receiptsTotal', 'receipts'],
      expected: 850,
      actual: '849.99',
      message: {
        uk: '«Усього надійшло» = 849,99, а має бути сума «Сума» = 850.',
        en: '"Receipts, total" = 849.99, and should be sum of "Amount" = 850.',
      },
    });
  });

  it('is silent where a value is not stated', () => {
    const { openingBalance: _, ...without } = example;
    expect(arithmeticOf(receipts, 'X-22')?.(without)).toEqual([]);
  });

  it('holds each row of a table for itself', () => {
    const media = 'party-media-usage-budget' as FormKey;
    const values = exampleOf(findForm(media) ?? fail());
    const [row] = values['allotments'] as [Record<string, JsonValue>];
    const broken = { ...values, allotments: [row, { ...row, usedSeconds: 1801 }] };
    expect(arithmeticOf(media, 'X-27')?.(broken)).toMatchObject([
      {
        fields: ['allotments.1.usedSeconds', 'allotments.1.allottedSeconds'],
        expected: 1800,
        actual: 1801,
        message: { en: expect.stringMatching(/^Row 2: .* cannot be more than/) },
      },
    ]);
  });
});

function fail(): never {
  throw new Error('the catalogue has no such form');
}
