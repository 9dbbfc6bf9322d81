import type { FormKey } from '#vybory/forms';
import { submissionId } from '../slot.js';
import { otherValues, submit, version, withdraw } from '../testing/commands.js';
import { given, newEvents } from '../testing/given.js';
import { carrierCase, closeCase, enterPaper, enterPaperAgain, explainDifference } from '../testing/paper-commands.js';

const differing = enterPaper({ values: otherValues });
const differences = [{ path: 'lines.votersIssued', electronic: 10, paper: 9 }];
const pair = { electronic: version(1), paper: version(2) };

describe('the carriers of a slot', () => {
  it('agree when both say the same, whichever came second', () => {
    const { decision } = given(submit()).when(enterPaper());
    expect(newEvents(decision).at(-1)).toEqual({ type: 'CarriersAgreed', data: { ...pair, compare: {} } });
    const other = given(enterPaper()).when(submit());
    expect(newEvents(other.decision).at(-1)).toEqual({
      type: 'CarriersAgreed',
      data: { electronic: version(2), paper: version(1), compare: {} },
    });
  });

  it('open a case when they differ, line by line', () => {
    const { decision } = given(submit()).when(differing);
    expect(newEvents(decision).at(-1)).toEqual({
      type: 'CarrierDifferenceOpened',
      data: { case: carrierCase(1), ...pair, compare: {}, differences },
    });
  });

  it('are compared row by row, by the key that the form declares', () => {
    const slot = { campaign: 'test', form: 'election-fund-receipts' as FormKey, unit: 'UA', key: 'party-1+2002-02-28' };
    const receipts = ['1', '2'].map((documentNo) => ({ receivedAt: '2002-02-20', documentNo, donor: 'Бойко' }));
    const electronic = submit({ slot, values: { receipts } });
    const paper = { ...enterPaper({ values: { receipts: receipts.slice(1) } }), slot };
    const { decision } = given(electronic).when(paper);
    expect(newEvents(decision).at(-1)).toMatchObject({
      type: 'CarrierDifferenceOpened',
      data: { differences: [{ path: 'receipts["2002-02-20|1|Бойко"]', electronic: receipts[0] }] },
    });
    const clarified = submit({ slot, values: { receipts: receipts.slice(1) }, clarifies: submissionId(slot, 1) });
    expect(newEvents(given(electronic).when(clarified).decision).at(-1)).toMatchObject({
      data: { changes: [{ path: 'receipts["2002-02-20|1|Бойко"]', before: receipts[0] }] },
    });
  });

  it('are compared by the policy that held when the paper was entered', () => {
    const { decision } = given(submit()).when({ ...differing, compare: { only: ['votes'] } });
    expect(newEvents(decision).at(-1)).toMatchObject({
      type: 'CarriersAgreed',
      data: { compare: { only: ['votes'] } },
    });
  });

  it('are compared only when the paper is confirmed', () => {
    const double = enterPaper({ doubleEntry: true, values: otherValues });
    given(submit()).when(double).thenTypes('PaperEntered');
    given(submit(), double)
      .when(enterPaperAgain(1, 'second', otherValues))
      .thenTypes('PaperConfirmed', 'SubmissionReceived', 'CarrierDifferenceOpened');
  });
});

describe('a difference between the carriers', () => {
  const opened = given(submit(), differing);

  it('is explained, as often as need be, and closed by somebody else', () => {
    const explained = given(submit(), differing, explainDifference(1, 'first'));
    explained.when(explainDifference(1, 'first')).thenReplayOf(carrierCase(1));
    explained.when(explainDifference(1, 'second', 'more')).thenTypes('CarrierDifferenceExplained');
    explained.when(closeCase(1, 'first')).thenRejected('same-person', { of: carrierCase(1), person: 'first' });
    explained.when(closeCase(1, 'second')).then({
      type: 'CarrierDifferenceClosed',
      data: { case: carrierCase(1), person: 'second', conclusion: 'the copy is bad' },
    });
  });

  it('is not closed unexplained', () => {
    opened.when(closeCase(1)).thenRejected('case-not-explained', { case: carrierCase(1), status: 'open' });
  });

  it('is clarified by the electronic side: what counts changes only then', () => {
    const { decision, state } = opened.when(submit({ values: otherValues, clarifies: version(1) }));
    expect(newEvents(decision).slice(2)).toEqual([
      {
        type: 'CarrierDifferenceClarified',
        data: { case: carrierCase(1), by: 'electronic', submission: version(3) },
      },
      { type: 'CarriersAgreed', data: { electronic: version(3), paper: version(2), compare: {} } },
    ]);
    expect(state.cases.map(({ status }) => status)).toEqual([{ kind: 'clarified', by: 'electronic' }]);
  });

  it('is clarified by the paper side, and another one opens when they still differ', () => {
    const corrected = { lines: { votersIssued: 8, votersTookPart: 9 }, votes: { '1': 5, '2': 4 } };
    const { decision } = opened.when(enterPaper({ incomingNumber: '18', clarifies: version(2), values: corrected }));
    expect(newEvents(decision).slice(-2)).toEqual([
      { type: 'CarrierDifferenceClarified', data: { case: carrierCase(1), by: 'paper', submission: version(3) } },
      {
        type: 'CarrierDifferenceOpened',
        data: {
          ...{ case: carrierCase(2), electronic: version(1), paper: version(3), compare: {} },
          differences: [{ path: 'lines.votersIssued', electronic: 10, paper: 8 }],
        },
      },
    ]);
  });

  it('is clarified when a side is taken back', () => {
    const { decision } = opened.when(withdraw(2, 'another precinct’s', 'secretariat'));
    expect(newEvents(decision).at(-1)).toEqual({
      type: 'CarrierDifferenceClarified',
      data: { case: carrierCase(1), by: 'paper' },
    });
  });

  it('stands anew when what clarified it is taken back', () => {
    const clarified = given(submit(), differing, submit({ values: otherValues, clarifies: version(1) }));
    const { state } = clarified.when(withdraw(3));
    expect(state.cases.map(({ status }) => status.kind)).toEqual(['clarified', 'open']);
    expect(state.cases[1]).toMatchObject({ ...pair, differences });
  });

  it('is noted as closed after it was clarified, and nothing is done to it after that', () => {
    const closed = given(
      submit(),
      differing,
      submit({ values: otherValues, clarifies: version(1) }),
      closeCase(1, 'first'),
    );
    closed.when(closeCase(1, 'first')).thenReplayOf(carrierCase(1));
    closed.when(closeCase(1, 'second')).thenRejected('case-settled', { case: carrierCase(1), status: 'closed' });
    closed.when(explainDifference(1)).thenRejected('case-settled', { status: 'closed' });
  });

  it('is known by its id only', () => {
    opened.when(closeCase(2)).thenRejected('case-unknown', { case: carrierCase(2) });
    opened.when(explainDifference(2)).thenRejected('case-unknown', { case: carrierCase(2) });
  });
});
