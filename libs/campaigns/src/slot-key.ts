import type { FieldDescription, FormKey, Level, SlotKeyPart, SubjectKind } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import type { ContestDefinition, SubjectDefinition, TurnoutSlotDefinition } from './definition.js';
import { isDate } from '#vybory/calendar';
import { type Refusal, refuse } from './verdict.js';

/** «Повідомлення та протокол» (order № 60, 3.1.б.14): the signed protocol is meant when a key names neither. */
export const documentKinds = ['protocol', 'notice'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What the campaign must know of a form; a `FormDefinition` of the catalogue is one. */
export interface FormShape {
  readonly key: FormKey;
  readonly level: Level;
  readonly slotKey: readonly SlotKeyPart[];
  /** Kinds of subjects that the part `subject` of the key may name. */
  readonly keySubjects?: readonly SubjectKind[];
  /** What it asks for; absent: not known here. */
  readonly fields?: readonly FieldDescription[];
}

export interface ResolvedKey {
  readonly ok: true;
  /**
   * Canonical text of the slot's key: its parts in the form's order, joined by `+`; contest and subject always named, the
   * protocol and the first occasion never.
   */
  readonly key: string;
  readonly contest?: ContestDefinition;
  readonly turnoutSlot?: TurnoutSlotDefinition;
  readonly documentKind: DocumentKind;
  readonly subject?: SubjectDefinition;
  /** Last day of the period, `YYYY-MM-DD`. */
  readonly period?: string;
  /** From 1. */
  readonly occasion: number;
}

/** What a key may name. */
export interface KeyChoices {
  /** Contests that the form is submitted for and that this unit takes part in. */
  readonly contests: readonly ContestDefinition[];
  readonly turnoutSlots: readonly TurnoutSlotDefinition[];
  /** A subject of the kinds that the form's key takes; undefined for any other id. */
  readonly subject: (id: string) => SubjectDefinition | undefined;
  /** The subject whose body submits: it need not name itself. */
  readonly ownSubject?: SubjectDefinition | undefined;
}

/** Whether a word in a key is a number, a day or a kind of document, so that nothing else may be called so. */
export function isReservedInKeys(word: string): boolean {
  return isDocumentKind(word) || looksLikeOccasion.test(word) || looksLikeDay.test(word);
}

const looksLikeOccasion = /^\d+$/;
const looksLikeDay = /^\d{4}-\d{2}-\d{2}$/;
const looksLikeSubject = /^[A-Za-z0-9_-]{1,32}$/;

/**
 * Reads what a submission gives as its key, e.g. `president+notice`, `party-7+2030-03-31`, `11:00` or nothing at all.
 * Codes: `contest-missing`, `contest-unknown`, `turnout-slot-missing`, `turnout-slot-unknown`, `document-kind-unknown`,
 * `subject-missing`, `subject-unknown`, `period-missing`, `period-malformed`, `occasion-malformed`, `key-surplus`.
 */
export function resolveSlotKey(parts: readonly SlotKeyPart[], choices: KeyChoices, key = ''): ResolvedKey | Refusal {
  const tokens = key === '' ? [] : key.split('+');
  let resolved: ResolvedKey = { ok: true, key: '', documentKind: 'protocol', occasion: 1 };
  for (const [index, part] of parts.entries()) {
    const step = resolvePart(part, parts.slice(index + 1), choices, tokens);
    if (!step.ok) return step;
    resolved = { ...resolved, ...step.found };
  }
  const surplus = tokens[0];
  if (surplus !== undefined) return surplusKey(surplus);
  return { ...resolved, key: canonicalKey(parts, resolved) };
}

/** Canonical text of what a key names. */
export function canonicalKey(parts: readonly SlotKeyPart[], named: NamedByKey): string {
  return parts.flatMap((part) => canonicalPart(part, named) ?? []).join('+');
}

type Found = Partial<Omit<ResolvedKey, 'ok' | 'key'>>;
type NamedByKey = { readonly [Part in keyof Found]: Found[Part] | undefined };
type Step = { readonly ok: true; readonly found: Found } | Refusal;

/** Takes the token that it understands away from the front of `tokens`; leaves one that a later part reads. */
function resolvePart(part: SlotKeyPart, later: readonly SlotKeyPart[], choices: KeyChoices, tokens: string[]): Step {
  const [token] = tokens;
  const isForLater = token !== undefined && later.some((other) => reads(other, token, choices));
  switch (part) {
    case 'contest':
      return resolveContest(choices.contests, tokens, isForLater);
    case 'turnout-slot':
      return resolveTurnoutSlot(choices.turnoutSlots, tokens);
    case 'document-kind':
      return resolveDocumentKind(tokens, isForLater);
    case 'subject':
      return resolveSubject(choices, tokens, isForLater);
    case 'period':
      return resolvePeriod(tokens);
    case 'occasion':
      return resolveOccasion(tokens, isForLater);
    default: {
      const never: never = part;
      return never;
    }
  }
}

/** Whether a token looks like this part. Words that look like two parts are kept out by the checks of the definition. */
function reads(part: SlotKeyPart, token: string, { contests, turnoutSlots }: KeyChoices): boolean {
  switch (part) {
    case 'contest':
      return contests.some(({ id }) => id === token);
    case 'turnout-slot':
      return turnoutSlots.some(({ at }) => at === token);
    case 'document-kind':
      return isDocumentKind(token);
    case 'subject':
      return looksLikeSubject.test(token) && !isReservedInKeys(token);
    case 'period':
      return looksLikeDay.test(token);
    case 'occasion':
      return looksLikeOccasion.test(token);
    default: {
      const never: never = part;
      return never;
    }
  }
}

function resolveContest(contests: readonly ContestDefinition[], tokens: string[], isForLater: boolean): Step {
  const token = tokens[0];
  const named = contests.find((contest) => contest.id === token);
  if (named !== undefined) {
    tokens.shift();
    return { ok: true, found: { contest: named } };
  }
  const ids = contests.map((contest) => contest.id);
  if (token !== undefined && !isForLater) {
    return refuse(
      'contest-unknown',
      text(
        `У цій одиниці немає виборчих перегонів «${token}», за якими подається ця форма.`,
        `There is no contest "${token}" here that this form is submitted for.`,
      ),
      { expected: ids, actual: token },
    );
  }
  const [only, another] = contests;
  if (only !== undefined && another === undefined) return { ok: true, found: { contest: only } };
  return refuse(
    'contest-missing',
    only === undefined
      ? text(
          'Тут немає виборчих перегонів, за якими подається ця форма.',
          'No contest is held here that this form is submitted for.',
        )
      : compose((l) =>
          l === 'uk'
            ? `Назвіть у ключі виборчі перегони: ${ids.join(', ')}.`
            : `Name the contest in the key: ${ids.join(', ')}.`,
        ),
    { expected: ids },
  );
}

function resolveTurnoutSlot(slots: readonly TurnoutSlotDefinition[], tokens: string[]): Step {
  const token = tokens.shift();
  const slot = slots.find((candidate) => candidate.at === token);
  if (slot !== undefined) return { ok: true, found: { turnoutSlot: slot } };
  const expected = slots.map((candidate) => candidate.at);
  return token === undefined
    ? refuse(
        'turnout-slot-missing',
        text(
          `Назвіть у ключі час, станом на який подається повідомлення: ${expected.join(', ')}.`,
          `Name in the key the hour that the notice is for: ${expected.join(', ')}.`,
        ),
        { expected },
      )
    : refuse(
        'turnout-slot-unknown',
        text(
          `Повідомлення про хід голосування не подається станом на «${token}».`,
          `There is no turnout notice for "${token}".`,
        ),
        { expected, actual: token },
      );
}

function resolveDocumentKind(tokens: string[], isForLater: boolean): Step {
  const [token] = tokens;
  if (token === undefined) return { ok: true, found: {} };
  if (isDocumentKind(token)) {
    tokens.shift();
    return { ok: true, found: { documentKind: token } };
  }
  if (isForLater) return { ok: true, found: {} };
  return refuse(
    'document-kind-unknown',
    text(
      `Вид документа «${token}» невідомий: можливі «protocol» (протокол) і «notice» (повідомлення).`,
      `The kind of document "${token}" is not known: it is "protocol" or "notice".`,
    ),
    { expected: [...documentKinds], actual: token },
  );
}

function resolveSubject({ subject, ownSubject }: KeyChoices, tokens: string[], isForLater: boolean): Step {
  const [token] = tokens;
  const named = token === undefined ? undefined : subject(token);
  if (named !== undefined) {
    tokens.shift();
    return { ok: true, found: { subject: named } };
  }
  if (token !== undefined && !isForLater) {
    return refuse(
      'subject-unknown',
      text(
        `У кампанії немає учасника «${token}», про якого подається ця форма.`,
        `The campaign has no subject "${token}" that this form is about.`,
      ),
      { actual: token },
    );
  }
  // Judged like a named one: the form need not be about subjects of its kind.
  const own = ownSubject && subject(ownSubject.id);
  if (own !== undefined) return { ok: true, found: { subject: own } };
  return refuse(
    'subject-missing',
    text('Назвіть у ключі учасника, про якого подається форма.', 'Name in the key the subject that the form is about.'),
  );
}

function resolvePeriod(tokens: string[]): Step {
  const token = tokens.shift();
  if (token === undefined) {
    return refuse(
      'period-missing',
      text(
        'Назвіть у ключі останній день звітного періоду: РРРР-ММ-ДД.',
        'Name in the key the last day of the period that is reported on: YYYY-MM-DD.',
      ),
    );
  }
  if (looksLikeDay.test(token) && isDate(token)) return { ok: true, found: { period: token } };
  return refuse(
    'period-malformed',
    text(
      `«${token}» не є днем, яким закінчується період (РРРР-ММ-ДД).`,
      `"${token}" is not a day that a period ends with (YYYY-MM-DD).`,
    ),
    { expected: 'YYYY-MM-DD', actual: token },
  );
}

/** Nobody replaces a proxy a million times; the bound keeps the number exact and the key short. */
const occasion = /^[1-9]\d{0,5}$/;

function resolveOccasion(tokens: string[], isForLater: boolean): Step {
  const [token] = tokens;
  if (token === undefined || (isForLater && !looksLikeOccasion.test(token))) return { ok: true, found: {} };
  tokens.shift();
  if (occasion.test(token)) return { ok: true, found: { occasion: Number(token) } };
  return refuse(
    'occasion-malformed',
    text(
      `«${token}» не є порядковим номером випадку: це ціле число від 1.`,
      `"${token}" is not the number of an occasion: a whole number from 1.`,
    ),
    { actual: token },
  );
}

function surplusKey(token: string): Refusal {
  return refuse(
    'key-surplus',
    text(
      `Частина ключа «${token}» зайва для цієї форми.`,
      `The part "${token}" of the key does not belong to this form.`,
    ),
    { actual: token },
  );
}

/** Undefined for a part that is left out. */
function canonicalPart(part: SlotKeyPart, named: NamedByKey): string | undefined {
  switch (part) {
    case 'contest':
      return named.contest?.id;
    case 'turnout-slot':
      return named.turnoutSlot?.at;
    case 'document-kind':
      return named.documentKind === 'protocol' ? undefined : named.documentKind;
    case 'subject':
      return named.subject?.id;
    case 'period':
      return named.period;
    case 'occasion':
      return named.occasion === undefined || named.occasion === 1 ? undefined : String(named.occasion);
    default: {
      const never: never = part;
      return never;
    }
  }
}

function isDocumentKind(token: string): token is DocumentKind {
  return documentKinds.some((kind) => kind === token);
}
