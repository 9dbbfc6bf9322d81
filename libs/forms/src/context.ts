import type { FormDefinition } from './definition.js';
import { breach, memberPath, noErrors, report, type Breach } from './field-error.js';
import type { FieldDescription, RowsField } from './fields.js';
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
  switch (field.kind) {
    case 'line-counts':
      return [mapCheck(field.name, context.lines.map(lineEntry), unknownLine)];
    case 'line-words':
      return [mapCheck(field.name, context.lines.map(lineEntry).map(optionalEntry), unknownLine)];
    case 'vote-counts':
      return [mapCheck(field.name, context.contestants.map(contestantEntry), unknownContestant)];
    case 'contestant':
      return [contestantCheck(field.name, context.contestants)];
    case 'precinct':
      return [precinctCheck(field.name, context)];
    case 'rows':
      return rowsChecks(field, context);
    case 'count':
    case 'text':
    case 'local-time':
    case 'choice':
    case 'flag':
      return [];
    default: {
      const never: never = field;
      return never;
    }
  }
}

/** What a map may hold under one key: a value that must, may or must not be there. */
type Entry =
  | { readonly key: string; readonly rule: 'required'; readonly missing: Breach }
  | { readonly key: string; readonly rule: 'optional' }
  | { readonly key: string; readonly rule: 'forbidden'; readonly stated: Breach };

const unknownLine = breach('unknown-line');
const unknownContestant = breach('unknown-contestant');

function lineEntry({ name, no, label, required }: LineInForm): Entry {
  if (!required) return { key: name, rule: 'optional' };
  return { key: name, rule: 'required', missing: breach('missing-line', [no, label.uk, label.en]) };
}

function optionalEntry({ key }: Entry): Entry {
  return { key, rule: 'optional' };
}

function contestantEntry({ id, no, name, struckOut }: ContestantInForm): Entry {
  const args = [no, name.uk, name.en];
  if (struckOut) return { key: id, rule: 'forbidden', stated: breach('struck-out-contestant', args) };
  return { key: id, rule: 'required', missing: breach('missing-contestant', args) };
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

function contestantCheck(field: string, contestants: readonly ContestantInForm[]): FieldCheck {
  const byId = new Map(contestants.map((contestant) => [contestant.id, contestant]));
  return (values, errors) => {
    const id = values[field];
    if (typeof id !== 'string') return errors;
    const contestant = byId.get(id);
    if (contestant === undefined) return report(errors, field, unknownContestant, id);
    const entry = contestantEntry(contestant);
    return entry.rule === 'forbidden' ? report(errors, field, entry.stated, id) : errors;
  };
}

const unknownPrecinct = breach('unknown-precinct');

function precinctCheck(field: string, context: FormContext): FieldCheck {
  return (values, errors) => {
    const code = values[field];
    if (typeof code !== 'string' || context.hasPrecinct(code)) return errors;
    return report(errors, field, unknownPrecinct, code);
  };
}

function rowsChecks(field: RowsField, context: FormContext): readonly FieldCheck[] {
  const checks: FieldCheck[] = field.presence === 'boxes' ? [boxesCheck(field.name, context.boxes)] : [];
  const precinct = field.fields.find((cell) => cell.kind === 'precinct');
  if (precinct !== undefined) checks.push(precinctRowsCheck(field.name, precinct.name, context));
  return checks;
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
