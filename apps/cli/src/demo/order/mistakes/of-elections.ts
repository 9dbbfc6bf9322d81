import { bornOf, type Values } from '../values/parts.js';
import { officer } from '../world/commissions.js';
import { money } from '../world/money.js';
import { sum } from '../world/pick.js';
import { add, addMoney, inGroup, inRow, withLastRow, withoutLastRow, type Mistake } from './spoiling.js';

/** What goes wrong at the polls and on the way to them, for President and parliament alike. */
export const ofElections: readonly Mistake[] = [
  {
    form: 'precinct-count-protocol',
    relations: ['P-12'],
    answer: 'act',
    fits: ({ notice }) => !notice,
    spoil: (values) => ({ ...values, secretarySigned: false }),
  },
  {
    form: 'precinct-count-protocol',
    relations: ['P-16'],
    answer: 'stands',
    fits: ({ notice }) => !notice,
    spoil: (values, { days }) => ({ ...values, drawnUpAt: days.at(0, '19:30') }),
  },
  {
    form: 'precinct-count-protocol',
    relations: ['P-1'],
    answer: 'clarified',
    fits: ({ notice }) => notice,
    spoil: (values) => inGroup(values, 'lines', (lines) => add(lines, 'ballotsUnused', 1)),
  },
  {
    // A vote of the second contestant under the first: the notice has it right, and the corrected protocol changes votes.
    form: 'precinct-count-protocol',
    relations: ['X-12', 'X-12', 'X-13', 'X-13'],
    answer: 'clarified',
    fits: ({ notice, contest }) => !notice && (contest === 'president' || contest === 'multi'),
    spoil: (values) => {
      const votes = values['votes'] as Readonly<Record<string, number>>;
      if ((votes['2'] ?? 0) === 0) return undefined;
      return inGroup(values, 'votes', (all) => add(add(all, '1', 1), '2', -1));
    },
  },
  {
    form: 'turnout-notice',
    relations: ['X-8'],
    answer: 'clarified',
    fits: ({ turnoutSlot }) => turnoutSlot === '15:00',
    spoil: (values, { districts }, { unit }) => {
      const atEleven = sum(districts.get(unit)?.precincts ?? [], ({ polls }) => polls.issuedBy[0] ?? 0);
      return atEleven === 0 ? undefined : { ...values, votersIssuedBallots: atEleven - 1 };
    },
  },
  {
    form: 'ballots-received-protocol',
    relations: ['X-2'],
    answer: 'clarified',
    spoil: (values) => add(add(values, 'ballotsCounted', -1), 'difference', -1),
  },
  {
    form: 'voter-list-count-notice',
    relations: ['T-1'],
    answer: 'clarified',
    spoil: (values) => add(values, 'total', 10),
  },
  {
    form: 'precinct-commissions-formed-notice',
    relations: ['X-19'],
    answer: 'clarified',
    spoil: (values) => {
      const fewer = withoutLastRow(values, 'commissions');
      return fewer && add(fewer, 'commissionsTotal', -1);
    },
  },
  {
    form: 'observers-count-notice',
    relations: ['X-20'],
    answer: 'stands',
    spoil: (values) => {
      const more = (field: string, name: string) => (all: Values) => inGroup(all, field, (map) => add(map, name, 40));
      return add(more('byKind', 'foreign-state')(more('bySender', 'sender-state')(values)), 'total', 40);
    },
  },
  {
    form: 'election-fund-receipts',
    relations: ['X-22'],
    answer: 'clarified',
    fits: ({ period }, { days }) => period === days.day(-14),
    spoil: (values) => addMoney(values, 'closingBalance', 100),
  },
  {
    form: 'election-fund-accounts-opened',
    relations: ['X-26'],
    answer: 'stands',
    spoil: (values) =>
      inRow(values, 'accounts', (row) => inGroup(row, 'manager', (person) => ({ ...person, lastName: 'Незнайко' }))),
  },
  {
    form: 'nomination-congress-extract',
    relations: ['T-2'],
    answer: 'clarified',
    spoil: (values) => ({ ...values, votesFor: Number(values['delegatesPresent']) + 5 }),
  },
  {
    form: 'citizen-appeals-report',
    relations: ['X-31'],
    answer: 'clarified',
    spoil: (values) => add(values, 'pending', 1),
  },
];

export const ofPresidential: readonly Mistake[] = [
  {
    form: 'precinct-count-protocol',
    relations: ['P-1', 'P-4'],
    answer: 'clarified',
    fits: ({ notice }) => notice,
    spoil: (values) => inGroup(values, 'lines', (lines) => add(lines, 'votersIssued', 3)),
  },
  {
    form: 'territorial-commission-composition-notice',
    relations: ['X-18'],
    answer: 'clarified',
    spoil: (values) => inRow(values, 'rows', (row) => add(row, 'men', 1)),
  },
  {
    // The chair of one commission is a member of another.
    form: 'territorial-commission-members',
    relations: ['X-18'],
    answer: 'clarified',
    spoil: (values, { districts }, { unit }) => {
      const [other] = [...districts.values()].filter(({ code }) => code !== unit);
      return (
        other && withLastRow(values, 'members', (row) => ({ ...row, ...bornOf(officer(other.commission, 'chair')) }))
      );
    },
  },
  {
    form: 'election-fund-usage-report',
    relations: ['X-23'],
    answer: 'act',
    spoil: (values) =>
      inRow(values, 'funds', (row) =>
        Number(row['expendituresTotal']) < 1
          ? undefined
          : addMoney(addMoney(row, 'expendituresTotal', -100), 'closingBalance', 100),
      ),
  },
  {
    form: 'party-registration-certificate',
    relations: ['F-14'],
    answer: 'clarified',
    spoil: (values) => inRow(values, 'certificates', ({ certifiedAt: _, ...row }) => row),
  },
  {
    form: 'nominee-consent-statement',
    relations: ['F-13'],
    answer: 'clarified',
    spoil: (values) => ({ ...values, incompatibilityUndertaking: false }),
  },
  {
    form: 'signature-sheets-by-party',
    relations: ['X-30'],
    answer: 'clarified',
    spoil: (values) => add(values, 'accepted', 1),
  },
];

export const ofParliamentary: readonly Mistake[] = [
  {
    form: 'precinct-commission-composition-notice',
    relations: ['X-18'],
    answer: 'clarified',
    spoil: (values) => inRow(values, 'rows', (row) => add(row, 'men', 1)),
  },
  {
    form: 'proxies-count-notice',
    relations: ['X-21'],
    answer: 'clarified',
    spoil: (values) => {
      const [candidate] = Object.keys(values['byCandidate'] as Values);
      if (candidate === undefined) return undefined;
      return add(
        inGroup(values, 'byCandidate', (map) => add(map, candidate, 6)),
        'total',
        6,
      );
    },
  },
  {
    // Against the report, against the register, and against the contest.
    form: 'ballot-text',
    relations: ['X-16', 'X-16', 'X-16'],
    answer: 'clarified',
    spoil: (values) => withoutLastRow(values, 'entries'),
  },
  {
    form: 'candidate-media-usage-budget',
    relations: ['X-27'],
    answer: 'act',
    spoil: (values) => {
      const dearer = inRow(values, 'usage', (row) => addMoney(row, 'cost', 100));
      return dearer && addMoney(dearer, 'costTotal', 100);
    },
  },
  {
    form: 'state-budget-funds-report',
    relations: ['X-29'],
    answer: 'act',
    spoil: (values) => addMoney(values, 'unused', 10_000),
  },
  {
    form: 'absentee-certificates-report',
    relations: ['X-17'],
    answer: 'clarified',
    spoil: (values) => add(values, 'remainingAtDistrict', 1),
  },
  {
    form: 'district-results-decision',
    relations: ['X-15'],
    answer: 'clarified',
    spoil: (values, { districts }, { unit, contest = '' }) => {
      if (values['outcome'] !== 'elected') return undefined;
      const counts = (districts.get(unit)?.precincts ?? []).map(({ counts: own }) => own.get(contest)?.votes ?? {});
      const other = values['elected'] === '1' ? '2' : '1';
      return { ...values, elected: other, votesElected: sum(counts, (votes) => votes[other] ?? 0) };
    },
  },
  {
    form: 'list-candidate-autobiographies',
    relations: ['F-6'],
    answer: 'clarified',
    spoil: (values) => withoutLastRow(values, 'autobiographies'),
  },
  {
    form: 'party-registration-certificate',
    relations: ['F-7'],
    answer: 'clarified',
    fits: ({ subject }, { participants }) => participants.get(subject ?? '')?.kind === 'bloc',
    spoil: (values) => withoutLastRow(values, 'certificates'),
  },
  {
    form: 'party-fund-financial-report',
    relations: ['X-24'],
    answer: 'act',
    spoil: (values) => {
      const total = Math.round(Number(values['receiptsTotal']) * 100);
      return total < 100 ? undefined : { ...values, limit: money(total - 100) };
    },
  },
];
