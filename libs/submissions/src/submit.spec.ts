import {
  act,
  attachActs,
  body,
  finding,
  otherValues,
  recordOutcome,
  slot,
  submit,
  values,
  version,
  withdraw,
} from './testing/commands.js';
import { given } from './testing/given.js';

describe('the first submission of a slot', () => {
  it('is received as version 1 with all that was sent', () => {
    const command = submit({ idempotencyKey: 'k', acts: [act('P-1')] });
    given()
      .when(command)
      .then({
        type: 'SubmissionReceived',
        data: {
          submission: version(1),
          slot,
          n: 1,
          body,
          channel: 'electronic',
          idempotencyKey: 'k',
          contentHash: command.contentHash,
          acts: [act('P-1')],
          formHash: 'form-hash',
          values,
        },
      });
  });

  it('leaves out what was not sent', () => {
    const { decision } = given().when(submit());
    expect(Object.keys(decision.ok && 'events' in decision ? decision.events[0].data : {}).sort()).toEqual([
      'body',
      'channel',
      'contentHash',
      'formHash',
      'n',
      'slot',
      'submission',
      'values',
    ]);
  });

  it('is refused while one stands, and the refusal says which, how it stands and how to clarify it', () => {
    const { decision } = given(submit(), recordOutcome(1)).when(submit({ values: otherValues }));
    expect(decision).toEqual({
      ok: false,
      rejection: {
        code: 'slot-taken',
        data: {
          standing: { submission: version(1), status: 'accepted' },
          identical: false,
          clarifyWith: { clarifies: version(1) },
        },
        message: {
          uk: `Подання вже є: ${version(1)} (стан: прийнято), але з іншим змістом. Щоб уточнити його, надішліть уточнене подання з полем "clarifies": "${version(1)}".`,
          en: `One is already there: ${version(1)} (status: accepted), with other content. To clarify it, send the clarified one with "clarifies": "${version(1)}".`,
        },
      },
    });
  });

  it('is told to be identical when it says nothing new, also in other order of members, also against a clarified version', () => {
    const sameValues = { votes: { '2': 4, '1': 5 }, lines: { votersTookPart: 9, votersIssued: 9 } };
    given(submit(), submit({ values: otherValues, clarifies: version(1) }))
      .when(submit({ values: sameValues }))
      .thenRejected('slot-taken', { standing: { submission: version(2), status: 'received' }, identical: true });
  });

  it('is not identical when it brings an act', () => {
    given(submit())
      .when(submit({ acts: [act('P-1')] }))
      .thenRejected('slot-taken', { identical: false });
  });

  it('is possible again when every version is withdrawn; n goes on counting', () => {
    const { decision } = given(submit(), withdraw(1)).when(submit());
    expect(decision).toMatchObject({ ok: true, events: [{ data: { submission: version(2), n: 2 } }] });
  });
});

describe('the idempotency key', () => {
  const first = submit({ idempotencyKey: 'k' });

  it('with the same content is a replay of what it stands for, whatever became of it', () => {
    given(first).when(first).thenReplayOf(version(1));
    given(first, recordOutcome(1)).when(first).thenReplayOf(version(1));
    given(first, withdraw(1)).when(first).thenReplayOf(version(1));
    given(first, submit({ values: otherValues, clarifies: version(1) }))
      .when(first)
      .thenReplayOf(version(1));
  });

  it('replays a clarified version too', () => {
    const clarified = submit({ values: otherValues, clarifies: version(1), idempotencyKey: 'k2' });
    given(first, clarified).when(clarified).thenReplayOf(version(2));
  });

  it('with other content is refused', () => {
    given(first)
      .when(submit({ idempotencyKey: 'k', values: otherValues }))
      .thenRejected('idempotency-key-reused', { submission: version(1) });
    given(first)
      .when(submit({ idempotencyKey: 'k', values: otherValues, clarifies: version(1) }))
      .thenRejected('idempotency-key-reused', { submission: version(1) });
  });

  it('belongs to its body: the same key of another body is another key', () => {
    given(first)
      .when(submit({ idempotencyKey: 'k', body: 'another-body' }))
      .thenRejected('slot-taken', { identical: true });
  });
});

describe('a clarified version', () => {
  const clarified = submit({ values: otherValues, clarifies: version(1) });

  it('is received and names what it supersedes, with the difference line by line', () => {
    given(submit())
      .when(clarified)
      .then(
        {
          type: 'SubmissionReceived',
          data: {
            submission: version(2),
            slot,
            n: 2,
            body,
            channel: 'electronic',
            contentHash: clarified.contentHash,
            clarifies: version(1),
            formHash: 'form-hash',
            values: otherValues,
          },
        },
        {
          type: 'SubmissionClarified',
          data: {
            submission: version(2),
            supersedes: version(1),
            changes: [{ path: 'lines.votersIssued', before: 10, after: 9 }],
          },
        },
      );
  });

  it('may bring nothing but an act', () => {
    given(submit(), recordOutcome(1, [finding('P-1', 'error')]))
      .when(submit({ clarifies: version(1), acts: [act('P-1')] }))
      .thenTypes('SubmissionReceived', 'SubmissionClarified');
  });

  it('must bring something: a value or an act that is not there', () => {
    given(submit())
      .when(submit({ clarifies: version(1) }))
      .thenRejected('nothing-clarified', { standing: { submission: version(1), status: 'received' } });
    const returned = [submit(), recordOutcome(1, [finding('P-1', 'act'), finding('P-2', 'act')])];
    given(...returned, attachActs(1, [act('P-1')]))
      .when(submit({ clarifies: version(1), acts: [act('P-1')] }))
      .thenRejected('nothing-clarified', { standing: { submission: version(1), status: 'returned' } });
  });

  it('of a version that another has replaced is refused, and the refusal says which stands', () => {
    given(submit(), clarified)
      .when(submit({ values: {}, clarifies: version(1) }))
      .thenRejected('clarifies-stale', {
        clarifies: version(1),
        standing: { submission: version(2), status: 'received' },
      });
  });

  it('of what this slot does not have is refused', () => {
    given(submit())
      .when(submit({ values: otherValues, clarifies: version(7) }))
      .thenRejected('clarifies-unknown', { clarifies: version(7) });
    given()
      .when(clarified)
      .thenRejected('clarifies-unknown', { clarifies: version(1) });
  });

  it('of a withdrawn version is refused: by the one that stands, or because none does', () => {
    given(submit(), withdraw(1))
      .when(clarified)
      .thenRejected('clarifies-withdrawn', { clarifies: version(1) });
    given(submit(), clarified, withdraw(2))
      .when(submit({ values: {}, clarifies: version(2) }))
      .thenRejected('clarifies-stale', { standing: { submission: version(1) } });
  });

  it('is compared with the earlier version again when the one between was withdrawn', () => {
    const { decision } = given(submit(), recordOutcome(1), clarified, withdraw(2)).when(clarified);
    expect(decision).toMatchObject({
      ok: true,
      events: [
        { data: { submission: version(3), clarifies: version(1) } },
        { data: { changes: [{ path: 'lines.votersIssued', before: 10, after: 9 }] } },
      ],
    });
  });
});
