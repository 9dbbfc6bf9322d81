import type { Template } from './dataset.js';
import { cell, type CsvRecord, type Faults } from './record.js';

const placeholder = /\{([^{}]*)\}/g;

/** Whether a template cannot be read: braces that do not match, or an alternative that is neither a column nor in quotes. */
export function templateProblem(template: Template): boolean {
  const rest = template.replace(placeholder, (_, alternatives: string) =>
    alternatives.split('|').every(isReadable) ? '' : '{',
  );
  return /[{}]/.test(rest);
}

/** The text that a template makes of a record; faults go to `faults`. */
export function fill(template: Template, record: CsvRecord, path: string, faults: Faults): string {
  return template.replace(placeholder, (_, alternatives: string) =>
    firstStated(alternatives.split('|'), record, path, faults),
  );
}

function firstStated(alternatives: readonly string[], record: CsvRecord, path: string, faults: Faults): string {
  for (const alternative of alternatives) {
    const text = alternative.startsWith("'") ? alternative.slice(1, -1) : cell(record, alternative);
    if (text === undefined) faults.columnMissing(path, alternative);
    else if (text !== '') return text;
  }
  faults.cellBlank(path, alternatives.join('|'));
  return '';
}

function isReadable(alternative: string): boolean {
  return alternative.startsWith("'") ? /^'[^']+'$/.test(alternative) : alternative !== '';
}
