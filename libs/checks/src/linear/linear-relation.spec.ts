import type { LinearRelation } from '#vybory/campaigns';
import { text } from '#vybory/language';
import { noFacts } from '../facts.js';
import { precinctProtocol } from '../forms.js';
import { compileRuleSet } from '../rule-set.js';
import type { FormValues } from '../submission-view.js';
import { precinctSubmission, protocol, sampleCampaign } from '../testing/sample-campaign.js';

function judged(relation: Partial<LinearRelation>, values: FormValues = protocol()) {
  const added: LinearRelation = {
    id: 'OWN-1',
    severity: 'act',
    form: precinctProtocol,
    left: [{ line: 'votersTookPart' }],
    op: '<=',
    right: [{ line: 'ballotsReceived' }],
    text: text('Взяли участь не більше, ніж одержано бюлетенів.', 'No more took part than ballots were received.'),
    ...relation,
  };
  return compileRuleSet(sampleCampaign([added])).check(precinctSubmission(values), noFacts);
}

test('a relation that a definition adds is judged, and said with its own text and the figures', () => {
  expect(judged({})).toEqual([]);
  const [finding] = judged({}, protocol({ lines: { votersTookPart: 1010 } }));
  expect(finding).toMatchObject({
    relation: 'OWN-1',
    severity: 'act',
    fields: ['lines.votersTookPart', 'lines.ballotsReceived'],
    expected: 1000,
    actual: 1010,
  });
  expect(finding?.message.en).toBe(
    'No more took part than ballots were received: line 9 (“Label of votersTookPart”) = 1,010, and line 1 (“Label of ballotsReceived”) = 1,000. The first may not exceed the second; the excess is 10.',
  );
});

test.each([
  { op: '=', breaks: [699, 701] },
  { op: '<=', breaks: [701] },
  { op: '<', breaks: [700, 701] },
  { op: '>=', breaks: [699] },
  { op: '>', breaks: [699, 700] },
] as const)('$op against a constant', ({ op, breaks }) => {
  const found = [699, 700, 701].filter(
    (value) => judged({ op, right: [{ constant: 700 }] }, protocol({ lines: { votersTookPart: value } })).length > 0,
  );
  expect(found).toEqual(breaks);
});

test('factors, signs and constants take part and are shown', () => {
  const [finding] = judged({
    left: [{ line: 'votersTookPart', times: 2 }],
    op: '=',
    right: [{ votes: 'sum' }, { line: 'ballotsInvalid', times: -1 }, { constant: -1 }],
  });
  expect(finding).toMatchObject({ actual: 1398, expected: 680 });
  expect(finding?.message.en).toContain(
    '2 × line 9 (“Label of votersTookPart”) = 1,398, and votes for all candidates − line 10 − 1 = 690 − 9 − 1 = 680.',
  );
});

test('fractional factors neither find a breach by rounding nor show it', () => {
  const share: Partial<LinearRelation> = {
    left: [{ line: 'votesIllegal' }],
    right: [{ line: 'votersOnList', times: 0.29 }],
  };
  expect(judged(share, protocol({ lines: { votersOnList: 100, votesIllegal: 29 } }))).toEqual([]);
  expect(judged(share, protocol({ lines: { votersOnList: 100, votesIllegal: 30 } }))).toMatchObject([{ expected: 29 }]);
});

test('boxes are summed by kind', () => {
  const sum = (boxes: 'all' | 'stationary' | 'portable') =>
    judged({ left: [{ boxes }], op: '=', right: [{ constant: -1 }] }).map((finding) => finding.actual);
  expect([sum('all'), sum('stationary'), sum('portable')]).toEqual([[700], [680], [20]]);
});

describe('missing values', () => {
  const two: Partial<LinearRelation> = {
    left: [{ line: 'votersIssuedInPremises' }, { line: 'votersIssuedAtHome' }],
    op: '=',
    right: [{ constant: 700 }],
  };
  const one = protocol({ lines: { votersIssuedAtHome: undefined } });
  const none = protocol({ lines: { votersIssuedAtHome: undefined, votersIssuedInPremises: undefined } });

  test('skip-any, the default, does not judge when any is missing', () => {
    expect(judged(two, one)).toEqual([]);
    expect(judged({ ...two, missing: 'skip-any' }, one)).toEqual([]);
  });

  test('skip-all judges unless all are missing', () => {
    const [finding] = judged({ ...two, missing: 'skip-all' }, one);
    expect(finding).toMatchObject({ actual: 680, expected: 700 });
    expect(finding?.message.uk).toContain('680 + 0 (не зазначено) = 680');
    expect(judged({ ...two, missing: 'skip-all' }, none)).toEqual([]);
  });

  test('never takes a missing value for 0', () => {
    expect(judged({ ...two, missing: 'never' }, none)).toMatchObject([{ actual: 0, expected: 700 }]);
  });

  test('boxes of which none has a number are missing; beside numbered ones a blank box is empty', () => {
    const boxes: Partial<LinearRelation> = { left: [{ boxes: 'all' }], op: '=', right: [{ constant: 7 }] };
    const blank = { kind: 'portable', number: 1, ballots: null };
    expect(judged(boxes, protocol({ boxes: [] }))).toEqual([]);
    expect(judged(boxes, protocol({ boxes: [blank] }))).toEqual([]);
    expect(judged(boxes, protocol({ boxes: [blank, { kind: 'stationary', number: 2, ballots: 8 }] }))).toMatchObject([
      { actual: 8 },
    ]);
  });
});

test('values of another shape are not stated, never an exception', () => {
  for (const values of [{}, { lines: null }, { lines: [1, 2] }, { lines: { votersTookPart: '701' } }, { lines: 7 }]) {
    expect(judged({}, values)).toEqual([]);
  }
});
