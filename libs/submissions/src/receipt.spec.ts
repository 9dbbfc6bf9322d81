import { newEvents, given } from './testing/given.js';
import { promiseReceipt, type RecordedSubmission } from './receipt.js';
import { slot, submit, version } from './testing/commands.js';

const recordedAt = '2019-03-31T20:15:00.123Z';

function recorded(command = submit()): RecordedSubmission {
  const [event] = newEvents(given().when(command).decision);
  if (event?.type !== 'SubmissionReceived') throw new Error('nothing was received');
  return { data: event.data, log: 'test', position: 42, recordedAt };
}

describe('promiseReceipt', () => {
  it('holds what is needed to find the submission and to prove what was sent', () => {
    const command = submit();
    expect(JSON.parse(promiseReceipt(recorded(command)))).toEqual({
      kind: 'promise',
      submission: version(1),
      campaign: 'test',
      form: 'precinct-count-protocol',
      unit: '11-050130',
      key: 'president',
      contentHash: command.contentHash,
      log: 'test',
      position: 42,
      receivedAt: recordedAt,
    });
  });

  it('is byte for byte the same, also for an event that went through storage in another order of members', () => {
    const { data, ...where } = recorded();
    const stored = Object.fromEntries(Object.entries(data).reverse()) as unknown as RecordedSubmission['data'];
    expect(promiseReceipt({ ...where, data: stored })).toBe(promiseReceipt(recorded()));
  });

  it('says nothing of the values', () => {
    expect(promiseReceipt(recorded(submit({ values: { lines: { ballotsInvalid: 777 } } })))).not.toContain('777');
  });

  it('shows an empty key when the form has one slot per unit', () => {
    expect(promiseReceipt(recorded(submit({ slot: { ...slot, key: '' } })))).toContain('"key":""');
  });
});
