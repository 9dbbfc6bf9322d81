import { FactBook, noFacts, type FactKey } from '../facts.js';
import type { Finding } from '../finding.js';
import {
  ballotsHandedOver,
  clarifiedVoterListNotice,
  precinctProtocol,
  turnoutNotice,
  voterListNotice,
} from '../forms.js';
import type { FormValues, SubmissionView } from '../submission-view.js';
import { firstFields, only } from '../testing/check-with.js';
import { cleanProtocol, districtSubmission, precinctSubmission, protocol } from '../testing/sample-campaign.js';

/** Judges with facts; fails when the relation asks for something that it did not declare. */
function judged(id: string, submission: SubmissionView, facts: FactBook = new FactBook()): readonly Finding[] {
  const rules = only(id);
  const declared = new FactBook();
  for (const need of rules.needs(submission)) copy(need, facts, declared);
  const findings = rules.check(submission, declared);
  expect(rules.check(submission, facts)).toEqual(findings);
  for (const { message } of findings) expect(`${message.uk} ${message.en}`).not.toMatch(/undefined|NaN|\[object/);
  return findings;
}

function copy(key: FactKey, from: FactBook, to: FactBook): void {
  const fact = from.get(key);
  if (fact !== undefined) to.set(key, fact);
}

const protocolsKey = { kind: 'within', form: precinctProtocol, within: '7', key: 'president' } as const;
const allProtocolsKey = { ...protocolsKey, atLeast: 'all' } as const;
const registeredKey = { kind: 'precincts-registered', within: '7' } as const;

function slot(form: SubmissionView['form'], unit: string, key: string) {
  return { kind: 'slot', form, unit, key } as const;
}

function rowKey(form: SubmissionView['form'], key: string) {
  return { kind: 'row', form, precinct: '7-000001', key } as const;
}

const both = [
  { unit: '7-000001', key: 'president', values: protocol() },
  { unit: '7-000002', key: 'president', values: protocol() },
];

test.each(['X-1', 'X-4', 'X-8', 'X-9', 'X-10', 'X-12'])('%s waits while the other side is not there', (id) => {
  const wrong = protocol({ lines: { ballotsReceived: 7, votersOnList: 7, votersIssued: 7 } });
  expect(judged(id, precinctSubmission(wrong))).toEqual([]);
  expect(judged(id, districtSubmission({ lines: { votersIssued: 7 } }))).toEqual([]);
  for (const form of [ballotsHandedOver, voterListNotice, clarifiedVoterListNotice]) {
    expect(
      judged(id, { form, unit: '7', key: '', values: { rows: [{ precinct: '7-000001', votersOnList: 5 }] } }),
    ).toEqual([]);
  }
  expect(
    judged(id, { form: turnoutNotice, unit: '7', key: '20:00', values: { votersIssuedBallots: 5, votersOnList: 9 } }),
  ).toEqual([]);
});

describe('X-1', () => {
  const row = (ballotsHandedOver: number) => ({ precinct: '7-000001', ballotsHandedOver });

  test('judges the precinct protocol, and its notice, against the row that was handed over', () => {
    const facts = new FactBook().set(rowKey(ballotsHandedOver, 'president'), row(1000));
    expect(judged('X-1', precinctSubmission(protocol()), facts)).toEqual([]);
    const short = protocol({ lines: { ballotsReceived: 999 } });
    for (const key of ['president', 'president+notice']) {
      expect(judged('X-1', precinctSubmission(short, { key }), facts)).toMatchObject([
        {
          fields: ['lines.ballotsReceived', 'ballots-handed-over-protocol[7-000001].president:ballotsHandedOver'],
          expected: 1000,
          actual: 999,
        },
      ]);
    }
  });

  test('judges the protocol on handing over against precinct protocols that came first', () => {
    const facts = new FactBook().set(protocolsKey, both);
    const values = {
      rows: [
        { precinct: '7-000001', ballotsHandedOver: 1000 },
        { precinct: '7-000002', ballotsHandedOver: 1001 },
        { precinct: '7-000003', ballotsHandedOver: 5 },
      ],
    };
    expect(judged('X-1', { form: ballotsHandedOver, unit: '7', key: 'president', values }, facts)).toMatchObject([
      {
        fields: ['rows.1.ballotsHandedOver', 'precinct-count-protocol.7-000002.president:lines.ballotsReceived'],
        expected: 1000,
        actual: 1001,
      },
    ]);
  });

  test('has nothing to say of a row without a number', () => {
    const facts = new FactBook().set(rowKey(ballotsHandedOver, 'president'), {});
    expect(judged('X-1', precinctSubmission(protocol()), facts)).toEqual([]);
  });
});

describe('X-4', () => {
  const row = (votersOnList: number) => ({ precinct: '7-000001', votersOnList });
  const rows = (votersOnList: number) => ({ rows: [{ precinct: '7-000001', votersOnList }] });

  test('judges the protocol against the first notice, and against the clarified one where there is one', () => {
    const first = new FactBook().set(rowKey(voterListNotice, ''), row(991));
    expect(judged('X-4', precinctSubmission(protocol()), first)).toMatchObject([
      {
        fields: ['lines.votersOnList', 'voter-list-count-notice[7-000001]:votersOnList'],
        expected: 991,
        actual: 990,
      },
    ]);
    const clarified = first.set(rowKey(clarifiedVoterListNotice, ''), row(990));
    expect(judged('X-4', precinctSubmission(protocol()), clarified)).toEqual([]);
  });

  test('judges a notice against protocols that came first', () => {
    const facts = new FactBook().set(protocolsKey, both);
    for (const form of [voterListNotice, clarifiedVoterListNotice]) {
      expect(judged('X-4', { form, unit: '7', key: '', values: rows(990) }, facts)).toEqual([]);
      expect(judged('X-4', { form, unit: '7', key: '', values: rows(980) }, facts)).toMatchObject([
        {
          fields: ['rows.0.votersOnList', 'precinct-count-protocol.7-000001.president:lines.votersOnList'],
          expected: 990,
          actual: 980,
        },
      ]);
    }
  });

  test('does not hold a first notice against a precinct that a clarified one speaks of', () => {
    const facts = new FactBook().set(protocolsKey, both).set(slot(clarifiedVoterListNotice, '7', ''), rows(990));
    expect(judged('X-4', { form: voterListNotice, unit: '7', key: '', values: rows(980) }, facts)).toEqual([]);
  });
});

describe('X-5', () => {
  const notice = (row: FormValues, more: Partial<SubmissionView> = {}): SubmissionView => ({
    form: clarifiedVoterListNotice,
    unit: '7',
    key: '',
    values: { rows: [{ precinct: '7-000001', votersOnList: 995, previous: 990, added: 8, removed: 3, ...row }] },
    ...more,
  });
  const first = () =>
    new FactBook().set(slot(voterListNotice, '7', ''), { rows: [{ precinct: '7-000001', votersOnList: 990 }] });

  test('holds the row to its own sum', () => {
    expect(judged('X-5', notice({}), first())).toEqual([]);
    expect(judged('X-5', notice({ removed: 4 }))).toMatchObject([
      {
        fields: ['rows.0.votersOnList', 'rows.0.previous', 'rows.0.added', 'rows.0.removed'],
        expected: 994,
        actual: 995,
      },
    ]);
    expect(judged('X-5', notice({ removed: null }))).toEqual([]);
  });

  test('holds the previous number of a first version to the first notice', () => {
    const other = { previous: 989, added: 9 };
    expect(judged('X-5', notice(other), first())).toMatchObject([{ expected: 990, actual: 989 }]);
    expect(judged('X-5', notice(other))).toEqual([]);
    expect(judged('X-5', notice(other, { supersededValues: {} }), first())).toEqual([]);
  });
});

describe('X-8', () => {
  const notice = (key: string, votersIssuedBallots: number, rows?: readonly FormValues[]): SubmissionView => ({
    form: turnoutNotice,
    unit: '7',
    key,
    values: { votersOnList: 1000, votersIssuedBallots, ...(rows === undefined ? {} : { precinctRows: rows }) },
  });
  const facts = (...notices: readonly SubmissionView[]) => {
    const book = new FactBook();
    for (const { key, values } of notices) book.set(slot(turnoutNotice, '7', key), values);
    return book;
  };

  test('turnout may stand still, rise, and reach the list', () => {
    const around = facts(notice('11:00', 300), notice('20:00', 1000));
    expect(judged('X-8', notice('15:00', 300), around)).toEqual([]);
    expect(judged('X-8', notice('15:00', 1000), around)).toEqual([]);
  });

  test('it cannot exceed the list', () => {
    expect(judged('X-8', notice('15:00', 1001))).toMatchObject([
      { fields: ['votersIssuedBallots', 'votersOnList'], expected: 1000, actual: 1001 },
    ]);
  });

  test('it cannot fall, whichever notice comes later', () => {
    const early = notice('11:00', 300);
    const late = notice('20:00', 200);
    expect(judged('X-8', late, facts(early))).toMatchObject([
      { fields: ['votersIssuedBallots', 'turnout-notice.7.11:00:votersIssuedBallots'], expected: 300, actual: 200 },
    ]);
    expect(judged('X-8', early, facts(late))).toMatchObject([{ expected: 200, actual: 300 }]);
  });

  test('is compared with its nearest neighbours only', () => {
    const notices = facts(notice('11:00', 300), notice('15:00', 100));
    expect(judged('X-8', notice('20:00', 200), notices)).toEqual([]);
  });

  test('rows of precincts are held to the same', () => {
    const row = (votersIssuedBallots: number) => [{ precinct: '7-000001', votersOnList: 90, votersIssuedBallots }];
    expect(judged('X-8', notice('11:00', 300, row(91)))).toMatchObject([{ expected: 90, actual: 91 }]);
    const findings = judged('X-8', notice('15:00', 300, row(40)), facts(notice('11:00', 300, row(50))));
    expect(findings).toMatchObject([
      {
        fields: [
          'precinctRows.0.votersIssuedBallots',
          'turnout-notice.7.11:00:precinctRows[7-000001].votersIssuedBallots',
        ],
        expected: 50,
        actual: 40,
      },
    ]);
  });
});

describe('X-9', () => {
  const last = (votersIssuedBallots: number, key = '20:00'): SubmissionView => ({
    form: turnoutNotice,
    unit: '7',
    key,
    values: { votersIssuedBallots },
  });
  const complete = () => new FactBook().set(allProtocolsKey, both);

  test('judges the last notice against the protocols of all precincts', () => {
    expect(judged('X-9', last(1414), complete())).toEqual([]);
    expect(judged('X-9', last(1415), complete())).toMatchObject([
      { fields: ['votersIssuedBallots'], expected: 1400, actual: 1415 },
    ]);
  });

  test('waits until every precinct has a protocol, and does not judge earlier notices', () => {
    expect(judged('X-9', last(9999), new FactBook().set(protocolsKey, both))).toEqual([]);
    expect(judged('X-9', last(9999), new FactBook().set(allProtocolsKey, []))).toEqual([]);
    expect(judged('X-9', last(9999, '15:00'), complete())).toEqual([]);
  });

  test('judges the district protocol against the last notice', () => {
    const facts = new FactBook().set(slot(turnoutNotice, '7', '20:00'), { votersIssuedBallots: 1300 });
    expect(judged('X-9', districtSubmission(), facts)).toMatchObject([
      { fields: ['lines.votersIssued', 'turnout-notice.7.20:00:votersIssuedBallots'], expected: 1300, actual: 1400 },
    ]);
  });
});

describe('X-10', () => {
  const includedKey = { ...protocolsKey, atLeast: 2 } as const;
  const facts = () => new FactBook().set(includedKey, both);

  test('every line and contestant is the sum of the precincts', () => {
    expect(judged('X-10', districtSubmission(), facts())).toEqual([]);
    const findings = judged(
      'X-10',
      districtSubmission({ lines: { ballotsUnused: 601 }, votes: { '2': 399 } }),
      facts(),
    );
    expect(findings).toMatchObject([
      { fields: ['lines.ballotsUnused'], expected: 600, actual: 601 },
      { fields: ['votes.2'], expected: 400, actual: 399 },
    ]);
  });

  test.each(Object.keys(cleanProtocol.lines))('finds %s when it alone is wrong', (line) => {
    expect(firstFields(judged('X-10', districtSubmission({ lines: { [line]: 123_456 } }), facts()))).toEqual([
      `lines.${line}`,
    ]);
  });

  test('waits until as many protocols are in force as the district included', () => {
    const wrong = { lines: { ballotsUnused: 601 } };
    expect(judged('X-10', districtSubmission({ ...wrong, precinctsIncluded: 3 }), facts())).toEqual([]);
    expect(judged('X-10', districtSubmission(wrong), new FactBook().set(includedKey, both.slice(0, 1)))).toEqual([]);
  });

  test('a line that one protocol leaves out counts as 0 there; one that none has is not judged', () => {
    const without = { unit: '7-000002', key: 'president', values: protocol({ lines: { votesIllegal: undefined } }) };
    const some = new FactBook().set(includedKey, [
      { unit: '7-000001', key: 'president', values: protocol({ lines: { votesIllegal: 2 } }) },
      without,
    ]);
    expect(judged('X-10', districtSubmission({ lines: { votesIllegal: 2 } }), some)).toEqual([]);
    expect(judged('X-10', districtSubmission({ lines: { votesIllegal: 3 } }), some)).toHaveLength(1);
    const none = new FactBook().set(includedKey, [without, without]);
    expect(judged('X-10', districtSubmission({ lines: { votesIllegal: 3 } }), none)).toEqual([]);
  });
});

describe('X-11', () => {
  const register = (count: number) => new FactBook().set(registeredKey, count);

  test('included and void precincts are all precincts, and those of the register', () => {
    expect(judged('X-11', districtSubmission(), register(2))).toEqual([]);
    expect(judged('X-11', districtSubmission({ precinctsIncluded: 1, precinctsInvalid: 1 }), register(2))).toEqual([]);
    expect(judged('X-11', districtSubmission({ precinctsIncluded: 1 }), register(2))).toMatchObject([
      { fields: ['precinctsIncluded', 'precinctsInvalid', 'precinctsTotal'], expected: 2, actual: 1 },
    ]);
    expect(judged('X-11', districtSubmission(), register(3))).toMatchObject([
      { fields: ['precinctsTotal'], expected: 3, actual: 2 },
    ]);
  });

  test('without the register only the parts are judged', () => {
    expect(judged('X-11', districtSubmission({ precinctsTotal: 5 }))).toHaveLength(1);
    expect(only('X-11').check(districtSubmission(), noFacts)).toEqual([]);
  });
});

describe('X-12', () => {
  test.each([
    ['president', 'president+notice'],
    ['president+notice', 'president'],
  ])('%s is judged against %s when that came first', (key, other) => {
    const facts = new FactBook().set(slot(precinctProtocol, '7-000001', other), protocol());
    expect(judged('X-12', precinctSubmission(protocol(), { key }), facts)).toEqual([]);
    const changed = precinctSubmission(protocol({ lines: { ballotsInvalid: 10 }, votes: { '1': 399 } }), { key });
    expect(judged('X-12', changed, facts)).toMatchObject([
      {
        fields: ['lines.ballotsInvalid', `precinct-count-protocol.7-000001.${other}:lines.ballotsInvalid`],
        expected: 9,
        actual: 10,
      },
      { fields: ['votes.1', `precinct-count-protocol.7-000001.${other}:votes.1`], expected: 400, actual: 399 },
    ]);
  });

  test('says which number is the notice’s', () => {
    const facts = new FactBook().set(slot(precinctProtocol, '7-000001', 'president+notice'), protocol());
    const [finding] = judged('X-12', precinctSubmission(protocol({ votes: { '1': 399 } })), facts);
    expect(finding?.message).toEqual({
      uk: '№ 1 Кандидат 1: у повідомленні 400, у протоколі 399.',
      en: 'No. 1 Candidate 1: 400 in the notice, 399 in the protocol.',
    });
  });

  test('what only one of them states is not compared', () => {
    const facts = new FactBook().set(slot(precinctProtocol, '7-000001', 'president+notice'), {
      lines: { ballotsReceived: 1000 },
    });
    expect(judged('X-12', precinctSubmission(protocol()), facts)).toEqual([]);
  });

  test('holds for the district’s two documents too', () => {
    const { form, unit, values } = districtSubmission();
    const facts = new FactBook().set(slot(form, unit, 'president+notice'), values);
    expect(judged('X-12', districtSubmission({ votes: { '3': 181 } }), facts)).toMatchObject([
      { expected: 180, actual: 181 },
    ]);
  });
});

describe('X-13', () => {
  const before = protocol();

  test('a first version has nothing to name', () => {
    expect(judged('X-13', precinctSubmission(protocol()))).toEqual([]);
  });

  test('a clarified one must name what it supersedes', () => {
    const named = { supersededValues: before, clarifies: 'sample.precinct-count-protocol.7-000001.president~1' };
    expect(judged('X-13', precinctSubmission(protocol({ lines: { ballotsInvalid: 10 } }), named))).toEqual([]);
    expect(judged('X-13', precinctSubmission(protocol(), { supersededValues: before }))).toMatchObject([
      { fields: ['clarifies'], actual: null },
    ]);
  });

  test('changed votes are flagged, unless the campaign does not ask', () => {
    const changed = precinctSubmission(protocol({ votes: { '1': 399, '2': 201 } }), {
      supersededValues: before,
      clarifies: 'x',
    });
    expect(judged('X-13', changed)).toMatchObject([
      { fields: ['votes.1'], expected: 400, actual: 399 },
      { fields: ['votes.2'], expected: 200, actual: 201 },
    ]);
    expect(only('X-13', { changedVotes: false }).check(changed, noFacts)).toEqual([]);
  });
});

describe('T-1', () => {
  test.each([
    [voterListNotice, 'votersOnList', 'total'],
    [clarifiedVoterListNotice, 'votersOnList', 'total'],
    [ballotsHandedOver, 'ballotsHandedOver', 'totalHandedOver'],
  ])('%s: the total is the sum of the rows', (form, column, total) => {
    const values = (sum: number) => ({ rows: [{ [column]: 3 }, { [column]: 4 }], [total]: sum });
    const key = form === ballotsHandedOver ? 'president' : '';
    expect(judged('T-1', { form, unit: '7', key, values: values(7) })).toEqual([]);
    expect(judged('T-1', { form, unit: '7', key, values: values(8) })).toMatchObject([
      { fields: [total, 'rows'], expected: 7, actual: 8 },
    ]);
    expect(judged('T-1', { form, unit: '7', key, values: { rows: [{}], [total]: 8 } })).toEqual([]);
  });
});

describe('T-2', () => {
  test('no more precincts report than there are', () => {
    const notice = (precinctsReporting: number) => ({
      form: turnoutNotice,
      unit: '7',
      key: '11:00',
      values: { precinctsReporting, precinctsTotal: 2 },
    });
    expect(judged('T-2', notice(2))).toEqual([]);
    expect(judged('T-2', notice(3))).toMatchObject([{ expected: 2, actual: 3 }]);
  });
});
