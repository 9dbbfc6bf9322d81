import { awaitsOutcome } from './record-outcome.js';
import { versionInForce } from './state.js';
import { act, attachActs, finding, otherValues, recordOutcome, submit, version, withdraw } from './testing/commands.js';
import { given } from './testing/given.js';

const clarified = submit({ values: otherValues, clarifies: version(1) });
const checked = (n: number) =>
  ({ type: 'SubmissionChecked', data: { submission: version(n), findings: [], ruleSetHash: 'r' } }) as const;
const registered = (n: number, number: number) =>
  ({ type: 'SubmissionRegistered', data: { submission: version(n), number } }) as const;
const acknowledged = (n: number, number: number) =>
  ({ type: 'SubmissionAcknowledged', data: { submission: version(n), number } }) as const;

describe('primary processing', () => {
  it('checks, registers, acknowledges and accepts what is in order', () => {
    given(submit())
      .when(recordOutcome(1))
      .then(
        { type: 'SubmissionChecked', data: { submission: version(1), findings: [], ruleSetHash: 'rule-set-hash' } },
        registered(1, 1),
        acknowledged(1, 1),
        { type: 'SubmissionAccepted', data: { submission: version(1) } },
      );
  });

  it('accepts with warnings', () => {
    given(submit())
      .when(recordOutcome(1, [finding('P-7', 'warning'), finding('P-8', 'info')]))
      .thenTypes('SubmissionChecked', 'SubmissionRegistered', 'SubmissionAcknowledged', 'SubmissionAccepted');
  });

  it('accepts with the acts that answer its findings, not with those that answer nothing', () => {
    const { decision } = given(submit({ acts: [act('P-1'), act('P-9')] })).when(
      recordOutcome(1, [finding('P-1', 'act'), finding('P-9', 'warning')]),
    );
    expect(decision).toMatchObject({
      events: [{}, {}, {}, { type: 'SubmissionAcceptedWithAct', data: { submission: version(1), acts: [act('P-1')] } }],
    });
  });

  it('returns what has errors or findings without an act, and names those relations once', () => {
    const findings = [finding('P-1', 'error'), finding('P-2', 'act'), finding('P-3', 'act'), finding('P-2', 'act')];
    const { decision } = given(submit({ acts: [act('P-1'), act('P-3')] })).when(recordOutcome(1, findings));
    expect(decision).toMatchObject({
      events: [
        { data: { findings } },
        {},
        {},
        { type: 'SubmissionReturned', data: { submission: version(1), relations: ['P-1', 'P-2'] } },
      ],
    });
  });

  it('does nothing the second time, whatever the outcome was', () => {
    given(submit(), recordOutcome(1)).when(recordOutcome(1)).thenReplayOf(version(1));
    given(submit(), recordOutcome(1, [finding('P-1', 'error')]))
      .when(recordOutcome(1))
      .thenReplayOf(version(1));
    given(submit(), withdraw(1), recordOutcome(1)).when(recordOutcome(1)).thenReplayOf(version(1));
    given(submit(), recordOutcome(1), clarified, recordOutcome(2)).when(recordOutcome(1)).thenReplayOf(version(1));
  });

  it('goes on from where it stands, with what was recorded then', () => {
    const rejecting = { ...recordOutcome(1, [finding('P-1', 'error')]), registrationNumber: 99 };
    const accepted = { type: 'SubmissionAccepted', data: { submission: version(1) } } as const;
    given(submit(), checked(1)).when(rejecting).then(registered(1, 99), acknowledged(1, 99), accepted);
    given(submit(), checked(1), registered(1, 5)).when(rejecting).then(acknowledged(1, 5), accepted);
    given(submit(), checked(1), registered(1, 5), acknowledged(1, 5)).when(rejecting).then(accepted);
  });

  it('registers and acknowledges what was withdrawn, but neither checks nor accepts it', () => {
    given(submit(), withdraw(1)).when(recordOutcome(1)).then(registered(1, 1), acknowledged(1, 1));
    given(submit(), checked(1), registered(1, 5), withdraw(1)).when(recordOutcome(1)).then(acknowledged(1, 5));
  });

  it('knows no submission that was never received', () => {
    given()
      .when(recordOutcome(1))
      .thenRejected('submission-unknown', { submission: version(1) });
  });
});

describe('what is in force', () => {
  it('is the clarified version once it is accepted, which names what it supersedes', () => {
    const { decision, state } = given(submit(), recordOutcome(1), clarified).when(recordOutcome(2));
    expect(decision).toMatchObject({
      events: [{}, {}, {}, { type: 'SubmissionAccepted', data: { submission: version(2), supersedes: version(1) } }],
    });
    expect(versionInForce(state)?.submission).toBe(version(2));
    expect(state.versions[0]?.status).toEqual({
      kind: 'superseded',
      by: version(2),
      was: 'accepted',
      findings: [],
      number: 1,
    });
  });

  it('stays the earlier version while the clarified one waits or is returned', () => {
    const { state } = given(submit(), recordOutcome(1), clarified).when(recordOutcome(2, [finding('P-1', 'error')]));
    expect(versionInForce(state)?.submission).toBe(version(1));
    expect(state.versions.map(({ status }) => status.kind)).toEqual(['accepted', 'returned']);
  });

  it('is the highest accepted n: an earlier version accepted in its turn never takes force back', () => {
    const { decision, state } = given(submit(), clarified, recordOutcome(2)).when(recordOutcome(1));
    expect(decision).toMatchObject({
      events: [{}, {}, {}, { type: 'SubmissionAccepted', data: { submission: version(1), supersededBy: version(2) } }],
    });
    expect(versionInForce(state)?.submission).toBe(version(2));
    expect(state.versions[0]?.status).toMatchObject({ kind: 'superseded', by: version(2), was: 'accepted' });
  });

  it('is not what was overtaken before its turn and returned in it', () => {
    const { decision, state } = given(submit(), clarified, recordOutcome(2)).when(
      recordOutcome(1, [finding('P-1', 'error')]),
    );
    expect(decision).toMatchObject({ events: [{}, {}, {}, { type: 'SubmissionReturned' }] });
    expect(state.versions[0]?.status).toMatchObject({ kind: 'superseded', by: version(2), was: 'returned' });
  });

  it('is accepted in order of arrival when both wait', () => {
    const { state } = given(submit(), clarified, recordOutcome(1)).when(recordOutcome(2));
    expect(state.versions.map(({ status }) => status.kind)).toEqual(['superseded', 'accepted']);
  });

  it('leaves a returned version superseded when its clarified version is accepted', () => {
    const { state } = given(submit(), recordOutcome(1, [finding('P-1', 'error')]), clarified).when(recordOutcome(2));
    expect(state.versions[0]?.status).toMatchObject({ kind: 'superseded', was: 'returned', number: 1 });
  });
});

describe('awaitsOutcome', () => {
  it('says whether something is left to record', () => {
    expect(awaitsOutcome(given().state, version(1))).toBe(false);
    expect(awaitsOutcome(given(submit()).state, version(1))).toBe(true);
    expect(awaitsOutcome(given(submit(), checked(1)).state, version(1))).toBe(true);
    expect(awaitsOutcome(given(submit(), recordOutcome(1)).state, version(1))).toBe(false);
    expect(awaitsOutcome(given(submit(), withdraw(1)).state, version(1))).toBe(true);
    expect(awaitsOutcome(given(submit(), withdraw(1), recordOutcome(1)).state, version(1))).toBe(false);
    const returned = given(submit(), recordOutcome(1, [finding('P-1', 'act')]), attachActs(1, [act('P-1')]));
    expect(awaitsOutcome(returned.state, version(1))).toBe(false);
  });
});
