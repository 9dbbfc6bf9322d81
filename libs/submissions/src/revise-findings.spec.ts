import type { Finding } from '#vybory/checks';
import type { ClosedFinding, FindingsRevised } from './events.js';
import {
  act,
  attachActs,
  finding,
  otherValues,
  recordOutcome,
  reviseFindings,
  submit,
  version,
  withdraw,
} from './testing/commands.js';
import { given } from './testing/given.js';

const clarified = submit({ values: otherValues, clarifies: version(1) });
const again = (one: Finding, mutual = false) => ({ finding: one, mutual });
const told = ({ relation, fields, expected, actual }: Finding): ClosedFinding => ({
  relation,
  fields,
  expected,
  actual,
});
const revised = (n: number, opened: readonly Finding[], closed: readonly Finding[]): FindingsRevised => ({
  type: 'FindingsRevised',
  data: {
    ...{ submission: version(n), opened, closed: closed.map(told) },
    ...{ because: version(99), ruleSetHash: 'rule-set-hash' },
  },
});
const error = finding('P-1', 'error');
const owesAct = finding('P-2', 'act');
const warning = finding('P-4', 'warning');

describe('a version that is judged again', () => {
  it('has what no longer holds closed, and what is new opened', () => {
    given(submit(), recordOutcome(1, [warning]))
      .when(reviseFindings(1, [again(owesAct)]))
      .then(revised(1, [owesAct], [warning]));
  });

  it('keeps findings of relations that were not judged', () => {
    const inner = finding('P-9', 'warning');
    const { state } = given(submit(), recordOutcome(1, [inner, warning])).when(reviseFindings(1, []));
    expect(state.versions[0]?.status).toMatchObject({ kind: 'accepted', findings: [inner] });
  });

  it('is left alone when it is found as it was, whatever the words', () => {
    const otherWords = { ...warning, message: { uk: 'Інакше.', en: 'Otherwise.' } };
    given(submit(), recordOutcome(1, [warning]))
      .when(reviseFindings(1, [again(otherWords)]))
      .thenReplayOf(version(1));
    given(submit(), recordOutcome(1)).when(reviseFindings(1, [])).thenReplayOf(version(1));
  });

  it('stays accepted, whatever is found', () => {
    const { state } = given(submit(), recordOutcome(1)).when(reviseFindings(1, [again(error), again(owesAct)]));
    expect(state.versions[0]?.status).toMatchObject({ kind: 'accepted', findings: [error, owesAct] });
    expect(state.inForce).toBe(version(1));
  });

  it('is accepted when it was returned for nothing else', () => {
    given(submit(), recordOutcome(1, [error, warning]))
      .when(reviseFindings(1, [again(warning)]))
      .then(revised(1, [], [error]), { type: 'SubmissionAccepted', data: { submission: version(1) } });
  });

  it('is accepted with the acts that answer the rest', () => {
    given(submit({ acts: [act('P-2')] }), recordOutcome(1, [error, owesAct]))
      .when(reviseFindings(1, [again(owesAct)]))
      .then(revised(1, [], [error]), {
        type: 'SubmissionAcceptedWithAct',
        data: { submission: version(1), acts: [act('P-2')] },
      });
  });

  it('supersedes what was in force until then', () => {
    given(submit(), recordOutcome(1), clarified, recordOutcome(2, [error]))
      .when(reviseFindings(2, []))
      .then(revised(2, [], [error]), {
        type: 'SubmissionAccepted',
        data: { submission: version(2), supersedes: version(1) },
      });
  });

  it('owes answers to what is open now, as long as it is returned', () => {
    const { state } = given(submit(), recordOutcome(1, [error, owesAct])).when(reviseFindings(1, [again(owesAct)]));
    expect(state.versions[0]?.status).toMatchObject({ kind: 'returned', relations: ['P-2'], findings: [owesAct] });
    given(submit(), recordOutcome(1, [error, owesAct]), reviseFindings(1, [again(owesAct)]))
      .when(attachActs(1, [act('P-2')]))
      .thenTypes('DiscrepancyActsAttached', 'SubmissionAcceptedWithAct');
  });
});

describe('a mutual relation, whose other side speaks for itself', () => {
  it('opens nothing where nothing stood', () => {
    given(submit(), recordOutcome(1))
      .when(reviseFindings(1, [again(error, true)]))
      .thenReplayOf(version(1));
  });

  it('tells the new numbers where an old finding stood', () => {
    const now = { ...warning, expected: 8 };
    const elsewhere = { ...now, fields: ['votes.1'] };
    given(submit(), recordOutcome(1, [warning]))
      .when(reviseFindings(1, [again(now, true), again(elsewhere, true)]))
      .then(revised(1, [now], [warning]));
  });

  it('tells all of what was returned, which nobody has been compared with', () => {
    given(submit(), recordOutcome(1, [error]))
      .when(reviseFindings(1, [again(owesAct, true)]))
      .then(revised(1, [owesAct], [error]));
  });
});

describe('what is not judged again', () => {
  it.each([
    ['nobody has judged yet', [submit()], 1],
    ['was withdrawn', [submit(), recordOutcome(1, [error]), withdraw(1)], 1],
    ['was clarified', [submit(), recordOutcome(1, [error]), clarified], 1],
    ['was superseded', [submit(), recordOutcome(1, [warning]), clarified, recordOutcome(2)], 1],
  ] as const)('is what %s', (_, history, n) => {
    given(...history)
      .when(reviseFindings(n, [again(owesAct)]))
      .thenReplayOf(version(n));
  });

  it('is what is not there', () => {
    given(submit()).when(reviseFindings(2)).thenRejected('submission-unknown', {});
  });
});
