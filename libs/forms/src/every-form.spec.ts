import fc from 'fast-check';
import { formCatalogue } from './catalogue.js';
import { bindForm } from './context.js';
import type { FieldError } from './form.js';
import { breaksOf } from './testing/breaks.js';
import { inventedContext, inventedPlaces } from './testing/contexts.js';
import { validValues } from './testing/valid-values.js';

const context = inventedContext({ boxes: 'optional' });

describe.each([...formCatalogue().values()])('$key', (form) => {
  const judge = bindForm(form, context);
  const valid = validValues(form, context, inventedPlaces);

  it('accepts every value of its shape', () => {
    fc.assert(
      fc.property(valid, (values) => expect(judge(values)).toEqual([])),
      { numRuns: 15 },
    );
  });

  it('says of one broken rule its code and its place, and nothing else', () => {
    fc.assert(
      fc.property(valid, (values) => {
        for (const { path, code, values: broken } of breaksOf(form, values, context)) {
          const said = judge(broken).filter((error) => !follows(error, code));
          expect([code, said.map((error) => error.path), said.map((error) => error.code)]).toEqual([
            code,
            said.map(() => path),
            expect.arrayContaining([code]),
          ]);
        }
      }),
      { numRuns: 3 },
    );
  });
});

/** What is owed under a condition is told as well when the field that it depends on is broken. */
function follows(error: FieldError, broken: string): boolean {
  return error.code === 'not-applicable' && ['missing-field', 'unknown-choice'].includes(broken);
}
