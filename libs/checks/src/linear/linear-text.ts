import type { ContestDefinition, LinearRelation, Term } from '#vybory/campaigns';
import { compose, text, type Language, type Text } from '#vybory/language';
import type { RelationScope } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { number } from '../wording/numbers.js';
import { sentence } from '../wording/sentence.js';
import type { Missing, Side } from './side.js';
import { factorOf } from './terms.js';

export interface Breach {
  readonly left: Side;
  readonly right: Side;
  readonly op: LinearRelation['op'];
  readonly actual: number;
  readonly expected: number;
  readonly values: FormValues;
  readonly missing: Missing;
}

/** «Рядок 7 («…») = 1 358, а сума рядків 5 і 6 = 1 348 + 9 = 1 357. Мають бути рівні; різниця 1.» */
export function breachText(breach: Breach, scope: RelationScope, opening?: Text): Text {
  return compose((language) => {
    const left = sideText(breach.left, breach.actual, breach, scope, language);
    const right = sideText(breach.right, breach.expected, breach, scope, language);
    const figures = language === 'uk' ? `${left}, а ${right}.` : `${left}, and ${right}.`;
    const start = opening === undefined ? '' : `${opening[language].replace(/[.:\s]+$/, '')}: `;
    const gap = number(Math.abs(breach.actual - breach.expected), language);
    return `${sentence(start + figures)} ${demands[breach.op](gap)[language]}`;
  });
}

const demands: Readonly<Record<LinearRelation['op'], (gap: string) => Text>> = {
  '=': (gap) => text(`Мають бути рівні; різниця ${gap}.`, `They must be equal; the difference is ${gap}.`),
  '<=': (gap) =>
    text(
      `Перше не може бути більшим за друге; перевищення ${gap}.`,
      `The first may not exceed the second; the excess is ${gap}.`,
    ),
  '>=': (gap) =>
    text(
      `Перше не може бути меншим за друге; бракує ${gap}.`,
      `The first may not be less than the second; ${gap} short.`,
    ),
  '<': () => text('Перше має бути меншим за друге.', 'The first must be less than the second.'),
  '>': () => text('Перше має бути більшим за друге.', 'The first must be greater than the second.'),
};

function sideText(side: Side, sum: number, breach: Breach, scope: RelationScope, language: Language): string {
  const [only] = side.terms;
  const total = number(sum, language);
  if (only === undefined || (side.terms.length === 1 && 'constant' in only)) return total;
  if (side.terms.length === 1) return `${factored(only, oneTerm(only, scope, language), language)} = ${total}`;
  return `${namesText(side.terms, scope, language)} = ${addends(side, breach, language)} = ${total}`;
}

/** «сума рядків 5 і 6»; «рядок 10 + голоси за всіх кандидатів» when more than lines is added up. */
function namesText(terms: readonly Term[], scope: RelationScope, language: Language): string {
  const lines = terms.map((term) => ('line' in term && factorOf(term) === 1 ? scope.lines.no(term.line) : undefined));
  if (lines.every((no) => no !== undefined)) {
    const list = listFormats[language].format(lines);
    return language === 'uk' ? `сума рядків ${list}` : `the sum of lines ${list}`;
  }
  return summed(terms.map((term) => factored(term, shortTerm(term, scope, language), language)));
}

const listFormats: Readonly<Record<Language, Intl.ListFormat>> = {
  uk: new Intl.ListFormat('uk-UA', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
};

function addends(side: Side, { values }: Breach, language: Language): string {
  return summed(
    side.readers.map((read) => {
      const value = read(values);
      return Number.isNaN(value) ? missingText[language] : signed(value, number(Math.abs(value), language));
    }),
  );
}

const missingText: Text = text('0 (не зазначено)', '0 (not stated)');
const minus = '− ';

/** «рядок 5», «2 × рядок 5», «− рядок 5» */
function factored(term: Term, name: string, language: Language): string {
  const factor = 'constant' in term ? Math.sign(term.constant) : factorOf(term);
  const size = Math.abs(factor);
  return signed(factor, size === 1 || 'constant' in term ? name : `${number(size, language)} × ${name}`);
}

function signed(value: number, words: string): string {
  return value < 0 ? `${minus}${words}` : words;
}

function summed(parts: readonly string[]): string {
  return parts.join(' + ').replaceAll(`+ ${minus}`, minus);
}

function oneTerm(term: Term, scope: RelationScope, language: Language): string {
  return 'line' in term ? scope.lines.wording(term.line, language) : shortTerm(term, scope, language);
}

function shortTerm(term: Term, scope: RelationScope, language: Language): string {
  if ('line' in term) return `${language === 'uk' ? 'рядок' : 'line'} ${scope.lines.no(term.line)}`;
  if ('votes' in term) return allVotesText(scope.contest)[language];
  if ('boxes' in term) return boxesText[term.boxes][language];
  return number(Math.abs(term.constant), language);
}

/** «голоси за всіх кандидатів» */
export function allVotesText(contest: ContestDefinition | undefined): Text {
  const kinds = new Set(contest?.contestants.map((contestant) => contestant.kind));
  const [kind] = kinds;
  return kinds.size === 1 && kind !== undefined ? votesFor[kind] : text('усі голоси', 'all votes');
}

const votesFor: Readonly<Record<ContestDefinition['contestants'][number]['kind'], Text>> = {
  candidate: text('голоси за всіх кандидатів', 'votes for all candidates'),
  party: text('голоси за всі партії', 'votes for all parties'),
  answer: text('голоси за всі відповіді', 'votes for all answers'),
};

const boxesText: Readonly<Record<'all' | 'stationary' | 'portable', Text>> = {
  all: text('бюлетені в усіх скриньках', 'ballots in all boxes'),
  stationary: text('бюлетені у стаціонарних скриньках', 'ballots in the stationary boxes'),
  portable: text('бюлетені в переносних скриньках', 'ballots in the portable boxes'),
};
