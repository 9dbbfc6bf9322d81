import type { RecordedEvent } from '#vybory/event-log';
import { submissionOf, type TestCampaign } from './test-campaign.js';

const outcomes = ['SubmissionAccepted', 'SubmissionAcceptedWithAct', 'SubmissionReturned'];

/**
 * That everything received was processed exactly once: numbers from 1 without a gap in the order of the log, the same on the
 * acknowledgement, as many entries in the book as numbers, one outcome each (none for what was withdrawn in time).
 */
export async function expectProcessedExactlyOnce(campaign: TestCampaign): Promise<void> {
  const events = await campaign.events();
  const received = events.filter(({ type }) => type === 'SubmissionReceived').map((event) => submissionOf(event) ?? '');
  const numberOf = new Map(await campaign.numbers());
  expect(received.map((submission) => numberOf.get(submission))).toEqual(received.map((_, index) => index + 1));
  const entered = (await campaign.bookEntries()).flatMap(
    ({ data }) => (data as { readonly submissions: readonly string[] }).submissions,
  );
  expect(entered).toEqual(received);
  for (const submission of received) expectOneLife(events.filter((event) => submissionOf(event) === submission));
}

function expectOneLife(events: readonly RecordedEvent[]): void {
  const count = (...types: readonly string[]): number => events.filter(({ type }) => types.includes(type)).length;
  expect(count('SubmissionRegistered')).toBe(1);
  expect(count('SubmissionAcknowledged')).toBe(1);
  const checked = count('SubmissionChecked');
  expect(checked).toBe(count('SubmissionWithdrawn') === 1 && count(...outcomes) === 0 ? 0 : 1);
  // What was returned can be accepted later, by an act of its body or because nothing blocks it any more.
  const reason = count('DiscrepancyActsAttached', 'FindingsRevised') > 0 && count('SubmissionReturned') === 1;
  const later = reason ? count('SubmissionAccepted', 'SubmissionAcceptedWithAct') : 0;
  expect(later).toBeLessThanOrEqual(1);
  expect(count(...outcomes) - later).toBe(checked);
  const registered = events.find(({ type }) => type === 'SubmissionRegistered')?.data as { readonly number: number };
  const acknowledged = events.find(({ type }) => type === 'SubmissionAcknowledged')?.data as {
    readonly number: number;
  };
  expect(acknowledged.number).toBe(registered.number);
}
