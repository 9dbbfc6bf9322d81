import { contentOf } from '../content.js';
import type { SlotDecision } from '../decide.js';
import { versionInForce, standingVersion } from '../state.js';
import {
  body,
  finding,
  otherValues,
  recordOutcome,
  slot,
  submit,
  values,
  version,
  withdraw,
} from '../testing/commands.js';
import { given, newEvents } from '../testing/given.js';
import {
  enterPaper,
  enterPaperAgain,
  entry,
  paper,
  resolvePaper,
  withdrawPaperEntry,
} from '../testing/paper-commands.js';

const double = enterPaper({ doubleEntry: true });

describe('a paper that one registrar enters', () => {
  it('stands at once, as a version of its slot with all that is known of the sheet', () => {
    const document = { ...paper(), scan: `sha256:${'a'.repeat(64)}` };
    const { decision } = given().when({ ...enterPaper(), document });
    expect(decision).toMatchObject({
      events: [
        {
          type: 'PaperEntered',
          data: { entry: entry(1), slot, body, registrar: 'secretariat', person: 'first', document, values },
        },
        { type: 'PaperConfirmed', data: { entry: entry(1), submission: version(1), enteredBy: ['first'] } },
        {
          type: 'SubmissionReceived',
          data: {
            ...{ submission: version(1), slot, n: 1, body, channel: 'post', values },
            contentHash: contentOf({ slot, values }).hash,
            paper: { ...document, entry: entry(1), registrar: 'secretariat', enteredBy: ['first'] },
          },
        },
      ],
    });
  });

  it('names the files of the reading that was confirmed', () => {
    const file = (digit: string) => ({
      hash: `sha256:${digit.repeat(64)}`,
      size: 1,
      mediaType: 'application/pdf',
      name: digit,
    });
    const [read, decided] = [[file('1')], [file('2')]];
    const filesOf = (decision: SlotDecision) =>
      newEvents(decision).flatMap(({ type, data }) =>
        type === 'SubmissionReceived' ? [(data as { attachments?: unknown }).attachments] : [],
      );
    const sent = { ...double, attachments: read };
    expect(filesOf(given().when({ ...sent, doubleEntry: false }).decision)).toEqual([read]);
    expect(filesOf(given(sent).when(enterPaperAgain(1)).decision)).toEqual([read]);
    const disputed = given(sent, enterPaperAgain(1, 'second', otherValues));
    expect(filesOf(disputed.when({ ...resolvePaper(1), attachments: decided }).decision)).toEqual([decided]);
  });

  it('is checked, registered, acknowledged and accepted like any version, and counts while nothing else does', () => {
    const { state, thenTypes } = given(enterPaper()).when(recordOutcome(1));
    thenTypes('SubmissionChecked', 'SubmissionRegistered', 'SubmissionAcknowledged', 'SubmissionAccepted');
    expect(versionInForce(state)?.submission).toBe(version(1));
  });

  it('is refused while another paper stands, unless it clarifies that one', () => {
    const another = { incomingNumber: '18', values: otherValues };
    given(enterPaper())
      .when(enterPaper(another))
      .thenRejected('slot-taken', { clarifyWith: { clarifies: version(1) } });
    given(enterPaper())
      .when(enterPaper({ ...another, clarifies: version(1) }))
      .thenTypes('PaperEntered', 'PaperConfirmed', 'SubmissionReceived', 'SubmissionClarified');
  });

  it('may say what the paper before it said: it is another sheet', () => {
    const { decision } = given(enterPaper()).when(enterPaper({ incomingNumber: '18', clarifies: version(1) }));
    expect(newEvents(decision).at(-1)).toEqual({
      type: 'SubmissionClarified',
      data: { submission: version(2), supersedes: version(1), changes: [] },
    });
  });

  it('is entered once: its incoming number says so', () => {
    given(enterPaper())
      .when(enterPaper({ clarifies: version(1), values: otherValues }))
      .thenRejected('paper-entered-already', { entry: entry(1), incomingNumber: '17' });
    given(enterPaper(), withdraw(1))
      .when(enterPaper())
      .thenTypes('PaperEntered', 'PaperConfirmed', 'SubmissionReceived');
  });

  it('is the same entry when it is sent again with its key, and refused with other content', () => {
    const keyed = enterPaper({ idempotencyKey: 'k' });
    given(keyed).when(keyed).thenReplayOf(entry(1));
    given(keyed)
      .when(enterPaper({ idempotencyKey: 'k', values: otherValues }))
      .thenRejected('paper-entry-key-reused', { entry: entry(1) });
  });

  it('clarifies paper only, as an electronic version clarifies electronic ones only', () => {
    given(submit())
      .when(enterPaper({ clarifies: version(1) }))
      .thenRejected('clarifies-other-carrier', { clarifies: version(1), carrier: 'electronic' });
    given(enterPaper())
      .when(submit({ clarifies: version(1) }))
      .thenRejected('clarifies-other-carrier', { clarifies: version(1), carrier: 'paper' });
  });

  it('can be taken back by its body and by those who registered it, and by nobody else', () => {
    for (const by of [body, 'secretariat']) {
      const { decision } = given(enterPaper()).when(withdraw(1, 'a wrong precinct', by));
      expect(newEvents(decision)).toHaveLength(1);
    }
    given(enterPaper())
      .when(withdraw(1, 'a wrong precinct', 'media'))
      .thenRejected('submission-of-another-body', {});
    given(submit())
      .when(withdraw(1, 'a wrong precinct', 'secretariat'))
      .thenRejected('submission-of-another-body', {});
  });
});

describe('a paper that two registrars must read alike', () => {
  it('counts as nothing until it is confirmed', () => {
    const { state, thenTypes } = given().when(double);
    thenTypes('PaperEntered');
    expect(state.versions).toEqual([]);
  });

  it('stands when another person reads the same', () => {
    given(double).when(enterPaperAgain(1, 'second')).thenTypes('PaperConfirmed', 'SubmissionReceived');
    expect(given(double, enterPaperAgain(1)).state.entries[0]?.status).toEqual({
      kind: 'confirmed',
      submission: version(1),
      enteredBy: ['first', 'second'],
    });
  });

  it('is not read twice by the same person', () => {
    given(double)
      .when(enterPaperAgain(1, 'first'))
      .thenRejected('same-person', { of: entry(1), person: 'first' });
  });

  it('goes to a third person when the two read differently, and both readings stay', () => {
    given(double)
      .when(enterPaperAgain(1, 'second', otherValues))
      .then({
        type: 'PaperEntryDisputed',
        data: {
          entry: entry(1),
          person: 'second',
          values: otherValues,
          differences: [{ path: 'lines.votersIssued', first: 10, second: 9 }],
        },
      });
    const disputed = given(double, enterPaperAgain(1, 'second', otherValues));
    expect(disputed.state.versions).toEqual([]);
    disputed.when(enterPaperAgain(1, 'third')).thenRejected('second-entry-not-awaited', { status: 'disputed' });
    for (const person of ['first', 'second']) {
      disputed.when(resolvePaper(1, person)).thenRejected('same-person', { of: entry(1), person });
    }
    disputed
      .when(resolvePaper(1, 'third', otherValues))
      .thenTypes('PaperEntryResolved', 'PaperConfirmed', 'SubmissionReceived');
    const { state } = disputed.when(resolvePaper(1, 'third', otherValues));
    expect(state.entries[0]).toMatchObject({
      sent: { values },
      status: { kind: 'confirmed', enteredBy: ['first', 'second', 'third'] },
    });
    expect(state.comparable.get(1)).toEqual(otherValues);
  });

  it('needs no third person when the two agree', () => {
    given(double).when(resolvePaper(1)).thenRejected('entry-not-disputed', { status: 'entered' });
  });

  it('keeps other papers of the slot waiting, and can be given up', () => {
    given(double)
      .when(enterPaper({ incomingNumber: '18' }))
      .thenRejected('paper-entry-pending', { entry: entry(1), status: 'entered' });
    const givenUp = given(double, withdrawPaperEntry(1));
    givenUp.when(withdrawPaperEntry(1)).thenReplayOf(entry(1));
    givenUp.when(enterPaperAgain(1)).thenRejected('second-entry-not-awaited', { status: 'withdrawn' });
    givenUp.when(enterPaper()).thenTypes('PaperEntered', 'PaperConfirmed', 'SubmissionReceived');
    given(enterPaper()).when(withdrawPaperEntry(1)).thenRejected('entry-not-withdrawable', { status: 'confirmed' });
  });

  it('is known by its id only', () => {
    for (const command of [enterPaperAgain(2), resolvePaper(2), withdrawPaperEntry(2)]) {
      given(double)
        .when(command)
        .thenRejected('paper-entry-unknown', { entry: entry(2) });
    }
  });
});

describe('what counts when both carriers have come', () => {
  it('is the electronic version, whatever the paper says and whichever was accepted first', () => {
    const paperOfOther = enterPaper({ values: otherValues });
    for (const history of [
      [submit(), recordOutcome(1), paperOfOther, recordOutcome(2)],
      [submit(), paperOfOther, recordOutcome(2), recordOutcome(1)],
    ]) {
      expect(versionInForce(given(...history).state)?.submission).toBe(version(1));
    }
    expect(versionInForce(given(paperOfOther, recordOutcome(1), submit(), recordOutcome(2)).state)?.submission).toBe(
      version(2),
    );
  });

  it('stays the paper while the electronic version is returned', () => {
    const { state } = given(enterPaper(), recordOutcome(1), submit(), recordOutcome(2, [finding('P-1', 'error')]));
    expect(versionInForce(state)?.submission).toBe(version(1));
    expect(standingVersion(state, 'electronic')?.status.kind).toBe('returned');
  });

  it('says so on acceptance: the other carrier’s accepted version stands beside it', () => {
    const { decision } = given(submit(), recordOutcome(1), enterPaper()).when(recordOutcome(2));
    expect(newEvents(decision).at(-1)).toEqual({
      type: 'SubmissionAccepted',
      data: { submission: version(2), beside: version(1) },
    });
  });

  it('leaves an accepted version of the other carrier as it is', () => {
    const { state } = given(submit(), recordOutcome(1), enterPaper(), recordOutcome(2));
    expect(state.versions.map(({ status }) => status.kind)).toEqual(['accepted', 'accepted']);
    expect(state.cases).toEqual([]);
  });
});
