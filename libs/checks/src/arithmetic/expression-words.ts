import type { Expression, FieldDescription, FormDefinition, Operand } from '#vybory/forms';
import { text, type Language } from '#vybory/language';

/** `«Надійшло» + «Залишок на початок»`, by the labels of the form. */
export function expressionWords(
  expression: Expression,
  form: FormDefinition,
  each: string | undefined,
  language: Language,
): string {
  return expression.reduce((words, operand, index) => {
    const sign = operand.negative === true ? '− ' : '+ ';
    const lead = index === 0 ? (operand.negative === true ? '− ' : '') : ` ${sign}`;
    return `${words}${lead}${operandWords(operand, form.fields, each, language)}`;
  }, '');
}

/** Paths of the fields that take part. */
export function operandPaths(expression: Expression, place: string): readonly string[] {
  return expression.map((operand) => {
    switch (operand.kind) {
      case 'field':
        return `${place}${operand.field}`;
      case 'column':
      case 'row-count':
        return operand.rows;
      case 'entries':
        return operand.map;
      default: {
        const never: never = operand;
        return never;
      }
    }
  });
}

const sumOf = text('сума', 'sum of');
const numberOf = text('кількість рядків', 'number of rows of');

function operandWords(
  operand: Operand,
  fields: readonly FieldDescription[],
  each: string | undefined,
  language: Language,
): string {
  switch (operand.kind) {
    case 'field':
      return labelOf(each === undefined ? fields : fieldsIn(fields, each), operand.field, language);
    case 'column':
      return `${sumOf[language]} ${labelOf(fieldsIn(fields, operand.rows), operand.column, language)}`;
    case 'row-count':
      return `${numberOf[language]} ${labelOf(fields, operand.rows, language)}`;
    case 'entries':
      return `${sumOf[language]} ${labelOf(fields, operand.map, language)}`;
    default: {
      const never: never = operand;
      return never;
    }
  }
}

/** Label of a field, also inside of a group or, with `each`, of a table's rows: `«Сума»`. */
export function fieldWords(
  fields: readonly FieldDescription[],
  each: string | undefined,
  path: string,
  language: Language,
): string {
  return labelOf(each === undefined ? fields : fieldsIn(fields, each), path, language);
}

/** Labels of some of the values that a field of a closed list takes. */
export function choiceWords(
  fields: readonly FieldDescription[],
  each: string | undefined,
  name: string,
  values: readonly string[],
  language: Language,
): string {
  const field = (each === undefined ? fields : fieldsIn(fields, each)).find((one) => one.name === name);
  const choices = field?.kind === 'choice' ? field.choices : [];
  const labels = values.map((value) => choices.find((choice) => choice.value === value)?.label[language] ?? value);
  return labels.join(language === 'uk' ? ' або ' : ' or ');
}

function labelOf(fields: readonly FieldDescription[], path: string, language: Language): string {
  const [head = '', ...tail] = path.split('.');
  const field = fields.find(({ name }) => name === head);
  if (field === undefined) return `«${path}»`;
  if (tail.length > 0 && field.kind === 'group') return labelOf(field.fields, tail.join('.'), language);
  return language === 'uk' ? `«${field.label.uk}»` : `"${field.label.en}"`;
}

function fieldsIn(fields: readonly FieldDescription[], rows: string): readonly FieldDescription[] {
  const table = fields.find(({ name }) => name === rows);
  return table?.kind === 'rows' ? table.fields : [];
}
