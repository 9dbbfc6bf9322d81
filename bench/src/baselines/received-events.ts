import { newEvent, streamName, type NewEvent, type StreamName } from '#vybory/event-log';
import { findForm, type FormKey } from '#vybory/forms';
import {
  contentOf,
  decide,
  initialState,
  submissionStream,
  type FormValues,
  type SlotAddress,
  type SubmissionEvent,
} from '#vybory/submissions';
import { campaignId, type Precinct } from '../workload/campaign.js';
import { protocols } from '../workload/protocols.js';

/** An event as intake appends it when the precinct's protocol comes in. */
export interface Received {
  readonly stream: StreamName;
  readonly event: SubmissionEvent;
}

const form = 'precinct-count-protocol' as FormKey;
const differentProtocols = 500;

/** Makes the event that intake makes of the protocol of a precinct: the same bytes, but for ids and times. */
export function receivedEvents(): (precinct: Precinct, number: number) => Received {
  const values = protocols(differentProtocols);
  return ({ code, district }, number) => {
    const slot: SlotAddress = { campaign: campaignId, form, unit: code, key: 'president' };
    return receivedEvent(
      { slot, values: values[number % differentProtocols] ?? {} },
      { body: `territorial-commission:${district}`, idempotencyKey: `protocol-${code}` },
    );
  };
}

/** The event that intake makes of what a body sent for an empty slot. */
export function receivedEvent(
  sent: { readonly slot: SlotAddress; readonly values: FormValues },
  by: { readonly body: string; readonly idempotencyKey: string },
): Received {
  const decision = decide(initialState, {
    type: 'Submit',
    ...sent,
    ...by,
    channel: 'electronic',
    contentHash: contentOf(sent).hash,
    formHash: findForm(sent.slot.form)?.hash ?? '',
  });
  const [event] = decision.ok && 'events' in decision ? decision.events : [];
  if (!event) throw new Error(`${sent.slot.form} of ${sent.slot.unit} makes no event`);
  return { stream: streamName(submissionStream(sent.slot)), event };
}

export function asNewEvent({ event }: Received, body: string): NewEvent {
  return newEvent(event, { actor: body });
}
