import { exactOf, type FormDefinition, type PairRule, type PairSide } from '#vybory/forms';
import { compose, type Language } from '#vybory/language';
import { choiceWords, fieldWords } from '../arithmetic/expression-words.js';
import { asRecord, memberIn, rowsIn, type JsonRecord } from '../reading.js';
import { noViolations, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';

/** What one pair finds in the values of a form: nothing, or one violation per row that breaks it. */
export function judgePair(rule: PairRule, form: FormDefinition, values: FormValues): readonly Violation[] {
  const { each } = rule;
  if (each === undefined) return judgeObject(rule, form, values, -1);
  return rowsIn(values, each).flatMap((row, index) => {
    const record = asRecord(row);
    return record === undefined ? [] : judgeObject(rule, form, record, index);
  });
}

function judgeObject(rule: PairRule, form: FormDefinition, row: JsonRecord, index: number): readonly Violation[] {
  const held = rule.sides.filter((side) => holds(side, row));
  if (fits(rule.kind, held.length, rule.sides.length)) return noViolations;
  const place = index < 0 ? '' : `${rule.each ?? ''}.${index}.`;
  return [
    {
      fields: rule.sides.map(({ field }) => `${place}${field}`),
      expected: rule.kind === 'compulsory' ? 'all-or-none' : 'at-most-one',
      actual: held.map(({ field }) => field),
      message: compose((language) => sentence(rule, form, held, index, language)),
    },
  ];
}

function fits(kind: PairRule['kind'], held: number, sides: number): boolean {
  switch (kind) {
    case 'compulsory':
      return held === 0 || held === sides;
    case 'exclusive':
      return held <= 1;
    default: {
      const never: never = kind;
      return never;
    }
  }
}

function holds({ field, when }: PairSide, row: JsonRecord): boolean {
  const value = memberIn(row, field);
  const isStated = value !== undefined && value !== null;
  if (when === undefined) return isStated;
  if (when.is === 'missing') return !isStated;
  if (when.is === 'positive') return (exactOf(value) ?? 0n) > 0n;
  return typeof value === 'string' && when.is.includes(value);
}

function sentence(
  rule: PairRule,
  form: FormDefinition,
  held: readonly PairSide[],
  index: number,
  language: Language,
): string {
  const row = index < 0 ? '' : language === 'uk' ? `Рядок ${index + 1}: ` : `Row ${index + 1}: `;
  const demand = demands[rule.kind][language];
  const sides = rule.sides.map((side) => {
    const yes = held.includes(side);
    return `${sideWords(side, rule.each, form, language)} (${language === 'uk' ? (yes ? 'так' : 'ні') : yes ? 'yes' : 'no'})`;
  });
  const said = rule.text === undefined ? '' : ` ${rule.text[language]}`;
  return `${row}${demand}: ${sides.join(', ')}.${said}`;
}

const demands = {
  compulsory: { uk: 'має бути все разом або нічого', en: 'all of these or none' },
  exclusive: { uk: 'не може бути разом', en: 'these exclude each other' },
} as const;

function sideWords({ field, when }: PairSide, each: string | undefined, form: FormDefinition, l: Language): string {
  const name = fieldWords(form.fields, each, field, l);
  if (when === undefined) return name;
  if (when.is === 'missing') return l === 'uk' ? `${name} не зазначено` : `${name} not stated`;
  if (when.is === 'positive') return l === 'uk' ? `${name} більше нуля` : `${name} above zero`;
  return `${name} = ${choiceWords(form.fields, each, field, when.is, l)}`;
}
