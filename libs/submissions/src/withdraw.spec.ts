import { standingVersion, versionInForce } from './state.js';
import { act, finding, otherValues, recordOutcome, submit, version, withdraw } from './testing/commands.js';
import { given } from './testing/given.js';

const clarified = submit({ values: otherValues, clarifies: version(1) });

describe('a withdrawal', () => {
  it('takes back what was received or returned, with its reason', () => {
    const event = {
      type: 'SubmissionWithdrawn',
      data: { submission: version(1), reason: 'a wrong precinct' },
    } as const;
    given(submit()).when(withdraw(1)).then(event);
    given(submit(), recordOutcome(1, [finding('P-1', 'error')]))
      .when(withdraw(1))
      .then(event);
  });

  it('of a clarified version lets the earlier one stand again, in force as it was', () => {
    const { state } = given(submit(), recordOutcome(1), clarified).when(withdraw(2));
    expect(standingVersion(state, 'electronic')?.submission).toBe(version(1));
    expect(versionInForce(state)?.submission).toBe(version(1));
    expect(state.versions).toHaveLength(2);
  });

  it('of an overtaken version leaves the clarified one standing', () => {
    const { state } = given(submit(), clarified).when(withdraw(1));
    expect(standingVersion(state, 'electronic')?.submission).toBe(version(2));
  });

  it('remembers what was done for it', () => {
    const { state } = given(submit(), recordOutcome(1, [finding('P-1', 'error')])).when(withdraw(1));
    expect(state.versions[0]?.status).toEqual({
      kind: 'withdrawn',
      reason: 'a wrong precinct',
      number: 1,
      acknowledged: true,
    });
  });

  it('is done once: the same again is a replay, another reason is refused', () => {
    given(submit(), withdraw(1)).when(withdraw(1)).thenReplayOf(version(1));
    given(submit(), withdraw(1))
      .when(withdraw(1, 'other words'))
      .thenRejected('not-withdrawable', { status: 'withdrawn' });
  });

  it.each([
    ['accepted', [submit(), recordOutcome(1)]],
    ['accepted-with-act', [submit({ acts: [act('P-1')] }), recordOutcome(1, [finding('P-1', 'act')])]],
    ['superseded', [submit(), recordOutcome(1), clarified, recordOutcome(2)]],
  ])('is refused for what is %s', (status, history) => {
    given(...history)
      .when(withdraw(1))
      .thenRejected('not-withdrawable', { submission: version(1), status });
  });

  it('is refused to another body, and for what was never received', () => {
    given(submit())
      .when(withdraw(1, 'reason', 'another-body'))
      .thenRejected('submission-of-another-body', { submission: version(1) });
    given()
      .when(withdraw(1))
      .thenRejected('submission-unknown', { submission: version(1) });
  });
});
