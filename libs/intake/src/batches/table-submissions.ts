import {
  continuesSubmission,
  envelopeColumns,
  valuesFromCsvRecords,
  type CsvRecord,
  type FormDefinition,
  type RecordSource,
} from '#vybory/forms';
import { noRoomForBody, type BodyClaim, type Problem, type ProblemError, type LargeBodyLimits } from '#vybory/platform';
import { malformed } from '../submissions/prepare.js';
import { rowsTooLarge } from './line-problems.js';

/** What the lines of one submission say. */
export interface TableSubmission {
  /** Number of its first line in the file; the header is line 1. */
  readonly line: number;
  readonly envelope?: Readonly<Record<string, unknown>>;
  readonly idempotencyKey?: string;
  readonly problem?: Problem;
  /** Of its lines together. */
  readonly bytes: number;
  /** What it holds of the room for large bodies, to be released when it has been worked on. */
  readonly claim: BodyClaim;
}

/** A line of a table. `errors` are cells that cannot be taken; the line still belongs to the submission that it is part of. */
export type TableLine =
  | {
      readonly line: number;
      readonly record: CsvRecord;
      readonly bytes: number;
      readonly errors?: readonly ProblemError[];
    }
  | { readonly line: number; readonly problem: Problem };

export interface Table {
  readonly form: FormDefinition;
  readonly source: RecordSource;
  readonly bodies: LargeBodyLimits;
}

/** Columns that address the submission; all others are fields of the form. */
export const addressColumns: readonly string[] = [...envelopeColumns, 'idempotencyKey'];

/** Consecutive lines with the same unit and key are the rows of one submission. */
export async function* submissionsOf(
  lines: AsyncIterable<TableLine> | Iterable<TableLine>,
  table: Table,
): AsyncGenerator<TableSubmission> {
  let group: LineGroup | undefined;
  try {
    for await (const line of lines) {
      if (group?.takes(line) === true) continue;
      const ended: LineGroup | undefined = group;
      group = new LineGroup(line, table);
      if (ended) yield ended.submission();
    }
    const last = group;
    group = undefined;
    if (last) yield last.submission();
  } finally {
    group?.claim.release();
  }
}

/** Lines that belong together. */
class LineGroup {
  readonly claim: BodyClaim;
  private bytes = 0;
  private lines: TableLine[] = [];
  private lost: Problem | undefined;

  constructor(
    private readonly first: TableLine,
    private readonly table: Table,
  ) {
    this.claim = table.bodies.underWay.claim();
    this.add(first);
  }

  /** Whether the line is part of it, and therefore taken. */
  takes(line: TableLine): boolean {
    const { first, table } = this;
    if (!('record' in first && 'record' in line && continuesSubmission(table.form, first.record, line.record)))
      return false;
    this.add(line);
    return true;
  }

  submission(): TableSubmission {
    const { bytes, claim, lost } = this;
    const { line } = this.first;
    return { ...(lost ? { line, problem: lost } : submissionOf(this.lines, this.table)), bytes, claim };
  }

  private add(line: TableLine): void {
    if (this.lost) return;
    this.bytes += 'bytes' in line ? line.bytes : 0;
    const { limit } = this.table.bodies;
    if (this.bytes > limit) this.lose(rowsTooLarge(limit));
    else if (!this.claim.cover(this.bytes)) this.lose(noRoomForBody());
    // The form will say that there are too many rows; until then the others need not be held.
    else if (this.lines.length <= mostRows(this.table.form)) this.lines.push(line);
  }

  private lose(problem: Problem): void {
    this.lost = problem;
    this.lines = [];
    this.claim.release();
  }
}

function mostRows({ fields }: FormDefinition): number {
  return Math.max(1, ...fields.map((field) => (field.kind === 'rows' ? field.maxRows : 1)));
}

function submissionOf(group: readonly TableLine[], { form, source }: Table): Omit<TableSubmission, 'bytes' | 'claim'> {
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
