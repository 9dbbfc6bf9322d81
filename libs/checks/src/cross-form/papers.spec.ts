import { FactBook } from '../facts.js';
import {
  absenteeCertificates,
  ballotsHandedOver,
  ballotsReceived,
  ballotText,
  candidatesRegister,
  clarifiedVoterListNotice,
  districtDecision,
  districtProtocol,
  operativeNotice,
  precinctCommissionsFormed,
  precinctComposition,
  precinctOfficers,
  precinctProtocol,
  precinctsFormed,
  regionProtocol,
  registrationReport,
  territorialComposition,
  territorialMembers,
  voterListNotice,
} from '../forms.js';
import { firstFields } from '../testing/check-with.js';
import { example, judgedBy, of, rowOf } from '../testing/judged.js';
import { districtSubmission, precinctSubmission, protocol, sampleLines } from '../testing/sample-campaign.js';
import { text } from '#vybory/language';
import { slotKey, withinKey } from './fact-keys.js';

describe('X-2', () => {
  const handedOver = example(ballotsHandedOver);
  const received = example(ballotsReceived);
  const key = 'president';

  test('what was received is handed over or left, whichever protocol comes later', () => {
    const first = new FactBook().set(slotKey(ballotsReceived, '7', key), received);
    expect(judgedBy('X-2', of(ballotsHandedOver, handedOver, { key }), first)).toEqual([]);
    expect(
      judgedBy('X-2', of(ballotsHandedOver, { ...handedOver, remainingAtDistrict: 29 }, { key }), first),
    ).toMatchObject([
      { fields: ['totalHandedOver', 'remainingAtDistrict', expect.any(String)], expected: 3040, actual: 3039 },
    ]);
    const second = new FactBook().set(slotKey(ballotsHandedOver, '7', key), { ...handedOver, remainingAtDistrict: 0 });
    expect(firstFields(judgedBy('X-2', of(ballotsReceived, received, { key }), second))).toEqual(['ballotsCounted']);
    expect(judgedBy('X-2', of(ballotsHandedOver, handedOver, { key }))).toEqual([]);
  });

  test('counted = dispatched, and the difference is theirs', () => {
    const short = { ...received, ballotsCounted: 3039 };
    expect(firstFields(judgedBy('X-2', of(ballotsReceived, short, { key })))).toEqual(['ballotsCounted', 'difference']);
    expect(firstFields(judgedBy('X-2', of(ballotsReceived, { ...short, difference: -1 }, { key })))).toEqual([
      'ballotsCounted',
    ]);
  });
});

describe('X-3', () => {
  const row = (ballots: number, votersOnList?: number) => ({
    rows: [{ precinct: '7-1', ballotsHandedOver: ballots, ...(votersOnList === undefined ? {} : { votersOnList }) }],
  });
  const list = (votersOnList: number) => ({ rows: [{ precinct: '7-1', votersOnList }] });
  const key = 'president';

  test('the reserve rounds up, and is a parameter', () => {
    expect(judgedBy('X-3', of(ballotsHandedOver, row(2010, 2000), { key }))).toEqual([]);
    expect(judgedBy('X-3', of(ballotsHandedOver, row(2011, 2000), { key }))).toMatchObject([
      { expected: 2010, actual: 2011 },
    ]);
    expect(judgedBy('X-3', of(ballotsHandedOver, row(101, 100), { key }))).toEqual([]);
    expect(
      judgedBy('X-3', of(ballotsHandedOver, row(101, 100), { key }), new FactBook(), { params: { reserve: 0 } }),
    ).toHaveLength(1);
  });

  test('voters come from the latest list when the row states none, whichever comes later', () => {
    const lists = new FactBook()
      .set(slotKey(voterListNotice, '7'), list(1000))
      .set(slotKey(clarifiedVoterListNotice, '7'), list(2000));
    expect(judgedBy('X-3', of(ballotsHandedOver, row(2010), { key }), lists)).toEqual([]);
    const given = new FactBook().set(slotKey(ballotsHandedOver, '7', key), row(2010));
    expect(judgedBy('X-3', of(clarifiedVoterListNotice, list(2000)), given)).toEqual([]);
    expect(judgedBy('X-3', of(voterListNotice, list(1000)), given)).toHaveLength(1);
    const displaced = given.set(slotKey(clarifiedVoterListNotice, '7'), list(2000));
    expect(judgedBy('X-3', of(voterListNotice, list(1000)), displaced)).toEqual([]);
  });
});

describe('X-6 and X-7', () => {
  const contests = ['multi', 'single'].map((id) => ({
    id,
    title: text(id, id),
    territory: 'UA',
    contestants: [],
    precinctLines: sampleLines,
  }));
  const campaign = { contests };
  const submission = precinctSubmission(protocol(), { key: 'multi' });
  const other = (changes: Parameters<typeof protocol>[0], key = 'single') =>
    new FactBook().set(slotKey(precinctProtocol, '7-000001', key), protocol(changes));

  test('the list is one number in all contests', () => {
    expect(judgedBy('X-6', submission, other({}), { campaign })).toEqual([]);
    expect(judgedBy('X-6', submission, other({ lines: { votersOnList: 989 } }), { campaign })).toMatchObject([
      {
        fields: ['lines.votersOnList', 'precinct-count-protocol.7-000001.single:lines.votersOnList'],
        expected: 989,
        actual: 990,
      },
    ]);
    expect(judgedBy('X-6', submission, new FactBook(), { campaign })).toEqual([]);
  });

  test('notices are compared with notices', () => {
    const notice = { ...submission, key: 'multi+notice' };
    const broken = { lines: { votersOnList: 989 } };
    expect(judgedBy('X-6', notice, other(broken), { campaign })).toEqual([]);
    expect(judgedBy('X-6', notice, other(broken, 'single+notice'), { campaign })).toHaveLength(1);
  });

  test('a campaign of one contest has nothing to compare', () => {
    expect(judgedBy('X-6', precinctSubmission(protocol()))).toEqual([]);
  });

  test('issued ballots may differ by a little', () => {
    expect(judgedBy('X-7', submission, other({ lines: { votersIssued: 690 } }), { campaign })).toEqual([]);
    expect(judgedBy('X-7', submission, other({ lines: { votersIssued: 685 } }), { campaign })).toMatchObject([
      { expected: 685, actual: 700 },
    ]);
    expect(
      judgedBy('X-7', submission, other({ lines: { votersIssued: 699 } }), {
        campaign,
        params: { few: 0, tolerance: 0 },
      }),
    ).toHaveLength(1);
  });
});

describe('X-14', () => {
  const notices = (values = protocol()) => [
    { unit: '7-000001', key: 'president', values },
    { unit: '7-000002', key: 'president', values },
  ];
  const key = { ...withinKey(operativeNotice, 'R', 'president'), atLeast: 'all' } as const;
  const region = (changes = {}) => ({ ...districtSubmission(changes), form: regionProtocol, unit: 'R' });

  test('a region is the sum of its notices, once all are there', () => {
    const facts = new FactBook().set(key, notices());
    expect(judgedBy('X-14', region(), facts)).toEqual([]);
    expect(judgedBy('X-14', region({ votes: { '1': 799 } }), facts)).toMatchObject([
      { fields: ['votes.1'], expected: 800, actual: 799 },
    ]);
    expect(judgedBy('X-14', region({ votes: { '1': 799 } }))).toEqual([]);
  });

  test('no more is received in all districts than was printed', () => {
    const others = new FactBook().set(withinKey(districtProtocol, 'UA', 'president'), [
      { unit: '8', key: 'president', values: districtSubmission().values },
    ]);
    const printed = (count: number) => judgedBy('X-14', districtSubmission(), others, { params: { printed: count } });
    expect(printed(4000)).toEqual([]);
    expect(printed(3999)).toMatchObject([{ expected: 3999, actual: 4000 }]);
    expect(printed(0)).toEqual([]);
  });
});

describe('X-15', () => {
  const key = 'president';
  const decision = (elected: string, votesElected: number) =>
    of(districtDecision, { outcome: 'elected', elected, votesElected }, { key });
  const facts = (votes: Readonly<Record<string, number>>) =>
    new FactBook().set(slotKey(districtProtocol, '7', key), { votes });

  test('elected is who has the most votes, with as many as the protocol gives', () => {
    const counted = facts({ '1': 400, '2': 200, '3': 90 });
    expect(judgedBy('X-15', decision('1', 400), counted)).toEqual([]);
    expect(judgedBy('X-15', decision('2', 200), counted)).toMatchObject([
      { fields: ['elected', expect.any(String)], expected: '1', actual: '2' },
    ]);
    expect(firstFields(judgedBy('X-15', decision('1', 399), counted))).toEqual(['votesElected']);
    expect(judgedBy('X-15', decision('2', 200))).toEqual([]);
    expect(judgedBy('X-15', of(districtDecision, { outcome: 'not-held' }, { key }), counted)).toEqual([]);
  });

  test('with a tie nobody is', () => {
    expect(judgedBy('X-15', decision('1', 400), facts({ '1': 400, '2': 400 }))).toMatchObject([
      { expected: null, actual: '1' },
    ]);
  });

  test('the protocol is held to its own votes', () => {
    expect(judgedBy('X-15', districtSubmission({ elected: '1' }))).toEqual([]);
    expect(judgedBy('X-15', districtSubmission({ elected: '3' }))).toHaveLength(1);
    expect(judgedBy('X-15', districtSubmission({ elected: '1', votes: { '1': 0, '2': 0, '3': 0 } }))).toEqual([]);
  });
});

describe('X-16 and F-5', () => {
  const report = example(registrationReport);
  const register = example(candidatesRegister);

  test('every paper lists as many candidates', () => {
    const facts = new FactBook().set(slotKey(candidatesRegister, '7'), register);
    expect(judgedBy('X-16', of(registrationReport, report), facts)).toEqual([]);
    expect(judgedBy('X-16', of(registrationReport, { ...report, cancelledTotal: 1 }), facts)).toMatchObject([
      { expected: 1, actual: 0 },
    ]);
    const two = { ...example(ballotText), entries: [{}, {}] };
    expect(judgedBy('X-16', of(ballotText, two), facts)).toMatchObject([
      { fields: ['entries', 'registered-candidates-register.7:candidates'], expected: 1, actual: 2 },
    ]);
  });

  test('and the contest of the district has as many, struck out ones on the ballot only', () => {
    const [contest] = sampleContests;
    const campaign = { contests: [{ ...contest, territory: '7' }] };
    const entries = (count: number) => of(ballotText, { entries: Array.from({ length: count }, () => ({})) });
    const listed = (count: number) => of(candidatesRegister, { candidates: Array.from({ length: count }, () => ({})) });
    const count = (submission: ReturnType<typeof of>) =>
      judgedBy('X-16', submission, new FactBook(), { campaign }).length;
    expect([3, 4, 5, 2].map((n) => count(entries(n)))).toEqual([0, 0, 1, 1]);
    expect([3, 4].map((n) => count(listed(n)))).toEqual([0, 1]);
  });

  test('totals are numbers of events', () => {
    expect(judgedBy('F-5', of(registrationReport, report))).toEqual([]);
    expect(judgedBy('F-5', of(registrationReport, { ...report, refusedTotal: 1 }))).toMatchObject([
      { fields: ['refusedTotal', 'events'], expected: 0, actual: 1 },
    ]);
  });
});

const sampleContests = [
  {
    id: 'president',
    title: text('Округ', 'District'),
    territory: '7',
    contestants: [1, 2, 3, 4].map((no) => ({
      id: String(no),
      no,
      kind: 'candidate' as const,
      name: text(String(no), String(no)),
      ...(no === 4 ? { struckOut: true } : {}),
    })),
    precinctLines: sampleLines,
  },
] as const;

describe('X-17', () => {
  const report = example(absenteeCertificates);
  const judged = (changes: object) =>
    judgedBy('X-17', of(absenteeCertificates, { ...report, ...changes }, { key: '2002-03-31' }));

  test('certificates are used or left, and their numbers are as many', () => {
    expect(judged({})).toEqual([]);
    expect(firstFields(judged({ remainingAtDistrict: 119 }))).toEqual(['receivedFromCommission']);
    expect(judged({ numberRanges: [{ from: '0045001', to: '0045199' }] })).toMatchObject([
      { expected: 199, actual: 200 },
    ]);
    expect(judged({ numberRanges: [{ from: 'А-1', to: 'А-9' }] })).toEqual([]);
    const [row] = report.rows as readonly object[];
    expect(judged({ rows: [{ ...row, spoiled: 2 }, row] })).toHaveLength(1);
  });
});

describe('X-18', () => {
  const composition = example(precinctComposition);
  const formed = example(precinctCommissionsFormed);
  const members = example(territorialMembers);

  test('rows add up, and papers of a commission agree on its size', () => {
    const facts = new FactBook().set(slotKey(precinctCommissionsFormed, '7'), formed);
    expect(judgedBy('X-18', of(precinctComposition, composition), facts)).toEqual([]);
    const rows = [rowOf(composition, 'rows', { men: 6, membersTotal: 13 })];
    expect(judgedBy('X-18', of(precinctComposition, { ...composition, rows }), facts)).toMatchObject([
      { expected: 12, actual: 13 },
    ]);
    const odd = [rowOf(composition, 'rows', { men: 6 })];
    expect(judgedBy('X-18', of(precinctComposition, { ...composition, rows: odd }))).toMatchObject([
      { expected: 12, actual: 13 },
    ]);
  });

  test('a list is as long as the notice of the region says, whichever comes later', () => {
    const list = members.members as readonly unknown[];
    const size = (membersTotal: number) => ({ rows: [{ unit: '7', membersTotal }] });
    const notice = (count: number) => new FactBook().set(slotKey(territorialComposition, 'R'), size(count));
    expect(judgedBy('X-18', of(territorialMembers, members), notice(list.length))).toEqual([]);
    expect(firstFields(judgedBy('X-18', of(territorialMembers, members), notice(99)))).toEqual(['members']);
    const lists = new FactBook().set(withinKey(territorialMembers, 'R'), [{ unit: '7', key: '', values: members }]);
    const fifteen = of(territorialComposition, size(15), { unit: 'R' });
    expect(firstFields(judgedBy('X-18', fifteen, lists))).toEqual(['rows.0.membersTotal']);
  });

  test('there is one chair and one secretary', () => {
    const [chair, ...others] = members.members as readonly object[];
    const list = (...rows: readonly unknown[]) => of(territorialMembers, { ...members, members: rows } as never);
    expect(judgedBy('X-18', list(chair, ...others))).toEqual([]);
    expect(judgedBy('X-18', list(...others))).toMatchObject([{ fields: ['members'], expected: 1, actual: 0 }]);
    const second = { ...chair, lastName: 'Інша' };
    expect(judgedBy('X-18', list(chair, ...others, second))).toMatchObject([{ expected: 1, actual: 2 }]);
  });

  test('a person sits on one commission only, and namesakes may sit on two', () => {
    const [chair] = members.members as readonly Readonly<Record<string, unknown>>[];
    const elsewhere = (born: string) =>
      new FactBook().set(withinKey(precinctOfficers, 'UA'), [
        { unit: '9', key: '', values: { rows: [{ precinct: '9-1', chair: { ...chair, birthDate: born } }] } },
      ]);
    expect(judgedBy('X-18', of(territorialMembers, members), elsewhere('1901-01-01'))).toEqual([]);
    const findings = judgedBy('X-18', of(territorialMembers, members), elsewhere(String(chair?.birthDate)));
    expect(findings).toMatchObject([{ fields: ['members.0', 'precinct-commission-officers.9:rows.0.chair'] }]);
    expect(JSON.stringify(findings)).not.toContain(String(chair?.birthDate));
  });

  test('a commission has as many members as the law allows', () => {
    const of7 = (membersTotal: number) => of(precinctComposition, { rows: [{ precinct: '7-1', membersTotal }] });
    const voters = (votersOnList: number) =>
      new FactBook().set(slotKey(voterListNotice, '7'), { rows: [{ precinct: '7-1', votersOnList }] });
    expect(judgedBy('X-18', of7(8), voters(900))).toEqual([]);
    expect(judgedBy('X-18', of7(7), voters(900))).toMatchObject([{ expected: 8, actual: 7 }]);
    expect(judgedBy('X-18', of7(7), voters(49))).toEqual([]);
    expect(judgedBy('X-18', of7(7))).toEqual([]);
    expect(judgedBy('X-18', of7(4))).toMatchObject([{ expected: 5, actual: 4 }]);
    expect(judgedBy('X-18', of7(25), new FactBook(), { params: { precinctMax: 24 } })).toHaveLength(1);
    expect(
      judgedBy('X-18', of(territorialComposition, { rows: [{ unit: '7', membersTotal: 21 }] }, { unit: 'R' })),
    ).toHaveLength(1);
  });
});

describe('X-19', () => {
  test('as many precincts as commissions and rows of the voter list notice', () => {
    const formed = new FactBook().set(slotKey(precinctsFormed, '7'), { precinctsTotal: 2 });
    const list = (count: number) => of(voterListNotice, { rows: Array.from({ length: count }, () => ({})) });
    expect(judgedBy('X-19', list(2), formed)).toEqual([]);
    expect(judgedBy('X-19', list(3), formed)).toMatchObject([
      { fields: ['rows', 'precincts-formed-notice.7:precinctsTotal'], expected: 2, actual: 3 },
    ]);
    const later = new FactBook().set(slotKey(precinctCommissionsFormed, '7'), { commissionsTotal: 3 });
    expect(judgedBy('X-19', of(precinctsFormed, { precinctsTotal: 2 }), later)).toHaveLength(1);
    expect(judgedBy('X-19', list(3))).toEqual([]);
  });
});
