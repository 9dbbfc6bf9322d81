import { noFacts, FactBook } from '../facts.js';
import type { FormValues } from '../submission-view.js';
import { only } from '../testing/check-with.js';
import { precinctSubmission, protocol, sampleCampaign, sampleLines } from '../testing/sample-campaign.js';
import { compileRuleSet } from '../rule-set.js';
import type { LineUse } from '#vybory/campaigns';
import { text } from '#vybory/language';

type Params = Readonly<Record<string, number | string | boolean>>;

function findings(id: string, values: FormValues, params?: Params) {
  return only(id, params).check(precinctSubmission(values), noFacts);
}

interface Example {
  readonly id: string;
  readonly holds: FormValues;
  readonly broken: FormValues;
  /** Fields, expected and actual of the only finding. */
  readonly finds: { readonly fields: readonly string[]; readonly expected: unknown; readonly actual: unknown };
  readonly missing: FormValues;
  readonly params?: Params;
}

const words = { ballotsReceived: 'Одна тисяча' };
const portable = (ballots: number | null) => ({
  boxes: [
    { kind: 'stationary', number: 1, ballots: 680 },
    { kind: 'portable', number: 2, ballots, controlSheet: 20 },
  ],
});

const examples: readonly Example[] = [
  {
    id: 'P-0',
    holds: protocol({ linesInWords: words }),
    broken: protocol({ linesInWords: { ballotsReceived: 'сто' } }),
    finds: {
      fields: ['lines.ballotsReceived', 'linesInWords.ballotsReceived'],
      expected: 'одна тисяча',
      actual: 'сто',
    },
    missing: protocol({ lines: { ballotsReceived: undefined }, linesInWords: words }),
  },
  {
    id: 'P-1',
    holds: protocol(),
    broken: protocol({ lines: { ballotsUnused: 299 } }),
    finds: {
      fields: ['lines.ballotsReceived', 'lines.ballotsUnused', 'lines.votersIssued'],
      expected: 999,
      actual: 1000,
    },
    missing: protocol({ lines: { ballotsUnused: undefined } }),
  },
  {
    id: 'P-2',
    holds: protocol(),
    broken: protocol({ votes: { '3': 91 } }),
    finds: { fields: ['lines.votersTookPart', 'lines.ballotsInvalid', 'votes'], expected: 700, actual: 699 },
    missing: protocol({ votes: { '3': undefined } }),
  },
  {
    id: 'P-3',
    holds: protocol(),
    broken: protocol({ lines: { votesTotal: 691 } }),
    finds: { fields: ['lines.votesTotal', 'votes'], expected: 690, actual: 691 },
    missing: protocol({ lines: { votesTotal: undefined } }),
  },
  {
    id: 'P-4',
    holds: protocol(),
    broken: protocol({ lines: { votersIssuedAtHome: 19 } }),
    finds: {
      fields: ['lines.votersIssued', 'lines.votersIssuedInPremises', 'lines.votersIssuedAtHome'],
      expected: 699,
      actual: 700,
    },
    missing: protocol({ lines: { votersIssuedAtHome: undefined } }),
  },
  {
    id: 'P-5',
    holds: protocol({ lines: { votersOnList: 700 } }),
    broken: protocol({ lines: { votersOnList: 699 } }),
    finds: { fields: ['lines.votersIssued', 'lines.votersOnList'], expected: 699, actual: 700 },
    missing: protocol({ lines: { votersOnList: undefined } }),
  },
  {
    id: 'P-6',
    holds: protocol({ lines: { votersOnHomeVotingExtract: 20 } }),
    broken: protocol({ lines: { votersOnHomeVotingExtract: 19 } }),
    finds: { fields: ['lines.votersIssuedAtHome', 'lines.votersOnHomeVotingExtract'], expected: 19, actual: 20 },
    missing: protocol({ lines: { votersOnHomeVotingExtract: undefined } }),
  },
  {
    id: 'P-7',
    holds: protocol({ lines: { votersTookPart: 700 } }),
    broken: protocol({ lines: { votersTookPart: 701 } }),
    finds: { fields: ['lines.votersTookPart', 'lines.votersIssued'], expected: 700, actual: 701 },
    missing: protocol({ lines: { votersTookPart: undefined } }),
  },
  {
    id: 'P-8',
    params: { share: 0.1, base: 'issued' },
    holds: protocol({ boxes: [{ kind: 'stationary', number: 1, ballots: 770 }] }),
    broken: protocol({ boxes: [{ kind: 'stationary', number: 1, ballots: 771 }] }),
    finds: { fields: ['boxes', 'lines.votersIssued'], expected: 770, actual: 771 },
    missing: protocol({ lines: { votersIssued: undefined } }),
  },
  {
    id: 'P-9',
    holds: protocol({ lines: { votesIllegal: 69 } }),
    broken: protocol({ lines: { votesIllegal: 70, votersTookPart: 690 } }),
    finds: { fields: ['lines.votesIllegal', 'lines.votersTookPart'], expected: 69, actual: 70 },
    missing: protocol({ lines: { votesIllegal: undefined } }),
  },
  {
    id: 'P-10',
    holds: protocol(portable(20)),
    broken: protocol(portable(21)),
    finds: { fields: ['boxes.1.ballots', 'boxes.1.controlSheet'], expected: 20, actual: 21 },
    missing: protocol(portable(null)),
  },
  {
    id: 'P-11',
    holds: protocol({
      boxes: [
        { kind: 'stationary', number: 1, ballots: 700 },
        { kind: 'portable', number: 2, ballots: null },
      ],
    }),
    broken: protocol(portable(21)),
    finds: { fields: ['boxes', 'lines.votersTookPart', 'lines.ballotsNotCounted'], expected: 700, actual: 701 },
    missing: protocol({ boxes: [{ kind: 'stationary', number: 1, ballots: null }] }),
  },
  {
    id: 'P-12',
    holds: protocol({ membersSigned: 7 }),
    broken: protocol({ membersSigned: 6 }),
    finds: { fields: ['membersSigned', 'membersTotal'], expected: 7, actual: 6 },
    missing: protocol({ membersTotal: undefined, chairSigned: undefined, quorum: undefined }),
  },
  {
    id: 'P-13',
    holds: protocol({ votes: { '1': 699 } }),
    broken: protocol({ votes: { '1': 700 } }),
    finds: { fields: ['votes.1', 'lines.votersTookPart'], expected: 699, actual: 700 },
    missing: protocol({ lines: { votersTookPart: undefined } }),
  },
  {
    id: 'P-14',
    holds: protocol({ lines: { ballotsInvalid: 21, votersTookPart: 700 } }),
    broken: protocol({ lines: { ballotsInvalid: 22, votersTookPart: 700 } }),
    finds: { fields: ['lines.ballotsInvalid', 'lines.votersTookPart'], expected: 21, actual: 22 },
    missing: protocol({ lines: { votersTookPart: undefined } }),
  },
  {
    id: 'P-15',
    holds: protocol(),
    broken: protocol({ lines: { votersTookPart: 0 } }),
    finds: { fields: ['lines.votersTookPart'], expected: 1, actual: 0 },
    missing: protocol({ lines: { votersTookPart: undefined } }),
  },
  {
    id: 'P-16',
    holds: protocol({ drawnUpAt: '2030-03-31T20:00' }),
    broken: protocol({ drawnUpAt: '2030-03-31T19:59' }),
    finds: { fields: ['drawnUpAt'], expected: '2030-03-31T20:00', actual: '2030-03-31T19:59' },
    missing: protocol({ drawnUpAt: undefined }),
  },
];

describe.each(examples)('$id', ({ id, holds, broken, finds, missing, params }) => {
  test('has nothing to say when it holds', () => {
    expect(findings(id, holds, params)).toEqual([]);
  });

  test('finds its breach, with the fields and both values', () => {
    expect(findings(id, broken, params)).toMatchObject([{ relation: id, ...finds }]);
  });

  test('says it in both languages, each in its own words', () => {
    const [finding] = findings(id, broken, params);
    expect(finding?.message.uk).toMatch(/[а-яії]/);
    expect(finding?.message.en).toMatch(/[a-z]/);
    expect(finding?.message.uk).not.toBe(finding?.message.en);
    expect(`${finding?.message.uk} ${finding?.message.en}`).not.toMatch(/undefined|NaN|\[object/);
  });

  test('treats what is not stated by its strategy', () => {
    expect(findings(id, missing, params)).toEqual([]);
  });
});

describe('what a finding says', () => {
  test('names the line by number and label, and shows the sum', () => {
    const [finding] = findings(
      'P-4',
      protocol({ lines: { votersIssued: 1358, votersIssuedInPremises: 1348, votersIssuedAtHome: 9 } }),
    );
    expect(finding?.message.uk.replaceAll('\u00a0', ' ')).toBe(
      'Рядок 7 («Назва рядка votersIssued») = 1 358, а сума рядків 5 і 6 = 1 348 + 9 = 1 357. Мають бути рівні; різниця 1.',
    );
    expect(finding?.message.en).toBe(
      'Line 7 (“Label of votersIssued”) = 1,358, and the sum of lines 5 and 6 = 1,348 + 9 = 1,357. They must be equal; the difference is 1.',
    );
  });

  test('names the votes when they take part in the sum', () => {
    const [finding] = findings('P-2', protocol({ votes: { '3': 91 } }));
    expect(finding?.message.uk).toBe(
      'Рядок 9 («Назва рядка votersTookPart») = 699, а рядок 10 + голоси за всіх кандидатів = 9 + 691 = 700. Мають бути рівні; різниця 1.',
    );
  });
});

describe('lines that the law has or has not', () => {
  function withLines(...names: readonly string[]) {
    const precinctLines: readonly LineUse[] = names.map((line, i) => ({
      line,
      no: String(i + 1),
      label: text(line, line),
    }));
    const [contest] = sampleCampaign([]).contests;
    if (contest === undefined) throw new Error('the sample has a contest');
    return (id: string, values: FormValues) => {
      const campaign = sampleCampaign([{ id, severity: 'act' }], { contests: [{ ...contest, precinctLines }] });
      return compileRuleSet(campaign).check(precinctSubmission(values), noFacts);
    };
  }

  test('spoilt ballots join P-1 where the law has the line', () => {
    const check = withLines('ballotsReceived', 'ballotsUnused', 'ballotsSpoilt', 'votersIssued');
    expect(check('P-1', protocol({ lines: { ballotsUnused: 297, ballotsSpoilt: 3 } }))).toEqual([]);
    expect(check('P-1', protocol({ lines: { ballotsSpoilt: 3 } }))).toMatchObject([{ expected: 1003, actual: 1000 }]);
  });

  test('those who supported none join P-2 under the law of 2001', () => {
    const check = withLines('votersTookPart', 'ballotsInvalid', 'votersSupportedNone');
    expect(check('P-2', protocol({ lines: { votersTookPart: 704, votersSupportedNone: 5 } }))).toEqual([]);
    expect(check('P-2', protocol({ lines: { votersSupportedNone: 5 } }))).toHaveLength(1);
  });

  test('a relation whose line the law does not have is silent', () => {
    const check = withLines('ballotsReceived', 'votersIssued');
    for (const id of ['P-1', 'P-2', 'P-3', 'P-4', 'P-5', 'P-6', 'P-7', 'P-14', 'P-17']) {
      expect(check(id, protocol({ lines: { votersIssued: 5000, ballotsInvalid: 5000 } }))).toEqual([]);
    }
  });
});

describe('P-0', () => {
  test.each([1.5, -1, Number.MAX_SAFE_INTEGER + 1])('refuses %d as a count', (value) => {
    expect(findings('P-0', protocol({ lines: { ballotsInvalid: value } }))).toMatchObject([
      { fields: ['lines.ballotsInvalid'] },
    ]);
  });

  test('does not judge words in another language when the campaign says so', () => {
    expect(findings('P-0', protocol({ linesInWords: { ballotsReceived: 'tuhat' } }), { words: 'any' })).toEqual([]);
  });
});

describe('P-6', () => {
  test('judges its second part, the extract within the list, by itself', () => {
    expect(findings('P-6', protocol({ lines: { votersOnHomeVotingExtract: 991 } }))).toMatchObject([
      { fields: ['lines.votersOnHomeVotingExtract', 'lines.votersOnList'], expected: 990, actual: 991 },
    ]);
  });
});

describe('P-8', () => {
  test('takes what was counted for the ballots found when no box has a number', () => {
    const values = protocol({ boxes: undefined, lines: { votersTookPart: 800, votersIssued: 700 } });
    expect(findings('P-8', values, { base: 'issued' })).toMatchObject([
      { fields: ['lines.votersTookPart', 'lines.votersIssued'], expected: 770, actual: 801 },
    ]);
    expect(findings('P-8', protocol({ boxes: undefined }), { base: 'issued' })).toEqual([]);
  });
});

describe('P-9', () => {
  test('takes the lower limit of later laws and their base as parameters', () => {
    const values = protocol({ lines: { votesIllegal: 36 } });
    expect(findings('P-9', values)).toEqual([]);
    expect(findings('P-9', values, { share: 0.05, base: 'issued' })).toMatchObject([{ expected: 35, actual: 36 }]);
  });

  test('is found even when nobody took part, without a division', () => {
    const [finding] = findings('P-9', protocol({ lines: { votesIllegal: 3, votersTookPart: 0 } }));
    expect(finding?.message.en).not.toMatch(/Infinity|∞|NaN/);
  });
});

describe('P-12', () => {
  test('finds more signatures than members', () => {
    expect(findings('P-12', protocol({ membersSigned: 13 }))).toMatchObject([{ expected: 12, actual: 13 }]);
  });

  test('finds the officer who did not sign, unless the campaign does not ask', () => {
    const values = protocol({ secretarySigned: false });
    expect(findings('P-12', values)).toMatchObject([{ fields: ['secretarySigned'], expected: true, actual: false }]);
    expect(findings('P-12', values, { officers: false })).toEqual([]);
  });

  test('finds a sitting without a quorum', () => {
    expect(findings('P-12', protocol({ quorum: false }))).toMatchObject([{ fields: ['quorum'] }]);
  });
});

describe('P-13', () => {
  test('finds a contestant without a number', () => {
    expect(findings('P-13', protocol({ votes: { '2': undefined } }))).toMatchObject([
      { fields: ['votes.2'], expected: 'count', actual: null },
    ]);
  });

  test('finds a number for one who is struck out', () => {
    expect(findings('P-13', protocol({ votes: { '4': 0 } }))).toMatchObject([
      { fields: ['votes.4'], expected: null, actual: 0 },
    ]);
  });
});

describe('P-15 and P-17', () => {
  const kind = (of: 'ordinary' | 'special') => new FactBook().set({ kind: 'precinct-kind', precinct: '7-000001' }, of);
  const high = protocol({ lines: { votersOnList: 770, votersOnHomeVotingExtract: 200 } });

  test.each(['P-15', 'P-17'])('%s judges ordinary precincts only, and waits until the kind is known', (id) => {
    const rules = only(id);
    const submission = precinctSubmission(high);
    expect(rules.needs(submission)).toEqual([{ kind: 'precinct-kind', precinct: '7-000001' }]);
    expect(rules.check(submission, kind('ordinary'))).toHaveLength(1);
    expect(rules.check(submission, kind('special'))).toEqual([]);
    expect(rules.check(submission, noFacts)).toEqual([]);
  });

  test('P-17 has nothing to say below its share', () => {
    expect(only('P-17').check(precinctSubmission(protocol()), kind('ordinary'))).toEqual([]);
  });
});

describe('P-16', () => {
  test('judges a date without a time against the day only', () => {
    expect(findings('P-16', protocol({ drawnUpAt: '2030-03-31' }))).toEqual([]);
    expect(findings('P-16', protocol({ drawnUpAt: '2030-03-30' }))).toHaveLength(1);
  });

  test('asks for the same date only when the campaign does', () => {
    const nextDay = protocol({ drawnUpAt: '2030-04-01T03:15' });
    expect(findings('P-16', nextDay)).toEqual([]);
    expect(findings('P-16', nextDay, { sameDate: true })).toMatchObject([{ expected: '2030-03-31' }]);
  });

  test('can be told not to judge the time', () => {
    expect(findings('P-16', protocol({ drawnUpAt: '2030-03-31T10:00' }), { notBefore: 'any' })).toEqual([]);
  });
});

test('the sample has every line that the relations speak of here', () => {
  expect(sampleLines).toHaveLength(Object.keys(protocol().lines ?? {}).length);
});
