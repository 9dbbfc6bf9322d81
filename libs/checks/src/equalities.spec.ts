import type { LineName } from '#vybory/forms';
import fc from 'fast-check';
import { noFacts } from './facts.js';
import { compileRuleSet } from './rule-set.js';
import type { FormValues } from './submission-view.js';
import { precinctSubmission, sampleCampaign } from './testing/sample-campaign.js';

/** Lines of each equality, written down apart from the relations themselves. */
const equalities: Readonly<Record<string, readonly LineName[]>> = {
  'P-1': ['ballotsReceived', 'ballotsUnused', 'votersIssued'],
  'P-2': ['votersTookPart', 'ballotsInvalid'],
  'P-3': ['votesTotal'],
  'P-4': ['votersIssued', 'votersIssuedInPremises', 'votersIssuedAtHome'],
  'P-11': ['votersTookPart', 'ballotsNotCounted'],
};
const containVotes = ['P-2', 'P-3'];
const inForm = Array.from({ length: 18 }, (_, i) => `P-${i}`);

const count = fc.integer({ min: 0, max: 5000 });

/** Lines and votes that satisfy every equality and inequality by construction. */
const consistent = fc
  .record({
    votes: fc.tuple(count, count, count),
    invalid: count,
    notCounted: count,
    atHome: count,
    unused: count,
    absent: count,
  })
  .map(({ votes, invalid, notCounted, atHome, unused, absent }) => {
    const votesTotal = votes.reduce((sum, some) => sum + some, 0);
    const tookPart = votesTotal + invalid + 1;
    const found = tookPart + notCounted;
    const issued = found + atHome;
    const lines: Record<string, number> = {
      ballotsReceived: issued + unused,
      votersOnList: issued + absent,
      votersOnHomeVotingExtract: atHome,
      ballotsUnused: unused,
      votersIssuedInPremises: found,
      votersIssuedAtHome: atHome,
      votersIssued: issued,
      ballotsNotCounted: notCounted,
      votersTookPart: tookPart,
      ballotsInvalid: invalid + 1,
      votesTotal,
      votesIllegal: 0,
    };
    const boxes = [
      { kind: 'stationary', number: 1, ballots: found },
      { kind: 'portable', number: 2, ballots: null },
    ];
    return { lines, votes: { '1': votes[0], '2': votes[1], '3': votes[2] }, boxes, drawnUpAt: '2030-03-31T23:00' };
  });

function relationsFound(ids: readonly string[], values: FormValues): readonly string[] {
  const rules = compileRuleSet(sampleCampaign(ids.map((id) => ({ id, severity: 'act' }))));
  return [...new Set(rules.check(precinctSubmission(values), noFacts).map((finding) => finding.relation))];
}

test('a protocol that satisfies every equality has no finding but what a share of it may look odd for', () => {
  // P-8 compares boxes with voters, P-14 is a share: both may rightly speak of a consistent protocol.
  const ids = inForm.filter((id) => id !== 'P-8' && id !== 'P-14');
  fc.assert(fc.property(consistent, (values) => expect(relationsFound(ids, values)).toEqual([])));
});

test('changing one line breaks exactly the equalities that contain it', () => {
  const line = fc.constantFrom(...new Set(Object.values(equalities).flat()));
  const by = fc.integer({ min: -9999, max: 9999 }).filter((change) => change !== 0);
  fc.assert(
    fc.property(consistent, line, by, (values, name, change) => {
      const lines = { ...values.lines, [name]: (values.lines[name] ?? 0) + change };
      const contain = Object.keys(equalities).filter((id) => equalities[id]?.includes(name));
      expect(relationsFound(Object.keys(equalities), { ...values, lines })).toEqual(contain);
    }),
  );
});

test('changing the votes for one contestant breaks exactly the equalities that contain the votes', () => {
  fc.assert(
    fc.property(consistent, fc.constantFrom('1', '2', '3'), fc.integer({ min: 1, max: 9999 }), (values, id, change) => {
      const votes = { ...values.votes, [id]: values.votes[id] + change };
      expect(relationsFound(Object.keys(equalities), { ...values, votes })).toEqual(containVotes);
    }),
  );
});

test('no values of any shape make the whole catalogue throw', () => {
  const anything = fc.dictionary(
    fc.constantFrom(
      'lines',
      'votes',
      'boxes',
      'linesInWords',
      'drawnUpAt',
      'membersTotal',
      'membersSigned',
      '__proto__',
    ),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(anything, (values) => {
      expect(() => relationsFound([...inForm, 'X-1', 'X-4', 'X-12', 'X-13'], values as FormValues)).not.toThrow();
    }),
  );
});
