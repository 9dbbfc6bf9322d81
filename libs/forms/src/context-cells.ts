import { breach, memberPath, report, type Breach } from './field-error.js';
import type { CellField, KeySource } from './fields.js';
import type { ContestantInForm, FieldError, FormContext, Level, SubjectKind } from './form.js';

/** What the campaign says of one value; `undefined` when nothing is wrong, or when the value has not the shape that was reported already. */
export type CellJudge = (value: unknown) => Breach | undefined;

interface NamedJudge {
  readonly name: string;
  readonly judge: CellJudge;
}

export const unknownContestant = breach('unknown-contestant');
export const unknownPrecinct = breach('unknown-precinct');
const unknownUnit = breach('unknown-unit');
const unknownSubject = breach('unknown-subject');
const unknownKey = breach('unknown-key');

/** `undefined` for fields that need no campaign to be judged. */
export function cellJudge(field: CellField, context: FormContext): CellJudge | undefined {
  switch (field.kind) {
    case 'contestant':
      return contestantJudge(context.contestants);
    case 'precinct':
      return (code) => (typeof code !== 'string' || context.hasPrecinct(code) ? undefined : unknownPrecinct);
    case 'unit':
      return unitJudge(field.levels, context);
    case 'subject':
      return subjectJudge(field.kinds, context);
    case 'count':
    case 'decimal':
    case 'money':
    case 'text':
    case 'local-time':
    case 'choice':
    case 'flag':
    case 'identifier':
    case 'file':
      return undefined;
    default: {
      const never: never = field;
      return never;
    }
  }
}

export function judgesOf(fields: readonly CellField[], context: FormContext): readonly NamedJudge[] {
  return fields.flatMap((field) => {
    const judge = cellJudge(field, context);
    return judge === undefined ? [] : [{ name: field.name, judge }];
  });
}

export function judgeMembers(
  judges: readonly NamedJudge[],
  members: Readonly<Record<string, unknown>>,
  parent: string,
  row: number,
  errors: FieldError[] | null,
): FieldError[] | null {
  for (const { name, judge } of judges) {
    const broken = judge(members[name]);
    if (broken !== undefined) errors = report(errors, memberPath(parent, row, name), broken, members[name]);
  }
  return errors;
}

/** Judges the keys of a map. */
export function keyJudge(keys: KeySource, context: FormContext): CellJudge {
  switch (keys.of) {
    case 'region':
      return unitJudge(['region'], context);
    case 'subject':
      return subjectJudge(keys.kinds, context);
    case 'choice': {
      const known = new Set<unknown>(keys.choices.map(({ value }) => value));
      return (key) => (known.has(key) ? undefined : unknownKey);
    }
    default: {
      const never: never = keys;
      return never;
    }
  }
}

/** Why a contestant carries no number; `undefined` for one who is on the ballot. */
export function contestantBreach({ no, name, struckOut }: ContestantInForm): Breach | undefined {
  return struckOut ? breach('struck-out-contestant', [no, name.uk, name.en]) : undefined;
}

function contestantJudge(contestants: readonly ContestantInForm[]): CellJudge {
  const breaches = new Map<unknown, Breach | undefined>(
    contestants.map((contestant) => [contestant.id, contestantBreach(contestant)]),
  );
  return (id) => {
    if (typeof id !== 'string') return undefined;
    return breaches.has(id) ? breaches.get(id) : unknownContestant;
  };
}

function unitJudge(levels: readonly Level[], { levelOfUnit }: FormContext): CellJudge {
  const otherLevel = breach('unit-of-other-level', [], [...levels]);
  return (code) => {
    if (typeof code !== 'string') return undefined;
    const level = levelOfUnit(code);
    if (level === undefined) return unknownUnit;
    return levels.includes(level) ? undefined : otherLevel;
  };
}

function subjectJudge(kinds: readonly SubjectKind[], { subject }: FormContext): CellJudge {
  const otherKind = breach('subject-of-other-kind', [], [...kinds]);
  return (id) => {
    if (typeof id !== 'string') return undefined;
    const known = subject(id);
    if (known === undefined) return unknownSubject;
    return kinds.includes(known.kind) ? undefined : otherKind;
  };
}
