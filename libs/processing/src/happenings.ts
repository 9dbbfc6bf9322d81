import {
  courseStream,
  decideTold,
  evolveCourse,
  initialCourse,
  type CampaignRuntime,
  type ToldHappening,
} from '#vybory/campaigns';
import {
  handleCommand,
  streamName,
  type EventId,
  type EventLog,
  type LogName,
  type RecordedEvent,
} from '#vybory/event-log';
import {
  parseSubmissionId,
  slotId,
  submissionStream,
  versionInForce,
  type SlotAddress,
  type SubmissionId,
} from '#vybory/submissions';
import { followingEvent } from './following-event.js';
import { isReceived, slotHistory } from './slot-reader.js';

const acceptances: ReadonlySet<string> = new Set(['SubmissionAccepted', 'SubmissionAcceptedWithAct']);

/** A happening, and the acceptance that it follows from. */
interface Following {
  readonly told: ToldHappening;
  readonly acceptance: EventId;
}

/**
 * Records what accepted forms say that took place (`recordedBy` of a definition's happenings). It looks at what is in force, not at how it came
 * there, and the decider knows what the slot told before: a page that is done again records nothing more.
 */
export class Happenings {
  constructor(
    private readonly eventLog: EventLog,
    private readonly log: LogName,
  ) {}

  /** Resolves when all that follows from what the events may have put in force is durable. */
  async record(events: readonly RecordedEvent[], campaign: CampaignRuntime): Promise<void> {
    const touched = new Map<string, SlotAddress>();
    for (const event of events) {
      const slot = slotOf(event);
      if (slot !== undefined && campaign.telling.has(slot.form)) touched.set(slotId(slot), slot);
    }
    if (touched.size === 0) return;
    const slots = [...touched.values()];
    const names = slots.map((slot) => streamName(submissionStream(slot)));
    const streams = await this.eventLog.readStreams(this.log, names);
    // One after the other: several may tell of the same.
    for (const slot of slots) {
      const stream = streams.get(streamName(submissionStream(slot))) ?? [];
      for (const one of following(slot, stream, campaign)) await this.recordOne(one, campaign);
    }
  }

  private async recordOne({ told, acceptance }: Following, campaign: CampaignRuntime): Promise<void> {
    await handleCommand(this.eventLog, {
      log: this.log,
      stream: streamName(courseStream(campaign.id, told.unit)),
      decider: { initial: initialCourse, evolve: evolveCourse },
      decide: (history) => decideTold(history, told),
      eventsOf: (events) => events,
      toNewEvent: (event) => followingEvent(event, acceptance),
    });
  }
}

/** Undefined for events that put nothing in force. */
function slotOf(event: RecordedEvent): SlotAddress | undefined {
  if (isReceived(event)) return event.data.slot;
  if (event.type !== 'SubmissionAcceptedWithAct' && event.type !== 'FindingsRevised') return undefined;
  return parseSubmissionId(submissionOf(event))?.slot;
}

function following(
  { form, unit, key }: SlotAddress,
  stream: readonly RecordedEvent[],
  campaign: CampaignRuntime,
): readonly Following[] {
  const history = slotHistory(stream);
  const version = versionInForce(history.state);
  if (version === undefined) return [];
  const { n, submission } = version;
  const acceptance = stream.find((event) => acceptances.has(event.type) && submissionOf(event) === submission);
  if (acceptance === undefined) return [];
  const values = history.values(n) ?? {};
  const told = campaign.telling.toldBy({ form, unit, key, n, values, acceptedAt: acceptance.recordedAt });
  return told.map((one) => ({ told: one, acceptance: acceptance.id }));
}

function submissionOf({ data }: RecordedEvent): string {
  return (data as { readonly submission: SubmissionId }).submission;
}
