import type { SubmissionEvent } from './events.js';
import { evolve } from './evolve.js';
import { ImpossibleHistory } from './impossible-history.js';
import { initialState } from './state.js';
import { finding, otherValues, recordOutcome, submit, values, version, withdraw } from './testing/commands.js';
import { given, newEvents, type HistoryStep } from './testing/given.js';

const clarified = submit({ values: otherValues, clarifies: version(1) });

describe('what a slot keeps in memory', () => {
  const kept = (...history: readonly HistoryStep[]) => [...given(...history).state.comparable];

  it('is the values that a clarification would be compared with, now or after a withdrawal', () => {
    expect(kept(submit())).toEqual([[1, values]]);
    expect(kept(submit(), recordOutcome(1), clarified)).toEqual([
      [1, values],
      [2, otherValues],
    ]);
    expect(kept(submit(), recordOutcome(1), clarified, recordOutcome(2))).toEqual([[2, otherValues]]);
    expect(kept(submit(), recordOutcome(1), clarified, withdraw(2))).toEqual([[1, values]]);
    expect(kept(submit(), withdraw(1))).toEqual([]);
  });
});

describe('a history that the decider cannot have made', () => {
  const submission = version(1);
  const accepted: SubmissionEvent = { type: 'SubmissionAccepted', data: { submission } };
  const returned: SubmissionEvent = { type: 'SubmissionReturned', data: { submission, relations: [] } };
  const acts: SubmissionEvent = { type: 'DiscrepancyActsAttached', data: { submission, acts: [] } };
  const processed = newEvents(given(submit()).when(recordOutcome(1)).decision);
  const [checked, registered, acknowledged] = processed;

  it.each([
    ['a step for what was never received', given().state, accepted],
    ['acceptance before acknowledgement', given(submit()).state, accepted],
    ['return before acknowledgement', given(submit()).state, returned],
    ['registration before the check', given(submit()).state, registered],
    ['acknowledgement before registration', given(submit()).state, acknowledged],
    ['a second check', given(submit(), recordOutcome(1)).state, checked],
    ['acts for what is accepted', given(submit(), recordOutcome(1)).state, acts],
    [
      'a clarification after processing',
      given(submit(), recordOutcome(1)).state,
      {
        type: 'SubmissionClarified',
        data: { submission, supersedes: submission, changes: [] },
      } satisfies SubmissionEvent,
    ],
    [
      'a second withdrawal',
      given(submit(), withdraw(1)).state,
      {
        type: 'SubmissionWithdrawn',
        data: { submission, reason: '' },
      } satisfies SubmissionEvent,
    ],
    ['a second return', given(submit(), recordOutcome(1, [finding('P-1', 'error')])).state, returned],
  ])('stops the reader: %s', (_, state, event) => {
    if (event === undefined) throw new Error('the example has no event');
    expect(() => evolve(state, event)).toThrow(ImpossibleHistory);
  });

  it('stops the reader: a withdrawal of what is accepted or superseded', () => {
    const withdrawal: SubmissionEvent = { type: 'SubmissionWithdrawn', data: { submission, reason: '' } };
    for (const history of [
      [submit(), recordOutcome(1)],
      [submit(), recordOutcome(1), clarified, recordOutcome(2)],
    ]) {
      expect(() => evolve(given(...history).state, withdrawal)).toThrow(ImpossibleHistory);
    }
  });

  it('stops the reader: a gap or a repetition in the versions', () => {
    const [received] = newEvents(given().when(submit()).decision);
    if (received === undefined) throw new Error('nothing was received');
    expect(() => evolve(given(submit()).state, received)).toThrow(ImpossibleHistory);
    const [second] = newEvents(given(submit()).when(clarified).decision);
    if (second === undefined) throw new Error('nothing was received');
    expect(() => evolve(initialState, second)).toThrow(ImpossibleHistory);
  });
});
