import type { DescribedField, DescribedRule, FormDescription, Operand } from '#vybory/forms';
import { type DefinitionError, definitionError } from '../definition-error.js';

type Fields = readonly DescribedField[];

/** Every rule adds up numbers that the form has, and says what its relation means. */
export function checkArithmetic({ fields, arithmetic = [] }: FormDescription, path: string): DefinitionError[] {
  return arithmetic.flatMap((rule, index) => checkRule(rule, fields, `${path}.${index}`));
}

function checkRule(rule: DescribedRule, fields: Fields, place: string): DefinitionError[] {
  const { relation, op, each } = rule;
  const wanted = relation === 'T-2' ? '<=' : '=';
  const row = each === undefined ? fields : rowsOf(fields, each);
  return [
    ...(op === wanted ? [] : [definitionError(`${place}.op`, 'not-in-list', { expected: [wanted], actual: op })]),
    ...(row === undefined ? [definitionError(`${place}.each`, 'field-unknown', { actual: each ?? '' })] : []),
    ...(['left', 'right'] as const).flatMap((side) =>
      rule[side].flatMap((operand, index) =>
        isNumber(operand, fields, row ?? [])
          ? []
          : [definitionError(`${place}.${side}.${index}`, 'operand-unknown', { actual: wordsOf(operand) })],
      ),
    ),
  ];
}

function isNumber(operand: Operand, fields: Fields, row: Fields): boolean {
  switch (operand.kind) {
    case 'field':
      return isNumberAt(row, operand.field);
    case 'column':
      return isNumberAt(rowsOf(fields, operand.rows) ?? [], operand.column);
    case 'row-count':
      return rowsOf(fields, operand.rows) !== undefined;
    case 'entries':
      return fields.some(({ name, kind }) => name === operand.map && kind === 'keyed');
    default: {
      const never: never = operand;
      return never;
    }
  }
}

const numbers: ReadonlySet<DescribedField['kind']> = new Set(['count', 'decimal', 'money']);

function isNumberAt(fields: Fields, path: string): boolean {
  const [head = '', part] = path.split('.');
  const field = fields.find(({ name }) => name === head);
  if (part === undefined) return field !== undefined && numbers.has(field.kind);
  return field?.kind === 'group' && isNumberAt(field.fields, part);
}

function rowsOf(fields: Fields, name: string): Fields | undefined {
  const rows = fields.find((field) => field.name === name);
  return rows?.kind === 'rows' ? rows.fields : undefined;
}

function wordsOf(operand: Operand): string {
  switch (operand.kind) {
    case 'field':
      return operand.field;
    case 'column':
      return `${operand.rows}.${operand.column}`;
    case 'row-count':
      return operand.rows;
    case 'entries':
      return operand.map;
    default: {
      const never: never = operand;
      return never;
    }
  }
}
