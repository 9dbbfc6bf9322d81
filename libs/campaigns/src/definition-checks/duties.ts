import {
  CalendarError,
  checkCalendar as checkWorkingDays,
  isDateName,
  namesIn,
  parseDateRule,
  type DateRule,
} from '#vybory/calendar';
import type { Level } from '#vybory/forms';
import type { CampaignDefinition, DutyDefinition, DutyPart, FormUse } from '../definition.js';
import { type DefinitionError, definitionError } from '../definition-error.js';
import { partsOfKey } from '../duties/compile-duties.js';
import type { FormShape } from '../slot-key.js';
import { checkTellingForms } from './happenings.js';
import { duplicates } from './unique.js';

/** What the polls give a name to, in every campaign. */
const givenDates = ['polls-open', 'polls-close'];

const baseLevels: Readonly<Partial<Record<DutyPart, readonly Level[]>>> = {
  once: ['country'],
  precinct: ['precinct'],
  unit: ['country', 'region', 'district', 'precinct'],
};

/** Duties, named dates, happenings and the calendar of working days. */
export function checkDuties(
  definition: CampaignDefinition,
  catalogue: ReadonlyMap<string, FormShape> | undefined,
): DefinitionError[] {
  const { duties = [], dates = [], happenings = [], workingDays } = definition;
  const names = { dates: new Set([...givenDates, ...dates.map(({ name }) => name)]), happenings: namesOf(happenings) };
  const named = [...givenDates.map((name) => ({ name })), ...dates, ...happenings];
  return [
    ...duplicates('duties', 'form', duties, ({ form, document = '' }) => `${form} ${document}`),
    ...namedTwice(named, dates.length),
    ...dates.flatMap(({ rule }, index) => checkRule(rule, `dates.${index}.rule`, names)),
    ...checkCircles(definition),
    ...checkTellingForms(definition, catalogue),
    ...duties.flatMap((duty, index) => checkDuty(duty, `duties.${index}`, definition, names, catalogue)),
    ...(workingDays === undefined
      ? []
      : attempt('workingDays', () => {
          checkWorkingDays(workingDays);
          return [];
        })),
  ];
}

interface Names {
  readonly dates: ReadonlySet<string>;
  readonly happenings: ReadonlySet<string>;
}

function namesOf(list: readonly { readonly name: string }[]): ReadonlySet<string> {
  return new Set(list.map(({ name }) => name));
}

function namedTwice(named: readonly { readonly name: string }[], dates: number): DefinitionError[] {
  const seen = new Set<string>();
  return named.flatMap(({ name }, index) => {
    const own = index - givenDates.length;
    const path = own < dates ? `dates.${own}.name` : `happenings.${own - dates}.name`;
    if (!seen.has(name)) {
      seen.add(name);
      return isDateName(name) ? [] : [definitionError(path, 'wrong-format', { actual: name })];
    }
    return [definitionError(path, 'duplicate', { actual: name })];
  });
}

function checkRule(written: string, path: string, { dates, happenings }: Names): DefinitionError[] {
  return attempt(path, () => {
    const unknown = namesIn(parseDateRule(written)).filter((name) => !dates.has(name) && !happenings.has(name));
    return unknown.map((name) => definitionError(path, 'date-name-unknown', { actual: name }));
  });
}

/** Named dates may refer to each other, but not in a circle, and each is one date. */
function checkCircles({ dates = [] }: CampaignDefinition): DefinitionError[] {
  const rules = new Map<string, DateRule>();
  for (const { name, rule } of dates) {
    const read = readable(rule);
    if (read !== undefined) rules.set(name, read);
  }
  const circles = (name: string, path: readonly string[]): boolean =>
    path.includes(name) ||
    namesIn(rules.get(name) ?? { kind: 'on-event' }).some((next) => circles(next, [...path, name]));
  return dates.flatMap(({ name, rule }, index) => {
    const kind = readable(rule)?.kind;
    const severalDates = kind === 'every' || kind === 'slots' || kind === 'on-event';
    return [
      ...(circles(name, []) ? [definitionError(`dates.${index}.rule`, 'rule-cycle', { actual: rule })] : []),
      ...(severalDates ? [definitionError(`dates.${index}.rule`, 'not-one-date', { actual: rule })] : []),
    ];
  });
}

function readable(rule: string): DateRule | undefined {
  try {
    return parseDateRule(rule);
  } catch {
    return undefined;
  }
}

function checkDuty(
  duty: DutyDefinition,
  path: string,
  { forms, turnoutSlots }: CampaignDefinition,
  names: Names,
  catalogue: ReadonlyMap<string, FormShape> | undefined,
): DefinitionError[] {
  const use = forms.find(({ form }) => form === duty.form);
  if (use === undefined) return [definitionError(`${path}.form`, 'form-not-used', { actual: duty.form })];
  const form = catalogue?.get(duty.form);
  const ruleErrors = duty.due === undefined ? [] : checkRule(duty.due, `${path}.due`, names);
  const rule = duty.due === undefined ? undefined : readable(duty.due);
  const parts = duty.per ?? (form === undefined ? undefined : ['unit' as const, ...partsOfKey(form)]);
  return [
    ...ruleErrors,
    ...checkBody(duty, use, path),
    ...checkWhen(duty, path, names),
    ...checkParts(duty, path, form),
    ...(parts === undefined || ruleErrors.length > 0 ? [] : checkOccurrences(duty, rule, parts, path)),
    ...(rule?.kind === 'slots' ? checkSlots(rule, turnoutSlots, path) : []),
  ];
}

function checkBody({ by }: DutyDefinition, use: FormUse, path: string): DefinitionError[] {
  if (by === undefined || use.by.includes(by)) return [];
  return [definitionError(`${path}.by`, 'body-not-entitled', { expected: [...use.by], actual: by })];
}

function checkWhen({ kind, when }: DutyDefinition, path: string, { happenings }: Names): DefinitionError[] {
  if ((kind === 'conditional') !== (when !== undefined)) return [definitionError(`${path}.when`, 'happening-missing')];
  if (when === undefined || happenings.has(when)) return [];
  return [definitionError(`${path}.when`, 'happening-unknown', { actual: when })];
}

function checkParts({ per }: DutyDefinition, path: string, form: FormShape | undefined): DefinitionError[] {
  if (per === undefined) return [];
  const [base, ...rest] = per;
  const allowed = base === undefined ? undefined : baseLevels[base];
  const misplaced = rest.some((part) => part in baseLevels) || new Set(per).size < per.length;
  if (allowed === undefined || misplaced)
    return [definitionError(`${path}.per`, 'duty-parts', { actual: per.join(', ') })];
  if (form === undefined || allowed.includes(form.level)) return [];
  return [definitionError(`${path}.per`, 'duty-level', { expected: form.level, actual: base ?? '' })];
}

/** A rule of several dates needs a part of the key that tells them apart. */
function checkOccurrences(
  { kind, due }: DutyDefinition,
  rule: DateRule | undefined,
  parts: readonly DutyPart[],
  path: string,
): DefinitionError[] {
  const fits =
    (rule === undefined || (rule.kind === 'every') === parts.includes('period')) &&
    (rule?.kind !== 'slots' || parts.includes('slot')) &&
    (kind === 'on-event') === (rule?.kind === 'on-event' || (kind === 'on-event' && rule === undefined));
  return fits ? [] : [definitionError(`${path}.due`, 'duty-occurrences', { actual: due ?? null })];
}

function checkSlots(
  { slots }: Extract<DateRule, { kind: 'slots' }>,
  turnoutSlots: CampaignDefinition['turnoutSlots'],
  path: string,
): DefinitionError[] {
  const hours = turnoutSlots.map(({ at }) => at);
  return slots.flatMap(({ at }) =>
    hours.includes(at) ? [] : [definitionError(`${path}.due`, 'not-in-list', { expected: hours, actual: at })],
  );
}

function attempt(path: string, check: () => readonly DefinitionError[]): DefinitionError[] {
  try {
    return [...check()];
  } catch (error) {
    if (error instanceof CalendarError) return [definitionError(path, error.code, { actual: error.subject })];
    throw error;
  }
}
