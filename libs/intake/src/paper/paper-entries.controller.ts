import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import { CampaignRegistry, FORM_CATALOGUE } from '#vybory/campaign-registry';
import { replay } from '#vybory/event-log';
import type { FormDefinition, NamedFile } from '#vybory/forms';
import { TakesLargeBody } from '#vybory/platform';
import {
  decide,
  parsePaperEntryId,
  type EnterPaper,
  type FormValues,
  type PaperCommand,
  type PaperEntryId,
} from '#vybory/submissions';
import { AttachmentReferences } from '../attachments/attachment-references.js';
import { ActingRegistrar, type Registrar } from '../registrar.js';
import { readIdempotencyKey } from '../submissions/idempotency-key.js';
import { malformed } from '../submissions/prepare.js';
import { campaignUnknown, paperEntryNotFound } from '../submissions/problems.js';
import type { Read } from '../submissions/envelope.js';
import { paperEntryDocument, type PaperEntryDocument } from './paper-entry-document.js';
import { readReading, readWords } from './paper-envelope.js';
import { enterPaper, enterPaperAgain, readPaperEntry, resolvePaper, withdrawPaperEntry } from './paper.api.js';
import { checkReading, preparePaper, type PreparedPaper } from './prepare-paper.js';
import { slotDecider, SlotCommands } from './slot-commands.js';

type Attachments = Pick<EnterPaper, 'attachments'>;

/** Registrars enter paper forms: one, or two who do not see each other’s entry, and a third where they differ. */
@Controller('api/v1')
export class PaperEntriesController {
  constructor(
    @Inject(CampaignRegistry) private readonly campaigns: CampaignRegistry,
    @Inject(FORM_CATALOGUE) private readonly forms: ReadonlyMap<string, FormDefinition>,
    @Inject(SlotCommands) private readonly slots: SlotCommands,
    @Inject(AttachmentReferences) private readonly references: AttachmentReferences,
  ) {}

  @Post('campaigns/:campaign/paper-entries')
  @ApiRoute(enterPaper)
  @TakesLargeBody()
  async enter(
    @Param('campaign') id: string,
    @Body() payload: unknown,
    @ActingRegistrar() registrar: Registrar,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PaperEntryDocument> {
    const idempotencyKey = readIdempotencyKey(key);
    const campaign = this.campaigns.get(id);
    if (!campaign) throw campaignUnknown(id);
    const prepared = preparePaper(payload, registrar, idempotencyKey, campaign, this.forms);
    await this.refuseClosed(prepared);
    const attachments = await this.attachments(id, prepared.files);
    const command = { ...prepared.command, ...attachments };
    const carried = await this.slots.carryOut(command.slot, command, registrar);
    const entry = 'replayOf' in carried ? carried.replayOf : (carried.events[0].data as { entry: PaperEntryId }).entry;
    void reply.status('replayOf' in carried ? 200 : 201).header('location', `/api/v1/paper-entries/${entry}`);
    return this.document(entry);
  }

  @Get('paper-entries/:entry')
  @ApiRoute(readPaperEntry)
  read(@Param('entry') entry: string): Promise<PaperEntryDocument> {
    return this.document(entry);
  }

  @Post('paper-entries/:entry/second-entry')
  @ApiRoute(enterPaperAgain)
  @TakesLargeBody()
  @HttpCode(200)
  enterAgain(
    @Param('entry') entry: string,
    @Body() payload: unknown,
    @ActingRegistrar() registrar: Registrar,
  ): Promise<PaperEntryDocument> {
    return this.readAgain('EnterPaperAgain', entry, payload, registrar);
  }

  @Post('paper-entries/:entry/resolution')
  @ApiRoute(resolvePaper)
  @TakesLargeBody()
  @HttpCode(200)
  resolve(
    @Param('entry') entry: string,
    @Body() payload: unknown,
    @ActingRegistrar() registrar: Registrar,
  ): Promise<PaperEntryDocument> {
    return this.readAgain('ResolvePaper', entry, payload, registrar);
  }

  @Post('paper-entries/:entry/withdrawal')
  @ApiRoute(withdrawPaperEntry)
  @HttpCode(200)
  async withdraw(
    @Param('entry') entry: string,
    @Body() payload: unknown,
    @ActingRegistrar() registrar: Registrar,
  ): Promise<PaperEntryDocument> {
    const { words: reason } = contentOf(readWords(payload, 'reason'));
    return this.carryOut(
      { type: 'WithdrawPaperEntry', entry: this.locate(entry).id, person: registrar.person, reason },
      registrar,
    );
  }

  private async readAgain(
    type: 'EnterPaperAgain' | 'ResolvePaper',
    entry: string,
    payload: unknown,
    registrar: Registrar,
  ): Promise<PaperEntryDocument> {
    const { values } = contentOf(readReading(payload));
    const { id } = this.locate(entry);
    const attachments = await this.check(id, values);
    const reading = { entry: id, person: registrar.person, values };
    return this.carryOut(
      type === 'ResolvePaper' ? { type, ...reading, ...attachments } : { type, ...reading },
      registrar,
    );
  }

  /** The form judges every reading of the paper alike. */
  private async check(id: PaperEntryId, values: FormValues): Promise<Attachments> {
    const { slot } = this.locate(id);
    const campaign = this.campaigns.get(slot.campaign);
    if (!campaign) throw paperEntryNotFound();
    const entered = await this.document(id);
    return this.attachments(campaign.id, checkReading(slot, values, entered, campaign, this.forms));
  }

  private async attachments(campaign: string, files: readonly NamedFile[]): Promise<Attachments> {
    return files.length === 0 ? {} : { attachments: await this.references.named(campaign, files) };
  }

  private async carryOut(
    command: Exclude<PaperCommand, { readonly type: 'EnterPaper' }>,
    registrar: Registrar,
  ): Promise<PaperEntryDocument> {
    await this.slots.carryOut(this.locate(command.entry).slot, command, registrar);
    return this.document(command.entry);
  }

  /** Who never saw the answer to an entry that was made in time gets it also when the time is over. */
  private async refuseClosed({ command, closed }: PreparedPaper): Promise<void> {
    if (!closed) return;
    const decision = decide(replay(slotDecider, await this.slots.read(command.slot)), command);
    if (!decision.ok || !('replayOf' in decision)) throw closed;
  }

  private async document(entry: string): Promise<PaperEntryDocument> {
    const { id, slot } = this.locate(entry);
    const document = paperEntryDocument(id, await this.slots.read(slot));
    if (!document) throw paperEntryNotFound();
    return document;
  }

  /** @throws Problem 404 */
  private locate(entry: string) {
    const slot = parsePaperEntryId(entry)?.slot;
    if (!slot || !this.slots.mayExist(slot)) throw paperEntryNotFound();
    return { id: entry as PaperEntryId, slot };
  }
}

function contentOf<Content>(read: Read<Content>): Content {
  if (!read.ok) throw malformed(read.errors);
  return read;
}
