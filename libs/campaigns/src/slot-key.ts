import type { FormKey, Level, SlotKeyPart } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import type { ContestDefinition, TurnoutSlotDefinition } from './definition.js';
import { type Refusal, refuse } from './verdict.js';

/** «Повідомлення та протокол» (order № 60, 3.1.б.14): the signed protocol is meant when a key names neither. */
export const documentKinds = ['protocol', 'notice'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What the campaign must know of a form; a `FormDefinition` of the catalogue is one. */
export interface FormShape {
  readonly key: FormKey;
  readonly level: Level;
  readonly slotKey: readonly SlotKeyPart[];
}

export interface ResolvedKey {
  readonly ok: true;
  /** Canonical text of the slot's key: parts joined by `+`, the contest always named, the protocol never. */
  readonly key: string;
  readonly contest?: ContestDefinition;
  readonly turnoutSlot?: TurnoutSlotDefinition;
  readonly documentKind: DocumentKind;
}

/** What a key may name. */
export interface KeyChoices {
  /** Contests that the form is submitted for and that this unit takes part in. */
  readonly contests: readonly ContestDefinition[];
  readonly turnoutSlots: readonly TurnoutSlotDefinition[];
}

/**
 * Reads what a submission gives as its key, e.g. `president+notice`, `notice`, `11:00` or nothing at all.
 * Codes: `contest-missing`, `contest-unknown`, `turnout-slot-missing`, `turnout-slot-unknown`, `document-kind-unknown`, `key-surplus`.
 */
export function resolveSlotKey(parts: readonly SlotKeyPart[], choices: KeyChoices, key = ''): ResolvedKey | Refusal {
  const tokens = key === '' ? [] : key.split('+');
  let resolved: ResolvedKey = { ok: true, key: '', documentKind: 'protocol' };
  for (const part of parts) {
    const step = resolvePart(part, parts, choices, tokens);
    if (!step.ok) return step;
    resolved = { ...resolved, ...step.found };
  }
  const surplus = tokens[0];
  if (surplus !== undefined) return surplusKey(surplus);
  return { ...resolved, key: canonicalKey(resolved) };
}

type Found = Partial<Pick<ResolvedKey, 'contest' | 'turnoutSlot' | 'documentKind'>>;
type Step = { readonly ok: true; readonly found: Found } | Refusal;

/** Takes the tokens that it understands away from the front of `tokens`. */
function resolvePart(part: SlotKeyPart, parts: readonly SlotKeyPart[], choices: KeyChoices, tokens: string[]): Step {
  switch (part) {
    case 'contest':
      return resolveContest(choices.contests, tokens, parts.includes('document-kind'));
    case 'turnout-slot':
      return resolveTurnoutSlot(choices.turnoutSlots, tokens);
    case 'document-kind':
      return resolveDocumentKind(tokens);
    case 'subject':
    case 'period':
    case 'occasion':
      throw new Error(`no campaign resolves keys by ${part} yet`);
    default: {
      const never: never = part;
      return never;
    }
  }
}

function resolveContest(contests: readonly ContestDefinition[], tokens: string[], kindMayFollow: boolean): Step {
  const token = tokens[0];
  const named = contests.find((contest) => contest.id === token);
  if (named !== undefined) {
    tokens.shift();
    return { ok: true, found: { contest: named } };
  }
  const ids = contests.map((contest) => contest.id);
  if (token !== undefined && !(kindMayFollow && isDocumentKind(token))) {
    return refuse(
      'contest-unknown',
      text(
        `У цій одиниці немає виборчого перегону «${token}», за яким подається ця форма.`,
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
          'За цією формою тут не проводиться жоден виборчий перегін.',
          'No contest is held here that this form is submitted for.',
        )
      : compose((l) =>
          l === 'uk'
            ? `Назвіть у ключі виборчий перегін: ${ids.join(', ')}.`
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

function resolveDocumentKind(tokens: string[]): Step {
  const token = tokens.shift();
  if (token === undefined) return { ok: true, found: {} };
  if (isDocumentKind(token)) return { ok: true, found: { documentKind: token } };
  return refuse(
    'document-kind-unknown',
    text(
      `Вид документа «${token}» невідомий: можливі «protocol» (протокол) і «notice» (повідомлення).`,
      `The kind of document "${token}" is not known: it is "protocol" or "notice".`,
    ),
    { expected: [...documentKinds], actual: token },
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

function canonicalKey({ contest, turnoutSlot, documentKind }: ResolvedKey): string {
  const parts = [contest?.id, turnoutSlot?.at, documentKind === 'protocol' ? undefined : documentKind];
  return parts.filter((part) => part !== undefined).join('+');
}

function isDocumentKind(token: string): token is DocumentKind {
  return documentKinds.some((kind) => kind === token);
}
