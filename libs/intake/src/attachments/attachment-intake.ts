import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import {
  ATTACHMENT_LIMITS,
  ATTACHMENT_STORE,
  AttachmentRegister,
  extensions,
  parseContentHash,
  type Attachment,
  type AttachmentStore,
  type ByteRange,
  type PutLimits,
  type Registered,
  type StoredContent,
} from '#vybory/attachments';
import { CampaignRegistry, EVENT_LOG } from '#vybory/campaign-registry';
import type { CampaignRuntime } from '#vybory/campaigns';
import type { EventLog } from '#vybory/event-log';
import { text } from '#vybory/language';
import { Problem } from '#vybory/platform';
import { campaignUnknown } from '../submissions/problems.js';
import { attachmentUnknown, tooLarge } from './problems.js';

export interface SentFile {
  readonly campaign: string;
  readonly body: string;
  /** Absent: the file is called after its hash. */
  readonly name: string | undefined;
  /** What the sender says of its length, if it does. */
  readonly declaredBytes: number | undefined;
  /** Bytes as they arrive. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** Takes files in and gives them out again. Everything that it answers for is on disk and in the log of the campaign. */
@Injectable()
export class AttachmentIntake {
  private readonly register: AttachmentRegister;

  constructor(
    @Inject(CampaignRegistry) private readonly campaigns: CampaignRegistry,
    @Inject(EVENT_LOG) eventLog: EventLog,
    @Inject(ATTACHMENT_STORE) private readonly store: AttachmentStore,
    @Inject(ATTACHMENT_LIMITS) private readonly limits: PutLimits,
  ) {
    this.register = new AttachmentRegister(eventLog);
  }

  /** @throws Problem 403, 404, 413 before anything is read; what the store throws */
  async put({ campaign: id, body, name, declaredBytes = 0, content }: SentFile): Promise<Registered> {
    const campaign = this.known(id);
    refuseStrangers(campaign, body);
    if (declaredBytes > this.limits.maximumBytes) throw tooLarge(this.limits.maximumBytes);
    const stored = await this.store.put(content, this.limits);
    return this.register.register(campaign.id, { ...stored, name: name ?? nameAfter(stored) }, body);
  }

  /** @throws Problem 404 */
  async describe(campaign: string, reference: string): Promise<Attachment> {
    const { id } = this.known(campaign);
    const hash = parseContentHash(reference);
    const attachment = hash && (await this.register.find(id, [hash])).get(hash);
    if (!attachment) throw attachmentUnknown();
    return attachment;
  }

  /** Bytes of what was described. */
  async open({ hash }: Attachment, range: ByteRange | undefined): Promise<Readable> {
    return this.store.open(hash, range);
  }

  private known(campaign: string): CampaignRuntime {
    const known = this.campaigns.get(campaign);
    if (!known) throw campaignUnknown(campaign);
    return known;
  }
}

function refuseStrangers(campaign: CampaignRuntime, body: string): void {
  const verdict = campaign.knowsBody(body);
  if (verdict.ok) return;
  throw new Problem({
    status: 403,
    code: verdict.code,
    title: text('Файли надсилають лише суб’єкти кампанії', 'Only bodies of the campaign send files'),
    detail: verdict.message,
  });
}

function nameAfter({ hash, mediaType }: StoredContent): string {
  return `${hash.slice('sha256:'.length).slice(0, 16)}.${extensions[mediaType]}`;
}
