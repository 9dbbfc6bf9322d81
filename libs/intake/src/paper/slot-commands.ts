import { Inject, Injectable } from '@nestjs/common';
import { CampaignRegistry, EVENT_LOG } from '#vybory/campaign-registry';
import { handleCommand, logName, newEvent, streamName, type EventLog, type RecordedEvent } from '#vybory/event-log';
import {
  decide,
  evolve,
  initialState,
  submissionStream,
  type CaseCommand,
  type PaperCommand,
  type SlotAddress,
  type SlotDecision,
  type SlotEvent,
  type SlotState,
} from '#vybory/submissions';
import type { Registrar } from '../registrar.js';
import { campaignUnknown, rejectionProblem } from '../submissions/problems.js';

export const slotDecider = {
  initial: initialState,
  evolve: (state: SlotState, event: SlotEvent): SlotState => evolve(state, event),
};

/** No slot has a longer one: its log would not take it. */
const longestStreamName = 250;

type Carried = Extract<SlotDecision, { readonly ok: true }>;

/** Carries out what registrars do in slots. */
@Injectable()
export class SlotCommands {
  constructor(
    @Inject(CampaignRegistry) private readonly campaigns: CampaignRegistry,
    @Inject(EVENT_LOG) private readonly eventLog: EventLog,
  ) {}

  /** @throws Problem 403, 404, 409 */
  async carryOut(slot: SlotAddress, command: PaperCommand | CaseCommand, registrar: Registrar): Promise<Carried> {
    if (!this.campaigns.get(slot.campaign)) throw campaignUnknown(slot.campaign);
    const { decision } = await handleCommand<SlotState, SlotEvent, SlotDecision>(this.eventLog, {
      ...this.place(slot),
      decider: slotDecider,
      decide: (state) => decide(state, command),
      eventsOf: (decided) => (decided.ok && 'events' in decided ? decided.events : []),
      toNewEvent: (event) => newEvent(event, { actor: `${registrar.body}:${registrar.person}` }),
    });
    if (!decision.ok) throw rejectionProblem(decision.rejection);
    return decision;
  }

  read(slot: SlotAddress): Promise<readonly RecordedEvent[]> {
    const { log, stream } = this.place(slot);
    return this.eventLog.readStream(log, stream);
  }

  /** Whether the log could hold such a slot. */
  mayExist(slot: SlotAddress): boolean {
    return this.campaigns.get(slot.campaign) !== undefined && submissionStream(slot).length <= longestStreamName;
  }

  private place(slot: SlotAddress) {
    return { log: logName(slot.campaign), stream: streamName(submissionStream(slot)) };
  }
}
