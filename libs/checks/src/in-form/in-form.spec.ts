import { canonicalJson } from '#vybory/canonical-json';
import fc from 'fast-check';
import { noFacts, FactBook } from '../facts.js';
import type { FormValues } from '../submission-view.js';
import { everyRelation, only } from '../testing/check-with.js';
import { protocolExamples } from '../testing/examples/protocol-examples.js';
import {
  cleanProtocol,
  districtSubmission,
  precinctSubmission,
  protocol,
  sampleCampaign,
  sampleLines,
} from '../testing/sample-campaign.js';
import { compileRuleSet } from '../rule-set.js';
import type { LineUse } from '#vybory/campaigns';
import { text } from '#vybory/language';

type Params = Readonly<Record<string, number | string | boolean>>;

function findings(id: string, values: FormValues, params?: Params) {
  return only(id, params).check(precinctSubmission(values), noFacts);
}

describe.each(protocolExamples)('$id', ({ id, holds, broken, finds, missing, params }) => {
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

describe('whatever is zero or not stated', () => {
  const count = fc.option(fc.constantFrom(0, 1, 7, 1000), { nil: undefined });
  const counts = (names: readonly string[]) => fc.record(Object.fromEntries(names.map((name) => [name, count])));
  const rules = compileRuleSet(sampleCampaign(everyRelation().filter(({ id }) => /^[PX]-/.test(id))));

  test('is divided by nowhere: no finding says NaN or infinity', () => {
    fc.assert(
      fc.property(counts(Object.keys(cleanProtocol.lines)), counts(['1', '2', '3']), (lines, votes) => {
        for (const submission of [
          precinctSubmission(protocol({ lines, votes })),
          districtSubmission({ lines, votes }),
        ]) {
          const facts = new FactBook().set({ kind: 'precinct-kind', precinct: '7-000001' }, 'ordinary');
          for (const finding of rules.check(submission, facts)) {
            expect(canonicalJson(finding as never)).not.toMatch(/NaN|Infinity|∞|undefined/);
          }
        }
      }),
    );
  });
});

test('the sample has every line that the relations speak of here', () => {
  expect(sampleLines).toHaveLength(Object.keys(protocol().lines ?? {}).length);
});
