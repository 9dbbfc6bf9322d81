import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { create } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { ApiRoute } from '#vybory/api-document';
import { ATTACHMENT_LIMITS, type Attachment, type PutLimits, type Registered } from '#vybory/attachments';
import { discardRest, matchesEntityTag, TakesBytes } from '#vybory/platform';
import { SubmittingBody } from '../submitting-body.js';
import { AttachmentIntake } from './attachment-intake.js';
import { readAttachment, storeAttachment } from './attachments.api.js';
import { requestedRange } from './requested-range.js';
import { sentFileName } from './sent-file-name.js';

/** How long one who was refused may take to notice. */
const patienceMilliseconds = 10_000;

/** Files of submissions, streamed both ways. */
@Controller('api/v1/campaigns/:campaign/attachments')
export class AttachmentsController {
  constructor(
    @Inject(AttachmentIntake) private readonly attachments: AttachmentIntake,
    @Inject(ATTACHMENT_LIMITS) private readonly limits: PutLimits,
  ) {}

  @Post()
  @ApiRoute(storeAttachment)
  @TakesBytes()
  async store(
    @Param('campaign') campaign: string,
    @Query('name') name: unknown,
    @SubmittingBody() body: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { attachment, known } = await this.put(campaign, name, body, request);
    void reply
      .status(known ? 200 : 201)
      .header('location', `/api/v1/campaigns/${campaign}/attachments/${attachment.hash}`)
      .send(attachment);
  }

  @Get(':hash')
  @ApiRoute(readAttachment)
  async read(
    @Param('campaign') campaign: string,
    @Param('hash') hash: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const attachment = await this.attachments.describe(campaign, hash);
    const tag = `"${attachment.hash}"`;
    // The bytes of a hash never change, but who may read them can.
    void reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
    if (matchesEntityTag(request.headers['if-none-match'], tag)) return void reply.status(304).send();
    const range = requestedRange(request.headers, tag, attachment.size);
    const { start, end } = range ?? { start: 0, end: attachment.size - 1 };
    // A HEAD is answered by this method too, and needs no bytes.
    const content = request.method === 'HEAD' ? Readable.from([]) : await this.attachments.open(attachment, range);
    void reply.headers(headersOf(attachment, end - start + 1));
    if (range) void reply.status(206).header('content-range', `bytes ${start}-${end}/${attachment.size}`);
    return void reply.send(content);
  }

  private async put(campaign: string, name: unknown, body: string, request: FastifyRequest): Promise<Registered> {
    const { raw, headers } = request;
    try {
      return await this.attachments.put({
        campaign,
        body,
        name: sentFileName(name, headers['content-disposition']),
        declaredBytes: Number(headers['content-length'] ?? 0),
        // What is refused on the way is still answered on its connection.
        content: raw.iterator({ destroyOnReturn: false }),
      });
    } catch (error) {
      discardRest(raw, { bytes: this.limits.maximumBytes, milliseconds: patienceMilliseconds });
      throw error;
    }
  }
}

/** Whatever a browser makes of the address, it saves the file and runs nothing in it. */
function headersOf({ mediaType, name }: Attachment, length: number): Readonly<Record<string, string | number>> {
  return {
    'accept-ranges': 'bytes',
    'content-length': length,
    'content-type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
    'content-disposition': create(name, { type: 'attachment' }),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  };
}
