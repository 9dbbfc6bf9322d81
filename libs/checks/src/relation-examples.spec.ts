import { findForm, type FormKey } from '#vybory/forms';
import type { Finding } from './finding.js';
import { naturalOrder } from './natural-order.js';
import { relationById, relationCatalogue } from './relation-catalogue.js';
import type { FormValues } from './submission-view.js';
import { judgedBy } from './testing/judged.js';
import type { Judging, RelationExample } from './testing/examples/example.js';
import { relationExamples } from './testing/examples/relation-examples.js';
import { leavesOf, withoutValue, valueAt } from './testing/value-at.js';

/** Other slots' fields are named with their slot: `form.unit:field`. */
const isOwn = (field: string): boolean => !/^[a-z-]+[.[].*:/.test(field);

function judged({ id, params, campaign }: RelationExample, { submission, facts }: Judging): readonly Finding[] {
  return judgedBy(id, submission, facts, {
    ...(params === undefined ? {} : { params }),
    ...(campaign === undefined ? {} : { campaign }),
  });
}

/** A table that is not there has no rows, which is a statement: only single values and maps can be left unstated. */
function canBeUnstated(values: FormValues, field: string): boolean {
  return isStated(values, field) && !Array.isArray(valueAt(values, field));
}

/** What such a map does not name is nothing, as a row that is not there. */
function keyedFields(form: FormKey): readonly string[] {
  return (findForm(form)?.fields ?? []).filter(({ kind }) => kind === 'keyed').map(({ name }) => name);
}

function isStated(values: FormValues, field: string): boolean {
  const value = valueAt(values, field);
  return value !== undefined && value !== null;
}

const strategyOf = ({ id }: RelationExample) => relationById(id)?.missing;
const examplesOf = (...strategies: readonly (string | undefined)[]) =>
  relationExamples.filter((one) => strategies.includes(strategyOf(one))).map((one) => [one.id, one] as const);

describe('every relation', () => {
  it('has an example that it holds in and one that it is broken in', () => {
    const ids = [...new Set(relationExamples.map(({ id }) => id))].sort(naturalOrder);
    expect(ids).toEqual(relationCatalogue.map(({ id }) => id).sort(naturalOrder));
  });

  it.each(relationExamples.map((one) => [one.id, one] as const))('%s tells the one from the other', (id, one) => {
    expect(judged(one, one.holds)).toEqual([]);
    const found = judged(one, one.broken);
    expect(found).not.toEqual([]);
    expect(found.filter(({ relation }) => relation !== id)).toEqual([]);
  });
});

describe('a relation between forms', () => {
  const between = relationExamples.filter(({ broken }) => broken.facts !== undefined);

  it.each(between.map((one) => [one.id, one] as const))('%s waits while the other side is not there', (_, one) => {
    expect(judged(one, { submission: one.broken.submission })).toEqual([]);
  });
});

/** What it finds when values of the broken example are not stated. */
function foundWithout(one: RelationExample, fields: readonly string[]): readonly Finding[] {
  const { submission, facts } = one.broken;
  const values = fields.reduce<FormValues>((left, field) => withoutValue(left, field), submission.values);
  return judged(one, { submission: { ...submission, values }, ...(facts === undefined ? {} : { facts }) });
}

describe('a value that is not stated', () => {
  it.each(examplesOf('skip-any'))('%s is not judged without any one of them', (_, one) => {
    for (const { fields } of judged(one, one.broken)) {
      const { values } = one.broken.submission;
      for (const field of fields.filter((one) => isOwn(one) && canBeUnstated(values, one))) {
        expect({ field, found: foundWithout(one, [field]).filter((other) => sameBreach(other, fields)) }).toEqual({
          field,
          found: [],
        });
      }
    }
  });

  it.each(examplesOf('skip-all'))('%s is not judged without all of them, and is with some', (_, one) => {
    for (const { fields } of judged(one, one.broken)) {
      expect(foundWithout(one, fields.filter(isOwn)).filter((other) => sameBreach(other, fields))).toEqual([]);
    }
  });

  it.each(examplesOf('skip-any', 'skip-all'))(
    '%s finds nothing in what holds when one of its values is left out',
    (_, one) => {
      const { submission, facts } = one.holds;
      const maps = keyedFields(submission.form);
      const leaves = leavesOf(submission.values).filter((leaf) => !maps.includes(leaf.split('.')[0] ?? ''));
      const found = leaves.flatMap((leaf) => {
        const left = { ...submission, values: withoutValue(submission.values, leaf) };
        return judged(one, { submission: left, ...(facts === undefined ? {} : { facts }) }).map(() => leaf);
      });
      expect(found).toEqual([]);
    },
  );

  it('is judged all the same where the strategy is never', () => {
    const judging = examplesOf('never').filter(([, one]) =>
      judged(one, one.broken).some(({ fields }) =>
        fields.filter(isOwn).some((field) => !isStated(one.broken.submission.values, field)),
      ),
    );
    const never = relationCatalogue.filter(({ missing }) => missing === 'never').map(({ id }) => id);
    expect([...new Set(judging.map(([id]) => id))].sort(naturalOrder)).toEqual([...never].sort(naturalOrder));
  });
});

function sameBreach({ fields }: Finding, others: readonly string[]): boolean {
  return fields.join(' ') === others.join(' ');
}
