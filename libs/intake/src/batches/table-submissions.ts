import {
  continuesSubmission,
  envelopeColumns,
  valuesFromCsvRecords,
  type CsvRecord,
  type FormDefinition,
  type RecordSource,
} from '#vybory/forms';
import type { Problem, ProblemError } from '#vybory/platform';
import { malformed } from '../submissions/prepare.js';

/** What the lines of one submission say. */
export interface TableSubmission {
  /** Number of its first line in the file; the header is line 1. */
  readonly line: number;
  readonly envelope?: Readonly<Record<string, unknown>>;
  readonly idempotencyKey?: string;
  readonly problem?: Problem;
}

/** A line of a table. `errors` are cells that cannot be taken; the line still belongs to the submission that it is part of. */
export type TableLine =
  | { readonly line: number; readonly record: CsvRecord; readonly errors?: readonly ProblemError[] }
  | { readonly line: number; readonly problem: Problem };

/** More than any form takes. */
const mostRows = 10_001;
/** Columns that address the submission; all others are fields of the form. */
export const addressColumns: readonly string[] = [...envelopeColumns, 'idempotencyKey'];

/** Consecutive lines with the same unit and key are the rows of one submission. */
export async function* submissionsOf(
  lines: AsyncIterable<TableLine> | Iterable<TableLine>,
  form: FormDefinition,
  source: RecordSource,
): AsyncGenerator<TableSubmission> {
  let group: TableLine[] = [];
  for await (const line of lines) {
    const [first] = group;
    if (first && !belongTogether(first, line, form)) {
      yield submissionOf(group, form, source);
      group = [];
    }
    // The form will say that there are too many rows; until then the others need not be held.
    if (group.length < mostRows) group.push(line);
  }
  if (group.length > 0) yield submissionOf(group, form, source);
}

function belongTogether(first: TableLine, next: TableLine, form: FormDefinition): boolean {
  return 'record' in first && 'record' in next && continuesSubmission(form, first.record, next.record);
}

function submissionOf(group: readonly TableLine[], form: FormDefinition, source: RecordSource): TableSubmission {
  const [first] = group;
  if (!first) throw new RangeError('a submission has a line');
  if ('problem' in first) return first;
  const { line, record } = first;
  const fields = group.flatMap((each) => ('record' in each ? [withoutAddress(each.record)] : []));
  const unread = group.flatMap((each) => ('record' in each ? (each.errors ?? []) : []));
  if (unread.length > 0) return { line, problem: malformed(unread) };
  const read = valuesFromCsvRecords(form, fields, source);
  if ('errors' in read)
    return { line, problem: malformed(read.errors.map((e) => ({ ...e, path: `values.${e.path}` }))) };
  const { unit = '', key = '', clarifies = '', idempotencyKey = '' } = record;
  const envelope = {
    form: form.key,
    unit,
    values: read.values,
    ...(key !== '' && { key }),
    ...(clarifies !== '' && { clarifies }),
  };
  return { line, envelope, ...(idempotencyKey !== '' && { idempotencyKey }) };
}

function withoutAddress(record: CsvRecord): CsvRecord {
  return Object.fromEntries(Object.entries(record).filter(([column]) => !addressColumns.includes(column)));
}
