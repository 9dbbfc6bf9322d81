import { evaluate, type ArithmeticRule, type Exact, type FormDefinition } from '#vybory/forms';
import { compose, type Language, type Text } from '#vybory/language';
import { amount } from '../wording/amount.js';
import { asRecord, exactJson, rowsIn, type JsonRecord } from '../reading.js';
import { noViolations, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { expressionWords, operandPaths } from './expression-words.js';

/** What one rule finds in the values of a form: nothing, or one violation per row that breaks it. */
export function judgeRule(rule: ArithmeticRule, form: FormDefinition, values: FormValues): readonly Violation[] {
  const { each } = rule;
  if (each === undefined) return judgeObject(rule, form, values, values, -1);
  return rowsIn(values, each).flatMap((row, index) => {
    const record = asRecord(row);
    return record === undefined ? [] : judgeObject(rule, form, values, record, index);
  });
}

function judgeObject(
  rule: ArithmeticRule,
  form: FormDefinition,
  values: FormValues,
  row: JsonRecord,
  index: number,
): readonly Violation[] {
  const left = evaluate(rule.left, values, row);
  const right = evaluate(rule.right, values, row);
  if (left === undefined || right === undefined || holds(left, rule.op, right)) return noViolations;
  const place = index < 0 ? '' : `${rule.each ?? ''}.${index}.`;
  return [
    {
      fields: [...operandPaths(rule.left, place), ...operandPaths(rule.right, place)],
      expected: exactJson(right),
      actual: exactJson(left),
      message: compose((language) => sentence(rule, form, { left, right, index }, language)),
    },
  ];
}

function holds(left: Exact, op: ArithmeticRule['op'], right: Exact): boolean {
  switch (op) {
    case '=':
      return left === right;
    case '<=':
      return left <= right;
    default: {
      const never: never = op;
      return never;
    }
  }
}

interface Judged {
  readonly left: Exact;
  readonly right: Exact;
  readonly index: number;
}

function sentence(rule: ArithmeticRule, form: FormDefinition, judged: Judged, language: Language): string {
  const { left, right, index } = judged;
  const said = rule.text === undefined ? '' : ` ${inWords(rule.text, language)}`;
  const row = index < 0 ? '' : language === 'uk' ? `Рядок ${index + 1}: ` : `Row ${index + 1}: `;
  const claimed = `${expressionWords(rule.left, form, rule.each, language)} = ${amount(left, language)}`;
  const wanted = `${expressionWords(rule.right, form, rule.each, language)} = ${amount(right, language)}`;
  return `${row}${claimed}, ${joint[rule.op][language]} ${wanted}.${said}`;
}

const joint: Readonly<Record<ArithmeticRule['op'], Text>> = {
  '=': { uk: 'а має бути', en: 'and should be' },
  '<=': { uk: 'а не може бути більше, ніж', en: 'and cannot be more than' },
};

function inWords(text: Text, language: Language): string {
  return text[language];
}
