import { newEvent, streamName, type NewEvent, type StreamName } from '#vybory/event-log';
import { formCatalogue, type FormKey } from '#vybory/forms';
import {
  contentOf,
  decide,
  initialState,
  submissionStream,
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
  const formHash = formCatalogue().get(form)?.hash ?? '';
  const values = protocols(differentProtocols);
  return ({ code, district }, number) => {
    const slot: SlotAddress = { campaign: campaignId, form, unit: code, key: 'president' };
    const sent = { slot, values: values[number % differentProtocols] ?? {} };
    const decision = decide(initialState, {
      type: 'Submit',
      ...sent,
      body: `territorial-commission:${district}`,
      channel: 'electronic',
      idempotencyKey: `protocol-${code}`,
      contentHash: contentOf(sent).hash,
      formHash,
    });
    const [event] = decision.ok && 'events' in decision ? decision.events : [];
    if (!event) throw new Error(`the protocol of ${code} makes no event`);
    return { stream: streamName(submissionStream(slot)), event };
  };
}

export function asNewEvent({ event }: Received, { district }: Precinct): NewEvent {
  return newEvent(event, { actor: `territorial-commission:${district}` });
}
