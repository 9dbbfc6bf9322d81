import type { FormKey } from '#vybory/forms';
import { compose, type Text } from '#vybory/language';
import { differs } from '../reading.js';
import type { BoundRelation, Judged, Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { number } from '../wording/numbers.js';
import { slotKey } from './fact-keys.js';
import { fieldOf } from './field-of.js';

/** A number that a paper states, and where. */
export interface StatedNumber {
  /** What it is about: a precinct, a unit; empty for the paper as a whole. */
  readonly about: string;
  readonly path: string;
  readonly count: number;
}

/** A paper of one unit that states a number which other papers of that unit state too. */
export interface Paper {
  readonly form: FormKey;
  /** How a sentence calls its number. */
  readonly name: Text;
  readonly numbers: (values: FormValues) => readonly StatedNumber[];
}

export function judgedOf(papers: readonly Paper[]): readonly Judged[] {
  return papers.map(({ form }) => ({
    form,
    needs: papers
      .filter((other) => other.form !== form)
      .map((other) => `\`${other.form}\``)
      .join(', '),
  }));
}

/** Every paper is held against each of the others that is in force for the same unit and key. */
export function bindAgreeing(papers: readonly Paper[], form: FormKey): BoundRelation | undefined {
  const own = papers.find((paper) => paper.form === form);
  if (own === undefined) return undefined;
  const others = papers.filter((paper) => paper.form !== form);
  return {
    needs: ({ unit, key }) => others.map((other) => slotKey(other.form, unit, key)),
    judge: ({ unit, key, values }, facts) =>
      others.flatMap((other) => {
        const there = facts.get(slotKey(other.form, unit, key));
        return there === undefined ? [] : breaches({ own, other, unit, key }, values, there);
      }),
  };
}

interface Pair {
  readonly own: Paper;
  readonly other: Paper;
  readonly unit: string;
  readonly key: string;
}

function breaches({ own, other, unit, key }: Pair, values: FormValues, there: FormValues): readonly Violation[] {
  const theirs = new Map(other.numbers(there).map((one) => [one.about, one]));
  return own.numbers(values).flatMap(({ about, path, count }) => {
    const counterpart = theirs.get(about);
    if (counterpart === undefined || !differs(count, counterpart.count)) return [];
    const message = compose((l) => {
      const lead = about === '' ? '' : `${about}: `;
      const here = `${own.name[l]} ${number(count, l)}`;
      const otherwise = `${other.name[l]} ${number(counterpart.count, l)}`;
      return l === 'uk' ? `${lead}${here}, а ${otherwise}.` : `${lead}${here}, and ${otherwise}.`;
    });
    const fields = [path, fieldOf(other.form, unit, key, counterpart.path)];
    return [{ fields, expected: counterpart.count, actual: count, message }];
  });
}
