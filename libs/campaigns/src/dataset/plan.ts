import { canonicalJson } from '#vybory/canonical-json';
import type { Clarifications, SubmissionsStep } from './dataset.js';
import { mapSubmission, type MappedSubmission } from './map-records.js';
import { type CsvRecord, Faults, holds, type RecordError } from './record.js';
import { fill } from './template.js';

export interface SubmissionPlan {
  /** First versions, in the order in which they are sent. */
  readonly first: readonly MappedSubmission[];
  /** Clarified versions of some of them, sent after all first ones. */
  readonly clarified: readonly MappedSubmission[];
  /** Records that make no submission; `record` counts from 1, the first after the heading. */
  readonly faults: readonly { readonly record: number; readonly errors: readonly RecordError[] }[];
}

interface Numbered {
  readonly record: CsvRecord;
  readonly place: number;
}

/**
 * Everything that a submissions step sends.
 * @param earlier the records of the file that `clarifications` names; without clarifications: none.
 */
export function planSubmissions(
  step: SubmissionsStep,
  records: Iterable<CsvRecord>,
  earlier: Iterable<CsvRecord> = [],
): SubmissionPlan {
  const changes =
    step.clarifications === undefined ? new Map<string, CsvRecord>() : earlierCells(step.clarifications, earlier);
  const first: MappedSubmission[] = [];
  const clarified: MappedSubmission[] = [];
  const faults: { record: number; errors: readonly RecordError[] }[] = [];
  for (const group of groups(step, inOrder(step, records))) {
    const [{ record, place }] = group;
    const standing = mapSubmission(step, [record, ...group.slice(1).map((each) => each.record)]);
    const change =
      step.clarifications === undefined ? undefined : changes.get(matchText(step.clarifications.match, record));
    const before = change === undefined ? standing : mapSubmission(step, [{ ...record, ...change }]);
    if (!standing.ok) faults.push({ record: place, errors: standing.errors });
    else if (!before.ok) faults.push({ record: place, errors: before.errors });
    else {
      first.push(before.value);
      if (differs(before.value, standing.value)) clarified.push(standing.value);
    }
  }
  return { first, clarified, faults };
}

function inOrder({ where, orderBy }: SubmissionsStep, records: Iterable<CsvRecord>): readonly Numbered[] {
  const numbered = Array.from(records, (record, index) => ({ record, place: index + 1 }));
  const chosen = where === undefined ? numbered : numbered.filter(({ record }) => holds(where, record));
  if (orderBy === undefined) return chosen;
  const orderOf = ({ record }: Numbered): string => record[orderBy] ?? '';
  return chosen.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : Number(orderOf(a) > orderOf(b))));
}

/** One group per record, or one per unit in the order of the units' first records. */
function groups({ perUnit, unit }: SubmissionsStep, records: readonly Numbered[]): Iterable<[Numbered, ...Numbered[]]> {
  if (perUnit !== true) return records.map((record) => [record]);
  const byUnit = new Map<string, [Numbered, ...Numbered[]]>();
  for (const each of records) {
    const code = matchText(unit, each.record);
    const group = byUnit.get(code);
    if (group === undefined) byUnit.set(code, [each]);
    else group.push(each);
  }
  return byUnit.values();
}

/** Earlier cells under the names of the step's own columns, by match text. */
function earlierCells(clarifications: Clarifications, records: Iterable<CsvRecord>): ReadonlyMap<string, CsvRecord> {
  const { where, match, columns = {} } = clarifications;
  const found = new Map<string, CsvRecord>();
  for (const record of records) {
    if (where !== undefined && !holds(where, record)) continue;
    const text = matchText(match, record);
    const cells =
      clarifications.kind === 'records' ? record : oneCell(record, clarifications.field, clarifications.value);
    const renamed = Object.fromEntries(
      Object.entries(cells).map(([column, content]) => [columns[column] ?? column, content]),
    );
    found.set(text, { ...found.get(text), ...renamed });
  }
  return found;
}

function oneCell(record: CsvRecord, field: string, value: string): CsvRecord {
  return { [record[field] ?? '']: record[value] ?? '' };
}

/** A record that lacks a column matches nothing: its faults are told when it is mapped. */
function matchText(template: string, record: CsvRecord): string {
  return fill(template, record, 'match', new Faults());
}

function differs(before: MappedSubmission, standing: MappedSubmission): boolean {
  return before !== standing && canonicalJson(before.values) !== canonicalJson(standing.values);
}
