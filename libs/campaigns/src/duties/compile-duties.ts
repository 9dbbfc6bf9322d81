import { countsFromRepeatVote, countsWorkingDays, namesIn, parseDateRule, type DateRule } from '#vybory/calendar';
import type { Level, SlotKeyPart } from '#vybory/forms';
import type { CampaignDefinition, DutyDefinition, DutyPart, FormUse } from '../definition.js';
import type { FormShape } from '../slot-key.js';

/** A duty with its rule read, its body and its form found, and what it depends on. */
export interface CompiledDuty {
  readonly definition: DutyDefinition;
  readonly use: FormUse;
  readonly form: FormShape;
  /** Whether a slot can be expected at all: nobody can expect a numbered occasion. */
  readonly expectable: boolean;
  readonly by: string;
  readonly level: Level;
  /** Parts that multiply it, in the order of the key. */
  readonly parts: readonly DutyPart[];
  readonly rule: DateRule | undefined;
  /** Happenings that it waits for, also through named dates. */
  readonly happenings: readonly string[];
  readonly countsWorkingDays: boolean;
  readonly countsFromRepeatVote: boolean;
}

export type NamedRules = ReadonlyMap<string, DateRule>;

const bases: readonly DutyPart[] = ['unit', 'precinct', 'once'];

/** Date rules that have a name: those of the definition, and the hours of the polls. */
export function namedRules({ dates = [], polls }: Pick<CampaignDefinition, 'dates' | 'polls'>): NamedRules {
  return new Map([
    ['polls-open', parseDateRule(`E at ${polls.open}`)],
    ['polls-close', parseDateRule(`E at ${polls.close}`)],
    ...dates.map(({ name, rule }) => [name, parseDateRule(rule)] as const),
  ]);
}

/**
 * Absent: every form that the campaign uses is owed once by whoever its key says, and no term is set. How often something
 * happens and which periods are reported on is no matter of the form: by occasion and by period nothing is expected then.
 */
export function dutiesOf({ duties, forms }: Pick<CampaignDefinition, 'duties' | 'forms'>): readonly DutyDefinition[] {
  return duties ?? forms.map(({ form }) => ({ form, kind: 'due', status: 'configured' }));
}

/** What a form's own key multiplies it by. */
export function partsOfKey({ slotKey }: FormShape): readonly DutyPart[] {
  return slotKey.flatMap(partOfKey);
}

function partOfKey(part: SlotKeyPart): readonly DutyPart[] {
  switch (part) {
    case 'contest':
      return ['contest'];
    case 'turnout-slot':
      return ['slot'];
    case 'subject':
      return ['subject'];
    case 'period':
      return ['period'];
    // Occasions are numbered as they come: nobody can expect one.
    case 'occasion':
    case 'document-kind':
      return [];
    default: {
      const never: never = part;
      return never;
    }
  }
}

/** Duties on forms that the campaign does not use or the catalogue does not have are left out: nobody could fill them. */
export function compileDuties(
  definition: CampaignDefinition,
  forms: ReadonlyMap<string, FormShape>,
  rules: NamedRules,
): readonly CompiledDuty[] {
  const uses = new Map<string, FormUse>(definition.forms.map((use) => [use.form, use]));
  return dutiesOf(definition).flatMap((duty) => {
    const use = uses.get(duty.form);
    const form = forms.get(duty.form);
    return use === undefined || form === undefined ? [] : [compileDuty(duty, use, form, rules)];
  });
}

export function compileDuty(
  definition: DutyDefinition,
  use: FormUse,
  form: FormShape,
  rules: NamedRules,
): CompiledDuty {
  const { due, when, per, by = use.by[0] ?? '' } = definition;
  const rule = due === undefined ? undefined : parseDateRule(due);
  const all = rule === undefined ? [] : withNamed(rule, rules);
  const names = all.flatMap((one) => namesIn(one)).filter((name) => !rules.has(name));
  return {
    definition,
    use,
    form,
    expectable: definition.kind !== 'on-event' && !form.slotKey.includes('occasion'),
    by,
    level: form.level,
    parts: per?.filter((part) => !bases.includes(part)) ?? partsOfKey(form),
    rule,
    happenings: [...new Set([...names, ...(when === undefined ? [] : [when])])],
    countsWorkingDays: all.some(countsWorkingDays),
    countsFromRepeatVote: all.some(countsFromRepeatVote),
  };
}

/** The rule and every rule that it refers to. Definitions were checked: names go in no circle. */
function withNamed(rule: DateRule, rules: NamedRules): readonly DateRule[] {
  const named = namesIn(rule).flatMap((name) => rules.get(name) ?? []);
  return [rule, ...named.flatMap((one) => withNamed(one, rules))];
}
