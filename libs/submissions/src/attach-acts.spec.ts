import { act, attachActs, finding, otherValues, recordOutcome, submit, version, withdraw } from './testing/commands.js';
import { given } from './testing/given.js';

const returned = [submit(), recordOutcome(1, [finding('P-1', 'act'), finding('P-2', 'act')])] as const;

describe('acts attached to a returned submission', () => {
  it('accept it in the same decision when they answer every finding', () => {
    const acts = [act('P-1'), act('P-2')];
    given(...returned)
      .when(attachActs(1, acts))
      .then(
        { type: 'DiscrepancyActsAttached', data: { submission: version(1), acts } },
        { type: 'SubmissionAcceptedWithAct', data: { submission: version(1), acts } },
      );
  });

  it('leave it returned while a finding is not answered, and accept it with all of them in the end', () => {
    given(...returned)
      .when(attachActs(1, [act('P-1')]))
      .thenTypes('DiscrepancyActsAttached');
    given(...returned, attachActs(1, [act('P-1')]))
      .when(attachActs(1, [act('P-2')]))
      .then(
        { type: 'DiscrepancyActsAttached', data: { submission: version(1), acts: [act('P-2')] } },
        { type: 'SubmissionAcceptedWithAct', data: { submission: version(1), acts: [act('P-1'), act('P-2')] } },
      );
  });

  it('count together with those that were sent with it', () => {
    given(submit({ acts: [act('P-1')] }), recordOutcome(1, [finding('P-1', 'act'), finding('P-2', 'act')]))
      .when(attachActs(1, [act('P-2')]))
      .thenTypes('DiscrepancyActsAttached', 'SubmissionAcceptedWithAct');
  });

  it('never answer an error', () => {
    given(submit(), recordOutcome(1, [finding('P-1', 'act'), finding('P-2', 'error')]))
      .when(attachActs(1, [act('P-1')]))
      .thenTypes('DiscrepancyActsAttached');
    given(submit(), recordOutcome(1, [finding('P-2', 'error')]))
      .when(attachActs(1, [act('P-2')]))
      .thenRejected('act-answers-nothing', { unanswering: ['P-2'], answerable: [] });
  });

  it('are refused when they answer nothing that it was returned for: a slip of the pen', () => {
    given(...returned)
      .when(attachActs(1, [act('P-1'), act('P-12')]))
      .thenRejected('act-answers-nothing', { unanswering: ['P-12'], answerable: ['P-1', 'P-2'] });
  });

  it('take force from the version that stood before', () => {
    const clarified = submit({ values: otherValues, clarifies: version(1) });
    const { decision } = given(submit(), recordOutcome(1), clarified, recordOutcome(2, [finding('P-1', 'act')])).when(
      attachActs(2, [act('P-1')]),
    );
    expect(decision).toMatchObject({ events: [{}, { data: { submission: version(2), supersedes: version(1) } }] });
  });

  it('sent again change nothing, before and after they made it accepted', () => {
    given(...returned, attachActs(1, [act('P-1')]))
      .when(attachActs(1, [act('P-1')]))
      .thenReplayOf(version(1));
    const all = attachActs(1, [act('P-1'), act('P-2')]);
    given(...returned, all)
      .when(all)
      .thenReplayOf(version(1));
  });

  it('are recorded once when one request names the same act twice', () => {
    given(...returned)
      .when(attachActs(1, [act('P-1'), act('P-1')]))
      .then({ type: 'DiscrepancyActsAttached', data: { submission: version(1), acts: [act('P-1')] } });
  });

  it.each([
    ['explanation', { ...act('P-1'), explanation: 'other words' }],
    ['number', { ...act('P-1'), number: '2' }],
    ['date', { ...act('P-1'), date: '2019-04-01' }],
  ])('are other acts when their %s differs', (_, other) => {
    given(...returned, attachActs(1, [act('P-1')]))
      .when(attachActs(1, [other]))
      .then({ type: 'DiscrepancyActsAttached', data: { submission: version(1), acts: [other] } });
  });
});

describe('acts are refused', () => {
  it.each([
    ['received', [submit()]],
    ['accepted', [submit(), recordOutcome(1)]],
    ['withdrawn', [submit(), withdraw(1)]],
    [
      'superseded',
      [submit(), recordOutcome(1), submit({ values: otherValues, clarifies: version(1) }), recordOutcome(2)],
    ],
  ])('for a version that is %s', (status, history) => {
    given(...history)
      .when(attachActs(1, [act('P-1')]))
      .thenRejected('not-returned', { submission: version(1), status });
  });

  it('for one that is accepted with other acts', () => {
    given(...returned, attachActs(1, [act('P-1'), act('P-2')]))
      .when(attachActs(1, [act('P-3')]))
      .thenRejected('not-returned', { status: 'accepted-with-act' });
  });

  it('for a returned version that a clarified one follows, until that one is withdrawn', () => {
    const clarified = submit({ values: otherValues, clarifies: version(1) });
    const acts = attachActs(1, [act('P-1'), act('P-2')]);
    given(...returned, clarified)
      .when(acts)
      .thenRejected('already-clarified', { standing: { submission: version(2), status: 'received' } });
    given(...returned, clarified, withdraw(2))
      .when(acts)
      .thenTypes('DiscrepancyActsAttached', 'SubmissionAcceptedWithAct');
  });

  it('from another body, and for what was never received', () => {
    given(...returned)
      .when(attachActs(1, [act('P-1')], 'another-body'))
      .thenRejected('submission-of-another-body', { submission: version(1) });
    given()
      .when(attachActs(1, [act('P-1')]))
      .thenRejected('submission-unknown', { submission: version(1) });
  });
});
