import type { CampaignDefinition, LinearRelation, RelationUse } from '#vybory/campaigns';
import { text } from '#vybory/language';
import { noFacts } from './facts.js';
import { precinctProtocol, turnoutNotice } from './forms.js';
import { relationCatalogue } from './relation-catalogue.js';
import { relationProblems } from './relation-problems.js';
import { compileRuleSet, RuleSetError } from './rule-set.js';
import { everyRelation } from './testing/check-with.js';
import { precinctSubmission, protocol, sampleCampaign } from './testing/sample-campaign.js';

const own: LinearRelation = {
  id: 'OWN-1',
  severity: 'act',
  form: precinctProtocol,
  left: [{ line: 'votersTookPart' }],
  op: '<=',
  right: [{ line: 'ballotsReceived' }],
  text: text('Опис', 'Description'),
};

describe('which relations judge', () => {
  test('only those that the definition lists, with its severity', () => {
    const broken = precinctSubmission(protocol({ lines: { ballotsUnused: 299, votersIssuedAtHome: 19 } }));
    const rules = compileRuleSet(sampleCampaign([{ id: 'P-1', severity: 'info' }]));
    expect(rules.check(broken, noFacts)).toMatchObject([{ relation: 'P-1', severity: 'info' }]);
  });

  test('a clean protocol has no finding under the whole catalogue, and gets the shared empty list', () => {
    const rules = compileRuleSet(sampleCampaign(everyRelation()));
    const first = rules.check(precinctSubmission(protocol()), noFacts);
    expect(first).toEqual([]);
    expect(rules.check(precinctSubmission(protocol()), noFacts)).toBe(first);
  });

  test('the notice of a result is judged by the lines of its contest, as the protocol is', () => {
    const rules = compileRuleSet(sampleCampaign([{ id: 'P-1', severity: 'act' }]));
    const notice = precinctSubmission(protocol({ lines: { ballotsUnused: 299 } }), { key: 'president+notice' });
    expect(rules.check(notice, noFacts)).toHaveLength(1);
  });

  test('a form that no relation judges has no finding and no need', () => {
    const rules = compileRuleSet(sampleCampaign([{ id: 'P-1', severity: 'act' }, own]));
    const notice = { form: turnoutNotice, unit: '7', key: '11:00', values: {} };
    expect(rules.check(notice, noFacts)).toEqual([]);
    expect(rules.needs(notice)).toEqual([]);
  });
});

test('findings are sorted by relation, then by field, numbers as numbers', () => {
  const rules = compileRuleSet(
    sampleCampaign(['P-13', 'P-10', 'P-4', 'P-2', 'P-1'].map((id) => ({ id, severity: 'act' as const }))),
  );
  const values = protocol({
    lines: { ballotsUnused: 299, votersIssuedAtHome: 19, votersTookPart: 100 },
    boxes: [{ kind: 'portable', number: 1, ballots: 1, controlSheet: 2 }],
  });
  const order = rules.check(precinctSubmission(values), noFacts).map((f) => `${f.relation} ${f.fields[0] ?? ''}`);
  expect(order).toEqual([
    'P-1 lines.ballotsReceived',
    'P-2 lines.votersTookPart',
    'P-4 lines.votersIssued',
    'P-10 boxes.0.ballots',
    'P-13 votes.1',
    'P-13 votes.2',
  ]);
});

test('facts that several relations need are asked for once', () => {
  const rules = compileRuleSet(sampleCampaign(everyRelation()));
  const needs = rules.needs(precinctSubmission(protocol()));
  expect(needs.filter((need) => need.kind === 'precinct-kind')).toHaveLength(1);
  expect(needs.map((need) => need.kind).sort()).toEqual(['precinct-kind', 'row', 'row', 'row', 'slot']);
});

describe('problems of a definition', () => {
  const uses: readonly RelationUse[] = [
    { id: 'P-99', severity: 'act' },
    { id: 'P-14', severity: 'warning', params: { share: 2, limit: 1 } },
    { id: 'P-8', severity: 'act', params: { base: 'list' } },
    { id: 'P-13', severity: 'act' },
    { id: 'P-13', severity: 'error' },
    { ...own, id: 'P-1' },
    { id: 'P-16', severity: 'warning', params: { sameDate: 'yes' } },
    { id: 'P-12', severity: 'act', params: { toString: 1 } },
  ];

  test('are all told at once, each with its path and code', () => {
    expect(relationProblems({ relations: uses }).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'relations.0.id unknown-relation',
      'relations.1.params.share invalid-parameter',
      'relations.1.params.limit unknown-parameter',
      'relations.2.params.base invalid-parameter',
      'relations.4.id duplicate-relation',
      'relations.5.id relation-id-taken',
      'relations.6.params.sameDate invalid-parameter',
      'relations.7.params.toString unknown-parameter',
    ]);
  });

  test('keep a rule set from being made', () => {
    expect(() => compileRuleSet(sampleCampaign(uses))).toThrow(RuleSetError);
  });

  test('are none for the whole catalogue and a relation of its own', () => {
    expect(relationProblems({ relations: [...everyRelation(), own] })).toEqual([]);
  });
});

describe('the hash of a rule set', () => {
  const hash = (relations: readonly RelationUse[], changes: Partial<CampaignDefinition> = {}) =>
    compileRuleSet(sampleCampaign(relations, changes)).hash;
  const base: readonly RelationUse[] = [{ id: 'P-1', severity: 'act' }, { id: 'P-14', severity: 'warning' }, own];

  test('is a SHA-256 that does not depend on the order of the relations or on a default that is spelled out', () => {
    expect(hash(base)).toMatch(/^[0-9a-f]{64}$/);
    expect(hash([...base].reverse())).toBe(hash(base));
    expect(hash([base[0] ?? own, { id: 'P-14', severity: 'warning', params: { share: 0.03 } }, own])).toBe(hash(base));
  });

  test('changes with a severity, a parameter, a term, a relation or what they read', () => {
    const others = [
      hash([{ id: 'P-1', severity: 'error' }, ...base.slice(1)]),
      hash([base[0] ?? own, { id: 'P-14', severity: 'warning', params: { share: 0.05 } }, own]),
      hash([...base.slice(0, 2), { ...own, op: '<' }]),
      hash(base.slice(0, 2)),
      hash(base, { polls: { open: '08:00', close: '22:00' } }),
      hash(base, { turnoutSlots: [] }),
      hash(base, { kind: 'parliamentary' }),
      hash(base, { subjects: [{ id: 'p', kind: 'party', name: text('П', 'P') }] }),
      hash(base, { territory: [{ code: 'UA', level: 'country', name: text('У', 'U') }] }),
    ];
    expect(new Set([...others, hash(base)]).size).toBe(others.length + 1);
  });

  test('does not change with what no relation reads', () => {
    expect(hash(base, { title: text('Інша', 'Other'), bodies: [] })).toBe(hash(base));
  });
});

test('every relation of the catalogue has an id of its own, both titles, a source and a form', () => {
  expect(new Set(relationCatalogue.map((relation) => relation.id)).size).toBe(relationCatalogue.length);
  for (const { title, source, formula, judges, version } of relationCatalogue) {
    expect([title.uk, title.en, source, formula].every((words) => words.length >= 3)).toBe(true);
    expect(judges.length).toBeGreaterThan(0);
    expect(version).toBeGreaterThanOrEqual(1);
  }
});
