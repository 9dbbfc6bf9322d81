import { Inject, Injectable } from '@nestjs/common';
import { CampaignRegistry, EVENT_LOG } from '#vybory/campaign-registry';
import type { CanonicalJson } from '#vybory/canonical-json';
import type { DiscrepancyAct, Finding } from '#vybory/checks';
import { inLanguage, type Language } from '#vybory/language';
import { logName, replay, streamName, type EventLog, type RecordedEvent, type StreamName } from '#vybory/event-log';
import {
  evolve,
  findVersion,
  initialState,
  parseSubmissionId,
  promiseReceipt,
  submissionStream,
  withheldReadings,
  withheldReasons,
  withoutReading,
  type AttachedFile,
  type Channel,
  type FormValues,
  type PaperEntered,
  type ParsedSubmissionId,
  type ReceivedPaper,
  type SlotEvent,
  type SlotState,
  type StatusKind,
  type SubmissionEvent,
  type SubmissionId,
  type SubmissionReceived,
  type SubmissionRegistered,
  type SubmissionChecked,
  type WithheldUntil,
} from '#vybory/submissions';
import { submissionNotFound } from './problems.js';

/** A submission as it stands, read from the log itself: there is no view that could lag behind. */
export interface SubmissionDocument {
  readonly submission: SubmissionId;
  readonly campaign: string;
  readonly form: string;
  /** Version of a form that was designed at run time. */
  readonly formVersion?: number;
  readonly unit: string;
  readonly key: string;
  readonly n: number;
  readonly body: string;
  readonly channel: Channel;
  /** The sheet behind a version on paper, and who entered it. */
  readonly paper?: ReceivedPaper;
  readonly status: StatusKind;
  /** Whether its figures count now. */
  readonly inForce: boolean;
  readonly registrationNumber?: number;
  readonly receivedAt: string;
  readonly contentHash: string;
  readonly clarifies?: SubmissionId;
  readonly clarifiedBy?: SubmissionId;
  readonly findings: readonly Finding[];
  readonly acts: readonly DiscrepancyAct[];
  readonly values: FormValues;
  /** Files that the values name. */
  readonly attachments?: readonly AttachedFile[];
}

/** One step in the life of a slot. */
export interface HistoryEntry {
  readonly position: number;
  readonly version: number;
  readonly at: string;
  readonly actor: string;
  readonly type: string;
  readonly data: unknown;
  /** Why `data` lacks what a registrar read on a paper. */
  readonly withheld?: { readonly until: WithheldUntil; readonly message: string };
}

/** Who reads a history, and when. */
export interface HistoryReader {
  readonly language: Language;
  readonly campaignIsClosed: boolean;
}

export interface Located {
  readonly id: SubmissionId;
  readonly address: ParsedSubmissionId;
  readonly stream: StreamName;
}

/** No slot has a longer one: its log would not take it. */
const longestStreamName = 250;

type Received = RecordedEvent<SubmissionReceived['data']>;

@Injectable()
export class SubmissionReader {
  constructor(
    @Inject(CampaignRegistry) private readonly campaigns: CampaignRegistry,
    @Inject(EVENT_LOG) private readonly eventLog: EventLog,
  ) {}

  /** @throws Problem 404 */
  locate(id: string): Located {
    const address = parseSubmissionId(id);
    if (!address || !this.campaigns.get(address.slot.campaign)) throw submissionNotFound();
    const stream = submissionStream(address.slot);
    if (stream.length > longestStreamName) throw submissionNotFound();
    return { id: id as SubmissionId, address, stream: streamName(stream) };
  }

  /** @throws Problem 404 */
  async document(located: Located): Promise<SubmissionDocument> {
    const events = await this.read(located);
    return documentOf(receivedAs(events, located.id), events);
  }

  /** @throws Problem 404 */
  async receipt(located: Located): Promise<CanonicalJson> {
    return promiseReceipt(receivedAs(await this.read(located), located.id));
  }

  /** Everything that ever happened to the slot of the submission, in order. */
  async history(located: Located, language: Language): Promise<readonly HistoryEntry[]> {
    const events = await this.read(located);
    receivedAs(events, located.id);
    const campaignIsClosed = this.campaigns.get(located.address.slot.campaign)?.stage === 'closed';
    return historyOf(events, { language, campaignIsClosed });
  }

  async read({ address, stream }: Located): Promise<readonly RecordedEvent[]> {
    return this.eventLog.readStream(logName(address.slot.campaign), stream);
  }
}

/** What a registrar read on a paper is told only when nobody has to read it alone any more. */
export function historyOf(
  events: readonly RecordedEvent[],
  { campaignIsClosed, language }: HistoryReader,
): readonly HistoryEntry[] {
  const withheld = withheldReadings(events, campaignIsClosed);
  return events.map(({ position, version, recordedAt: at, actor, type, data }) => {
    const entry = { position, version, at, actor, type };
    if (type !== 'PaperEntered') return { ...entry, data };
    const entered = data as PaperEntered['data'];
    const until = withheld.get(entered.entry);
    if (until === undefined) return { ...entry, data };
    const message = inLanguage(withheldReasons[until], language);
    return { ...entry, data: withoutReading(entered), withheld: { until, message } };
  });
}

export function documentOf(received: Received, events: readonly RecordedEvent[]): SubmissionDocument {
  const { submission, slot, n, body, channel, paper, contentHash, formVersion, clarifies, values, attachments } =
    received.data;
  const state = replay({ initial: initialState, evolve: (s: SlotState, e: SlotEvent) => evolve(s, e) }, events);
  const version = findVersion(state, submission);
  if (!version) throw submissionNotFound();
  const number = dataOf<SubmissionRegistered>(events, 'SubmissionRegistered', submission)?.number;
  const clarifiedBy = state.versions.find((later) => later.clarifies === submission)?.submission;
  return {
    submission,
    campaign: slot.campaign,
    form: slot.form,
    ...(formVersion !== undefined && { formVersion }),
    unit: slot.unit,
    key: slot.key,
    n,
    body,
    channel,
    ...(paper && { paper }),
    status: version.status.kind,
    inForce: state.inForce === submission,
    ...(number !== undefined && { registrationNumber: number }),
    receivedAt: received.recordedAt,
    contentHash,
    ...(clarifies && { clarifies }),
    ...(clarifiedBy && { clarifiedBy }),
    findings: dataOf<SubmissionChecked>(events, 'SubmissionChecked', submission)?.findings ?? [],
    acts: version.acts,
    values,
    ...(attachments && { attachments }),
  };
}

function dataOf<Event extends SubmissionEvent>(
  events: readonly RecordedEvent[],
  type: Event['type'],
  submission: SubmissionId,
): Event['data'] | undefined {
  // Events of a type hold that type's data.
  return events.find((event) => event.type === type && (event.data as Event['data']).submission === submission)
    ?.data as Event['data'] | undefined;
}

function receivedAs(events: readonly RecordedEvent[], submission: SubmissionId): Received {
  const found = events.find(
    (event) => event.type === 'SubmissionReceived' && (event as Received).data.submission === submission,
  );
  if (!found) throw submissionNotFound();
  return found as Received;
}
