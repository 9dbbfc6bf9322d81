import type { FormKey } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import {
  congressExtract,
  consentStatement,
  nomineeProgrammes,
  nomineeQuestionnaires,
  partyProgramme,
  registrationCertificate,
} from '../forms.js';
import { dayAfter } from '../finance/days.js';
import { recordsIn, rowsIn, textIn } from '../reading.js';
import { relation, type Violation } from '../relation.js';
import { number } from '../wording/numbers.js';

/** F-10: the extract of a congress names one nominee for President (3.1.в.5). Source: law 474-XIV (1999), one contender per party. Severity `error`. */
export const f10 = relation({
  id: 'F-10',
  version: 1,
  title: text('Один претендент на кандидата у Президенти', 'One nominee for President'),
  formula: 'presidential campaign ⇒ nominees = 1',
  source: 'OWN, from 3.1.в.5; LAW 474-XIV (1999)',
  severity: 'error',
  judges: [{ form: congressExtract }],
  missing: 'skip-any',
  params: {},
  bind: ({ definition }) => {
    if (definition.kind !== 'presidential') return undefined;
    return {
      judge: ({ values }) => {
        const nominees = rowsIn(values, 'nominees').length;
        if (nominees === 1) return [];
        const message = compose((l) =>
          l === 'uk'
            ? `Претендентів зазначено ${number(nominees, l)}, а партія (блок) висуває одного.`
            : `${number(nominees, l)} nominees are stated, and a party or bloc nominates one.`,
        );
        return [{ fields: ['nominees'], expected: 1, actual: nominees, message }];
      },
    };
  },
});

/**
 * F-11: a programme that is printed at State expense is no longer than the law allows: 7,800 characters with blanks of a party or bloc; 0: no limit. Source: law
 * 2766-III (2001) art. 55(1); for nominees the campaign says. Severity `warning`.
 */
export const f11 = relation({
  id: 'F-11',
  version: 1,
  title: text('Обсяг передвиборної програми', 'Length of an election programme'),
  formula: 'characters of the text ≤ limit',
  source: 'LAW 2766-III (2001) art. 55(1)',
  severity: 'warning',
  judges: [partyProgramme, ...nomineeProgrammes].map((form) => ({ form })),
  missing: 'skip-any',
  params: {
    party: {
      kind: 'number',
      default: 7_800,
      min: 0,
      max: 1_000_000,
      meaning: text('Знаків у програмі партії (блоку)', 'Characters of a party’s programme'),
    },
    nominee: {
      kind: 'number',
      default: 0,
      min: 0,
      max: 1_000_000,
      meaning: text('Знаків у програмі претендента; 0: без межі', 'Characters of a nominee’s programme; 0: no limit'),
    },
  },
  bind: ({ form }, { party, nominee }) => {
    const limit = form === partyProgramme ? party : nominee;
    if (limit === 0) return undefined;
    return {
      judge: ({ values }) => {
        const length = Array.from(textIn(values, 'text') ?? '').length;
        if (length <= limit) return [];
        const message = compose((l) =>
          l === 'uk'
            ? `У програмі ${number(length, l)} знаків, а може бути не більше ${number(limit, l)}.`
            : `The programme has ${number(length, l)} characters, and may have no more than ${number(limit, l)}.`,
        );
        return [{ fields: ['text'], expected: limit, actual: length, message }];
      },
    };
  },
});

const residence: ReadonlyMap<
  FormKey,
  (values: Parameters<typeof textIn>[0], since: string, until: string) => string | undefined
> = new Map([
  [
    consentStatement,
    (values, since) => ((textIn(values, 'residentSince') ?? '') > since ? textIn(values, 'residentSince') : undefined),
  ],
  ...nomineeQuestionnaires.map((form) => [form, firstGap] as const),
]);

/**
 * F-12: a nominee has lived in Ukraine for `years` years before election day: the statement of consent says since when, the residences of the questionnaire leave
 * no day out. Source: Constitution, art. 103(2). Severity `error`.
 */
export const f12 = relation({
  id: 'F-12',
  version: 1,
  title: text('Проживання в Україні перед днем виборів', 'Residence in Ukraine before election day'),
  formula: 'residentSince ≤ voting day − years; residences without a gap since then',
  source: 'Constitution art. 103(2)',
  severity: 'error',
  judges: [...residence.keys()].map((form) => ({ form })),
  missing: 'skip-any',
  params: {
    years: {
      kind: 'number',
      default: 10,
      min: 0,
      max: 100,
      meaning: text('Років проживання', 'Years of residence'),
    },
  },
  bind: ({ form, definition }, { years }) => {
    const judge = residence.get(form);
    if (judge === undefined) return undefined;
    const { votingDay } = definition;
    const since = `${String(Number(votingDay.slice(0, 4)) - years).padStart(4, '0')}${votingDay.slice(4)}`;
    const field = form === consentStatement ? 'residentSince' : 'residences';
    return {
      judge: ({ values }) => {
        const from = judge(values, since, votingDay);
        return from === undefined ? [] : [notResident(field, since, from)];
      },
    };
  },
});

/** The first day behind a gap in the residences; those who live there still state no end, and what is not told yet is no gap. */
function firstGap(values: Parameters<typeof textIn>[0], since: string): string | undefined {
  const stays = recordsIn(values ?? {}, 'residences')
    .map(({ row }) => ({ from: textIn(row, 'from') ?? '', to: textIn(row, 'to') ?? '9999-12-31' }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let reached = '';
  for (const { from, to } of stays) {
    if (from > since && (reached === '' || from > dayAfter(reached))) return from;
    if (to > reached) reached = to;
  }
  return undefined;
}

function notResident(field: string, since: string, from: string): Violation {
  const message = text(
    `Проживання має бути підтверджене з ${since} без перерви, а зазначено з ${from}.`,
    `Residence must be shown since ${since} without a gap, and is shown since ${from}.`,
  );
  return { fields: [field], expected: since, actual: from, message };
}

/** F-13: the nominee undertakes to give up what is incompatible with the office (3.1.в.4). Source: OWN, from the item. Severity `error`. */
export const f13 = relation({
  id: 'F-13',
  version: 1,
  title: text('Зобов’язання щодо несумісної діяльності', 'Undertaking on incompatible activity'),
  formula: 'incompatibilityUndertaking = true',
  source: 'OWN, from 3.1.в.4',
  severity: 'error',
  judges: [{ form: consentStatement }],
  missing: 'skip-any',
  params: {},
  bind: () => ({
    judge: ({ values }) =>
      values.incompatibilityUndertaking === false
        ? [
            {
              fields: ['incompatibilityUndertaking'],
              expected: true,
              actual: false,
              message: text(
                'Претендент має зобов’язатися припинити діяльність, несумісну з посадою.',
                'A nominee must undertake to give up activity that is incompatible with the office.',
              ),
            },
          ]
        : [],
  }),
});

/** F-14: in a presidential campaign, copies of certificates are certified by the Ministry of Justice (3.1.в.3), so the day is stated. Severity `error`. */
export const f14 = relation({
  id: 'F-14',
  version: 1,
  title: text('Копія свідоцтва засвідчена Міністерством юстиції', 'A copy certified by the Ministry of Justice'),
  formula: 'presidential campaign ⇒ certifiedAt is stated',
  source: 'OWN, from 3.1.в.3',
  severity: 'error',
  judges: [{ form: registrationCertificate }],
  missing: 'never',
  params: {},
  bind: ({ definition }) => {
    if (definition.kind !== 'presidential') return undefined;
    return {
      judge: ({ values }) =>
        recordsIn(values, 'certificates')
          .filter(({ row }) => textIn(row, 'certifiedAt') === undefined)
          .map(({ path }) => ({
            fields: [`${path}.certifiedAt`],
            expected: 'day',
            actual: null,
            message: text(
              'Копію свідоцтва має бути засвідчено Міністерством юстиції: дати немає.',
              'The copy must be certified by the Ministry of Justice: the day is missing.',
            ),
          })),
    };
  },
});
