import { text, type Text } from '#vybory/language';

export interface VocabularyLine {
  /** Wording that holds when the campaign definition prints no other. */
  readonly label: Text;
  /** Where the line comes from: a line set (LN-1 to LN-12) or a relation (P-…) of the sources of the control relations. */
  readonly source: string;
}

/**
 * The closed vocabulary of protocol lines. Number, order, printed wording and whether a line is required differ from law to law and
 * belong to the campaign definition; what a line *means* is here, because checks and views reason about it.
 */
const vocabulary = {
  ballotsReceived: {
    label: text(
      'Кількість виборчих бюлетенів, одержаних дільничною виборчою комісією',
      'Ballots received by the precinct election commission',
    ),
    source: 'LN-1, LN-5, LN-8, LN-9 (RCV)',
  },
  votersOnList: {
    label: text(
      'Кількість виборців, внесених до списку виборців на виборчій дільниці',
      'Voters on the voter list of the polling station',
    ),
    source: 'LN-1, LN-5, LN-6, LN-7, LN-8, LN-10 (LST)',
  },
  votersOnHomeVotingExtract: {
    label: text(
      'Кількість виборців, внесених до витягу зі списку виборців для голосування за місцем перебування',
      'Voters on the extract of the list for voting at the place of stay',
    ),
    source: 'LN-5, LN-8, LN-9 (EXT)',
  },
  ballotsUnused: {
    label: text('Кількість невикористаних виборчих бюлетенів', 'Unused ballots'),
    source: 'LN-1, LN-5, LN-8, LN-9 (UNU)',
  },
  votersIssuedInPremises: {
    label: text(
      'Кількість виборців, які отримали виборчі бюлетені у приміщенні для голосування',
      'Voters who were issued ballots in the polling premises',
    ),
    source: 'LN-5, LN-8 (ISP)',
  },
  votersIssuedAtHome: {
    label: text(
      'Кількість виборців, які отримали виборчі бюлетені за місцем перебування',
      'Voters who were issued ballots at the place of stay',
    ),
    source: 'LN-5, LN-8 (ISH)',
  },
  votersIssued: {
    label: text('Загальна кількість виборців, які отримали виборчі бюлетені', 'Voters who were issued ballots, total'),
    source: 'LN-1, LN-4, LN-8, LN-10 (ISS)',
  },
  ballotsNotCounted: {
    label: text('Кількість виборчих бюлетенів, що не підлягають врахуванню', 'Ballots not subject to counting'),
    source: 'LN-8 (NCT)',
  },
  votersTookPart: {
    label: text('Кількість виборців, які взяли участь у голосуванні', 'Voters who took part in the voting'),
    source: 'LN-1, LN-4, LN-6, LN-8, LN-10 (VTD)',
  },
  votersTookPartInPremises: {
    label: text(
      'Кількість виборців, які взяли участь у голосуванні у приміщенні для голосування',
      'Voters who took part in the voting in the polling premises',
    ),
    source: 'LN-7 (line 10 of the parliamentary protocol of 2019)',
  },
  votersTookPartAtHome: {
    label: text(
      'Кількість виборців, які взяли участь у голосуванні за місцем перебування',
      'Voters who took part in the voting at the place of stay',
    ),
    source: 'LN-7 (line 11 of the parliamentary protocol of 2019)',
  },
  ballotsInvalid: {
    label: text('Кількість виборчих бюлетенів, визнаних недійсними', 'Ballots declared invalid'),
    source: 'LN-1, LN-4, LN-6, LN-7, LN-8, LN-10 (INV)',
  },
  votesTotal: {
    label: text(
      'Сумарна кількість голосів виборців, поданих за всі партії чи всіх кандидатів',
      'Votes cast for all parties or candidates, total',
    ),
    source: 'LN-7, LN-8 (SUMV)',
  },
  votersSupportedNone: {
    label: text(
      'Кількість виборців, які не підтримали жодної партії чи жодного кандидата',
      'Voters who supported none of the parties or candidates',
    ),
    source: 'LN-1, LN-4, LN-10 (NON)',
  },
  ballotsSpoilt: {
    label: text('Кількість зіпсованих виборчих бюлетенів', 'Spoilt ballots'),
    source: 'LN-9, P-1',
  },
  ballotsProduced: {
    label: text(
      'Кількість виборчих бюлетенів, виготовлених дільничною виборчою комісією',
      'Ballots produced by the precinct election commission',
    ),
    source: 'LN-9',
  },
  votersWithAbsenteeCertificates: {
    label: text(
      'Кількість виборців, які голосували за відкріпними посвідченнями',
      'Voters who voted with absentee certificates',
    ),
    source: 'LN-9',
  },
  votesIllegal: {
    label: text('Кількість випадків незаконного голосування', 'Cases of illegal voting'),
    source: 'P-9 (law of 2001, art. 70(1)(1))',
  },
  ballotsReceivedByDistrict: {
    label: text(
      'Кількість виборчих бюлетенів, одержаних територіальною (окружною) виборчою комісією',
      'Ballots received by the territorial (district) election commission',
    ),
    source: 'LN-4, line 1',
  },
  ballotsCancelledByDistrict: {
    label: text(
      'Кількість виборчих бюлетенів, погашених територіальною (окружною) виборчою комісією',
      'Ballots cancelled by the territorial (district) election commission',
    ),
    source: 'LN-4, line 2',
  },
  ballotsPrinted: {
    label: text('Кількість виготовлених виборчих бюлетенів', 'Ballots printed'),
    source: 'LN-3',
  },
} satisfies Record<string, VocabularyLine>;

export type LineName = keyof typeof vocabulary;
export const lineVocabulary: Readonly<Record<LineName, VocabularyLine>> = vocabulary;
export const lineNames = Object.keys(vocabulary) as readonly LineName[];

export function isLineName(name: string): name is LineName {
  return Object.hasOwn(vocabulary, name);
}
