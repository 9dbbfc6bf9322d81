import { Inject, Injectable } from '@nestjs/common';
import { CampaignRegistry, EVENT_LOG, FORM_CATALOGUE } from '#vybory/campaign-registry';
import type { CanonicalJson } from '#vybory/canonical-json';
import type { DiscrepancyAct } from '#vybory/checks';
import {
  handleCommand,
  logName,
  newEvent,
  replay,
  streamName,
  type EventLog,
  type Handled,
  type RecordedEvent,
} from '#vybory/event-log';
import type { FormDefinition } from '#vybory/forms';
import type { Problem } from '#vybory/platform';
import {
  decide,
  evolve,
  initialState,
  promiseReceipt,
  submissionStream,
  type Decision,
  type ParsedSubmissionId,
  type SlotEvent,
  type SlotState,
  type SubmissionCommand,
  type SubmissionId,
  type SubmissionReceived,
  type Submit,
} from '#vybory/submissions';
import { AttachmentReferences } from '../attachments/attachment-references.js';
import { campaignUnknown, rejectionProblem } from './problems.js';
import { prepareSubmission, type Sender } from './prepare.js';

/** A durable submission: what its body can hold in hand. */
export interface Promised {
  readonly submission: SubmissionId;
  /** RFC 8785 text of the promise receipt. */
  readonly receipt: CanonicalJson;
  /** The same was submitted before; this is the receipt of that time. */
  readonly replayed: boolean;
}

const decider = { initial: initialState, evolve: (state: SlotState, event: SlotEvent) => evolve(state, event) };

/** Takes submissions in: everything that it answers with a receipt is on disk. */
@Injectable()
export class SubmissionIntake {
  constructor(
    @Inject(CampaignRegistry) private readonly campaigns: CampaignRegistry,
    @Inject(EVENT_LOG) private readonly eventLog: EventLog,
    @Inject(FORM_CATALOGUE) private readonly forms: ReadonlyMap<string, FormDefinition>,
    @Inject(AttachmentReferences) private readonly references: AttachmentReferences,
  ) {}

  /** @throws Problem 403, 404, 409, 422 */
  async submit(campaignId: string, payload: unknown, sender: Sender): Promise<Promised> {
    const campaign = this.campaigns.get(campaignId);
    if (!campaign) throw campaignUnknown(campaignId);
    const prepared = prepareSubmission(payload, sender, campaign, this.forms);
    const { files, closed } = prepared;
    // Most forms have no files: they do not wait for anything here.
    const command = files.length === 0 ? prepared.command : await this.references.attachTo(prepared.command, files);
    if (closed) return this.repeatOnly(command, closed);
    // Nearly every submission opens its slot: reading the stream first would cost a round trip for nothing.
    const handled = await this.handle(command.slot, command, command.clarifies === undefined);
    return promised(handled, command);
  }

  /** Who never saw the answer of a submission that was taken in time gets it also when the time is over. */
  private async repeatOnly(command: Submit, closed: Problem): Promise<Promised> {
    const history = await this.eventLog.readStream(
      logName(command.slot.campaign),
      streamName(submissionStream(command.slot)),
    );
    const decision = decide(replay(decider, history), command);
    if (!decision.ok || !('replayOf' in decision)) throw closed;
    return promised({ decision, history }, command);
  }

  /** @throws Problem 403, 404, 409 */
  async attachActs(
    { slot }: ParsedSubmissionId,
    submission: SubmissionId,
    body: string,
    acts: readonly DiscrepancyAct[],
  ): Promise<void> {
    this.accept(await this.handle(slot, { type: 'AttachActs', submission, body, acts }));
  }

  /** @throws Problem 403, 404, 409 */
  async withdraw({ slot }: ParsedSubmissionId, submission: SubmissionId, body: string, reason: string): Promise<void> {
    this.accept(await this.handle(slot, { type: 'Withdraw', submission, body, reason }));
  }

  private accept({ decision }: Handled<Decision>): void {
    if (!decision.ok) throw rejectionProblem(decision.rejection);
  }

  private async handle(
    slot: Submit['slot'],
    command: SubmissionCommand,
    assumeNew = false,
  ): Promise<Handled<Decision>> {
    if (!this.campaigns.get(slot.campaign)) throw campaignUnknown(slot.campaign);
    return handleCommand(this.eventLog, {
      log: logName(slot.campaign),
      stream: streamName(submissionStream(slot)),
      decider,
      decide: (state) => decide(state, command),
      eventsOf: (decision): readonly SlotEvent[] => (decision.ok && 'events' in decision ? decision.events : []),
      toNewEvent: (event) => newEvent(event, { actor: 'body' in command ? command.body : 'intake' }),
      assumeNew,
    });
  }
}

function promised({ decision, appended, history }: Handled<Decision>, command: Submit): Promised {
  if (!decision.ok) throw rejectionProblem(decision.rejection);
  if ('replayOf' in decision) {
    const earlier = history.find((event) => isReceivedAs(event, decision.replayOf));
    if (!earlier) throw new Error(`${decision.replayOf} is not in its own stream`);
    return { submission: decision.replayOf, receipt: promiseReceipt(earlier), replayed: true };
  }
  const received = decision.events.find((event) => event.type === 'SubmissionReceived');
  const position = appended?.positions[0];
  if (!received || !appended || position === undefined) throw new Error('a submission that was stored has a position');
  const { data } = received;
  const receipt = promiseReceipt({ data, log: command.slot.campaign, position, recordedAt: appended.recordedAt });
  return { submission: data.submission, receipt, replayed: false };
}

function isReceivedAs(
  event: RecordedEvent,
  submission: SubmissionId,
): event is RecordedEvent<SubmissionReceived['data']> {
  return event.type === 'SubmissionReceived' && (event.data as SubmissionReceived['data']).submission === submission;
}
