import type { JsonValue } from '#vybory/canonical-json';
import { findForm } from '../../catalogue.js';
import { exampleOf } from '../../example.js';

type Values = Readonly<Record<string, JsonValue>>;

const report = findForm('local-elections-report') ?? fail();
const example = exampleOf(report);
const [held] = example.localReferendums as readonly Values[];
const results = ['votersOnList', 'votersIssued', 'votersTookPart', 'ballotsInvalid', 'votesYes', 'votesNo'];

function errorsFor(referendum: Values): readonly string[] {
  return report
    .validateShape({ ...example, localReferendums: [referendum] })
    .map(({ path, code }) => `${path.replace('localReferendums.0.', '')}: ${code}`);
}

describe('a local referendum', () => {
  it('that was only called has no results yet', () => {
    const called = Object.fromEntries(
      Object.entries({ ...held, stage: 'called' }).filter(([name]) => !results.includes(name)),
    );
    expect(errorsFor(called)).toEqual([]);
    expect(errorsFor({ ...held, stage: 'called' })).toEqual(results.map((name) => `${name}: not-applicable`));
  });

  it('that was held owes all of its results', () => {
    const without = Object.fromEntries(Object.entries(held ?? {}).filter(([name]) => !results.includes(name)));
    expect(errorsFor(without)).toEqual(results.map((name) => `${name}: missing-field`));
  });
});

test('a report may speak of one kind of event only', () => {
  expect(report.validateShape({ reportAsOf: '2024-04-01T10:00', localReferendums: [held] })).toEqual([]);
});

function fail(): never {
  throw new Error('the catalogue has no such form');
}
