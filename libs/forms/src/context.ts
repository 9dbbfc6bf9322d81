import type { FormDefinition } from './definition.js';
import { breach, memberPath, noErrors, report, type Breach } from './field-error.js';
import {
  cellJudge,
  contestantBreach,
  judgeMembers,
  judgesOf,
  keyJudge,
  unknownContestant,
  unknownPrecinct,
  type CellJudge,
} from './context-cells.js';
import { isCell, type FieldDescription, type GroupField, type RowsField } from './fields.js';
import type { ContestantInForm, FieldError, FormContext, LineInForm } from './form.js';
import { isInheritedName, isRecord } from './predicates.js';

/** Judges values that belong to one form, contest and unit: first their shape, then what the campaign says of them. All errors at once. */
export type BoundForm = (values: unknown) => readonly FieldError[];

/** Adds what one field breaks; null while nothing is broken. Takes values of any shape: what is not of the field's type was reported already. */
type FieldCheck = (values: Readonly<Record<string, unknown>>, errors: FieldError[] | null) => FieldError[] | null;

/**
 * Prepares a form for a context. Meant to be kept for as long as the context holds: preparing costs more than judging, and
 * judging valid values makes no garbage.
 */
export function bindForm(form: FormDefinition, context: FormContext): BoundForm {
  const checks = form.fields.flatMap((field) => fieldChecks(field, context));
  return (values) => {
    const shape = form.validateShape(values);
    if (!isRecord(values)) return shape;
    let errors: FieldError[] | null = shape.length === 0 ? null : [...shape];
    for (const check of checks) errors = check(values, errors);
    return errors ?? noErrors;
  };
}

/** {@link bindForm} for a single use. */
export function validateInContext(form: FormDefinition, values: unknown, context: FormContext): readonly FieldError[] {
  return bindForm(form, context)(values);
}

function fieldChecks(field: FieldDescription, context: FormContext): readonly FieldCheck[] {
  if (isCell(field)) {
    const judge = cellJudge(field, context);
    return judge === undefined ? [] : [memberCheck(field.name, judge)];
  }
  switch (field.kind) {
    case 'line-counts':
      return [mapCheck(field.name, context.lines.map(lineEntry), unknownLine)];
    case 'line-words':
      return [mapCheck(field.name, context.lines.map(lineEntry).map(optionalEntry), unknownLine)];
    case 'vote-counts':
      return [mapCheck(field.name, context.contestants.map(contestantEntry), unknownContestant)];
    case 'keyed':
      return [keysCheck(field.name, keyJudge(field.keys, context))];
    case 'group':
      return groupChecks(field, context);
    case 'rows':
      return rowsChecks(field, context);
    default: {
      const never: never = field;
      return never;
    }
  }
}

function memberCheck(field: string, judge: CellJudge): FieldCheck {
  return (values, errors) => {
    const broken = judge(values[field]);
    return broken === undefined ? errors : report(errors, field, broken, values[field]);
  };
}

function keysCheck(field: string, judge: CellJudge): FieldCheck {
  return (values, errors) => {
    const map = values[field];
    if (!isRecord(map)) return errors;
    for (const key in map) {
      const broken = isInheritedName(key) ? undefined : judge(key);
      if (broken !== undefined) errors = report(errors, memberPath(field, -1, key), broken, map[key]);
    }
    return errors;
  };
}

function groupChecks(group: GroupField, context: FormContext): readonly FieldCheck[] {
  const judges = judgesOf(group.fields, context);
  if (judges.length === 0) return [];
  return [
    (values, errors) => {
      const parts = values[group.name];
      return isRecord(parts) ? judgeMembers(judges, parts, group.name, -1, errors) : errors;
    },
  ];
}

/** What a map may hold under one key: a value that must, may or must not be there. */
type Entry =
  | { readonly key: string; readonly rule: 'required'; readonly missing: Breach }
  | { readonly key: string; readonly rule: 'optional' }
  | { readonly key: string; readonly rule: 'forbidden'; readonly stated: Breach };

const unknownLine = breach('unknown-line');

function lineEntry({ name, no, label, required }: LineInForm): Entry {
  if (!required) return { key: name, rule: 'optional' };
  return { key: name, rule: 'required', missing: breach('missing-line', [no, label.uk, label.en]) };
}

function optionalEntry({ key }: Entry): Entry {
  return { key, rule: 'optional' };
}

function contestantEntry(contestant: ContestantInForm): Entry {
  const { id, no, name } = contestant;
  const stated = contestantBreach(contestant);
  if (stated !== undefined) return { key: id, rule: 'forbidden', stated };
  return { key: id, rule: 'required', missing: breach('missing-contestant', [no, name.uk, name.en]) };
}

function mapCheck(field: string, entries: readonly Entry[], unknown: Breach): FieldCheck {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const required = entries.filter((entry) => entry.rule === 'required');
  return (values, errors) => {
    const map = values[field];
    if (!isRecord(map)) return errors;
    let stated = 0;
    for (const key in map) {
      const entry = byKey.get(key);
      if (entry?.rule === 'required' && map[key] !== undefined) stated += 1;
      else if (entry?.rule !== 'optional') errors = misplaced(errors, field, map, key, entry, unknown);
    }
    return stated === required.length ? errors : missing(errors, field, map, required);
  };
}

function misplaced(
  errors: FieldError[] | null,
  field: string,
  map: Readonly<Record<string, unknown>>,
  key: string,
  entry: Entry | undefined,
  unknown: Breach,
): FieldError[] | null {
  if (!Object.hasOwn(map, key) || entry?.rule === 'required' || isInheritedName(key)) return errors;
  return report(errors, memberPath(field, -1, key), entry?.rule === 'forbidden' ? entry.stated : unknown, map[key]);
}

function missing(
  errors: FieldError[] | null,
  field: string,
  map: Readonly<Record<string, unknown>>,
  required: readonly Entry[],
): FieldError[] | null {
  for (const entry of required) {
    const stated = Object.hasOwn(map, entry.key) && map[entry.key] !== undefined;
    if (!stated && entry.rule === 'required') errors = report(errors, memberPath(field, -1, entry.key), entry.missing);
  }
  return errors;
}

function rowsChecks(field: RowsField, context: FormContext): readonly FieldCheck[] {
  const checks: FieldCheck[] = field.presence === 'boxes' ? [boxesCheck(field.name, context.boxes)] : [];
  const precinct = field.fields.find((cell) => cell.kind === 'precinct');
  if (precinct !== undefined) checks.push(precinctRowsCheck(field.name, precinct.name, context));
  if (field.unique !== undefined) checks.push(uniqueRowsCheck(field.name, field.unique));
  const judged = rowJudge(field, context);
  if (judged !== undefined) checks.push(judged);
  return checks;
}

/** Cells of rows, and of groups in rows, whose values the context must know; precincts have a check of their own. */
function rowJudge(field: RowsField, context: FormContext): FieldCheck | undefined {
  const cells = judgesOf(
    field.fields.filter(isCell).filter(({ kind }) => kind !== 'precinct'),
    context,
  );
  const groups = field.fields
    .filter((part): part is GroupField => part.kind === 'group')
    .map((group) => ({ name: group.name, judges: judgesOf(group.fields, context) }))
    .filter(({ judges }) => judges.length > 0);
  if (cells.length === 0 && groups.length === 0) return undefined;
  return (values, errors) => {
    const rows = values[field.name];
    if (!Array.isArray(rows)) return errors;
    for (let index = 0; index < rows.length; index += 1) {
      const row: unknown = rows[index];
      if (!isRecord(row)) continue;
      errors = judgeMembers(cells, row, field.name, index, errors);
      for (const { name, judges } of groups) {
        const parts = row[name];
        if (isRecord(parts)) errors = judgeMembers(judges, parts, memberPath(field.name, index, name), -1, errors);
      }
    }
    return errors;
  };
}

const boxesMissing = breach('boxes-missing');
const boxesNotExpected = breach('boxes-not-expected');

function boxesCheck(field: string, boxes: FormContext['boxes']): FieldCheck {
  switch (boxes) {
    case 'optional':
      return (_values, errors) => errors;
    case 'none':
      return (values, errors) => (values[field] === undefined ? errors : report(errors, field, boxesNotExpected));
    case 'required':
      return (values, errors) => {
        const rows = values[field];
        const absent = rows === undefined || (Array.isArray(rows) && rows.length === 0);
        return absent ? report(errors, field, boxesMissing) : errors;
      };
    default: {
      const never: never = boxes;
      return never;
    }
  }
}

/** No value of one field twice in a table. Maps are made per submission, since what is named here is not bounded by the campaign. */
function uniqueRowsCheck(field: string, cell: string): FieldCheck {
  return (values, errors) => {
    const rows = values[field];
    if (!Array.isArray(rows) || rows.length < 2) return errors;
    const firstAt = new Map<unknown, number>();
    for (let index = 0; index < rows.length; index += 1) {
      const row: unknown = rows[index];
      const value = isRecord(row) ? row[cell] : undefined;
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const before = firstAt.get(value);
      if (before === undefined) firstAt.set(value, index);
      else errors = report(errors, memberPath(field, index, cell), breach('duplicate-row', [before + 1]), value);
    }
    return errors;
  };
}

/** Every precinct known and named once. Remembers known precincts only, so that no sender can make it grow; a territory is never taken away. */
function precinctRowsCheck(field: string, cell: string, context: FormContext): FieldCheck {
  const lastSeen = new Map<string, { round: number; row: number }>();
  let round = 0;
  return (values, errors) => {
    const rows = values[field];
    if (!Array.isArray(rows)) return errors;
    round += 1;
    for (let index = 0; index < rows.length; index += 1) {
      const row: unknown = rows[index];
      const code = isRecord(row) ? row[cell] : undefined;
      if (typeof code !== 'string') continue;
      const seen = lastSeen.get(code);
      if (seen === undefined) {
        if (context.hasPrecinct(code)) lastSeen.set(code, { round, row: index });
        else errors = report(errors, memberPath(field, index, cell), unknownPrecinct, code);
      } else if (seen.round === round) {
        errors = report(errors, memberPath(field, index, cell), breach('duplicate-precinct', [seen.row + 1]), code);
      } else {
        seen.round = round;
        seen.row = index;
      }
    }
    return errors;
  };
}
