import type { ContestDefinition } from '#vybory/campaigns';
import { compose, text } from '#vybory/language';
import { ballotText, candidatesRegister, registrationReport } from '../forms.js';
import { countIn, exceeds, recordsIn, rowsIn, stated, textIn } from '../reading.js';
import { mutual, relation, type RelationScope, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { number } from '../wording/numbers.js';
import { bindAgreeing, judgedOf, type Paper } from './agreeing.js';

const papers: readonly Paper[] = [
  {
    form: registrationReport,
    name: text('зареєстровано без скасованих:', 'registered less cancelled:'),
    numbers: (values) => [
      {
        about: '',
        path: 'registeredTotal',
        count: countIn(values, 'registeredTotal') - countIn(values, 'cancelledTotal'),
      },
    ],
  },
  {
    form: candidatesRegister,
    name: text('у переліку зареєстрованих кандидатів:', 'on the list of registered candidates:'),
    numbers: (values) => [{ about: '', path: 'candidates', count: rowsIn(values, 'candidates').length }],
  },
  {
    form: ballotText,
    name: text('у тексті бюлетеня:', 'in the text of the ballot:'),
    numbers: (values) => [{ about: '', path: 'entries', count: rowsIn(values, 'entries').length }],
  },
];

/**
 * registered − cancelled = candidates listed (3.2.а.9) = entries in the ballot text (3.2.а.10) = contestants of the contest. Each paper of the district
 * is held against the others, whichever came first. Who is struck out after the ballot was printed stays in its text, so it may have more
 * entries than stand, up to all contestants. Source: OWN. Severity `error`.
 */
export const x16 = relation({
  id: 'X-16',
  version: 1,
  title: text(
    'Зареєстровані кандидати = у переліку = у бюлетені = у протоколі',
    'Registered candidates = listed = on the ballot = in the protocol',
  ),
  formula: 'registered − cancelled = candidates listed = ballot entries = contestants',
  source: 'OWN',
  severity: 'error',
  judges: judgedOf(papers),
  missing: 'skip-any',
  mutual,
  params: {},
  bind: (scope) => {
    const agreeing = bindAgreeing(papers, scope.form);
    const own = papers.find(({ form }) => form === scope.form);
    if (agreeing === undefined || own === undefined) return undefined;
    return {
      ...agreeing,
      judge: (submission, facts) => [
        ...agreeing.judge(submission, facts),
        ...contestBreaches(own, submission.values, scope, submission.unit),
      ],
    };
  },
});

function contestBreaches(
  { form, numbers }: Paper,
  values: FormValues,
  { definition }: RelationScope,
  unit: string,
): readonly Violation[] {
  const contest = contestOf(definition.contests, unit);
  const [own] = numbers(values);
  if (contest === undefined || own === undefined || !stated(own.count)) return [];
  const all = contest.contestants.length;
  const standing = contest.contestants.filter(({ struckOut }) => struckOut !== true).length;
  const most = form === ballotText ? all : standing;
  if (!exceeds(own.count, most) && !exceeds(standing, own.count)) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Зазначено кандидатів: ${number(own.count, l)}, а в бюлетені округу за визначенням кампанії ${number(standing, l)}.`
      : `${number(own.count, l)} candidates are stated, and the contest of the district has ${number(standing, l)} by the definition of the campaign.`,
  );
  return [{ fields: [own.path], expected: standing, actual: own.count, message }];
}

/** The one contest of candidates that this district decides. */
function contestOf(contests: readonly ContestDefinition[], unit: string): ContestDefinition | undefined {
  const own = contests.filter(
    ({ territory, contestants }) => territory === unit && contestants.every(({ kind }) => kind === 'candidate'),
  );
  return own.length === 1 ? own[0] : undefined;
}

const eventTotals = [
  { total: 'documentsReceivedTotal', events: ['documents-received'] },
  { total: 'registeredTotal', events: ['registered'] },
  { total: 'refusedTotal', events: ['refused'] },
  { total: 'cancelledTotal', events: ['cancelled', 'withdrew', 'died'] },
] as const;

/**
 * F-5: the totals of a report on the registration of candidates (3.2.а.8) = how many of its events are of that kind; withdrawals and deaths count as
 * cancelled. Source: OWN, from the form. Severity `error`.
 */
export const f5 = relation({
  id: 'F-5',
  version: 2,
  title: text('Підсумки реєстрації = кількість подій', 'Totals of registration = number of events'),
  formula: 'total of a kind = number of events of that kind',
  source: 'OWN, from the fields of 3.2.а.8',
  severity: 'error',
  judges: [{ form: registrationReport }],
  missing: 'skip-any',
  params: {},
  bind: () => ({
    judge: ({ values }) => {
      const events = recordsIn(values, 'events').map(({ row }) => textIn(row, 'event'));
      if (events.includes(undefined)) return [];
      return eventTotals.flatMap(({ total, events: kinds }) => {
        const expected = events.filter((event) => kinds.some((kind) => kind === event)).length;
        const actual = countIn(values, total);
        if (!stated(actual) || actual === expected) return [];
        const message = compose((l) =>
          l === 'uk'
            ? `Підсумок зазначено ${number(actual, l)}, а подій цього виду в таблиці ${number(expected, l)}.`
            : `The total is stated as ${number(actual, l)}, and the table has ${number(expected, l)} events of the kind.`,
        );
        return [{ fields: [total, 'events'], expected, actual, message }];
      });
    },
  }),
});
