import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import { logName } from '#vybory/event-log';
import { requestLanguage, TakesLargeBody } from '#vybory/platform';
import { SubmittingBody } from '../submitting-body.js';
import { readActs, readWithdrawal, type Read } from './envelope.js';
import { readIdempotencyKey } from './idempotency-key.js';
import { waitSeconds } from './prefer.js';
import { malformed } from './prepare.js';
import { OutcomeWatch } from './outcome-watch.js';
import { SubmissionIntake, type Promised } from './submission-intake.js';
import { streamEvents } from './submission-events.js';
import { SubmissionReader, type HistoryEntry, type SubmissionDocument } from './submission-reader.js';
import {
  attachActs,
  followSubmission,
  readHistory,
  readReceipt,
  readSubmission,
  submitForm,
  withdrawSubmission,
} from './submissions.api.js';

const json = 'application/json; charset=utf-8';
const settled: ReadonlySet<string> = new Set(['accepted', 'accepted-with-act', 'returned', 'withdrawn', 'superseded']);

@Controller('api/v1')
export class SubmissionsController {
  constructor(
    @Inject(SubmissionIntake) private readonly intake: SubmissionIntake,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
    @Inject(OutcomeWatch) private readonly outcomes: OutcomeWatch,
  ) {}

  @Post('campaigns/:campaign/submissions')
  @ApiRoute(submitForm)
  @TakesLargeBody()
  async submit(
    @Param('campaign') campaign: string,
    @Body() payload: unknown,
    @SubmittingBody() body: string,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('prefer') prefer: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const idempotencyKey = readIdempotencyKey(key);
    const promise = await this.intake.submit(campaign, payload, {
      body,
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    });
    const seconds = waitSeconds(prefer);
    const outcome = seconds > 0 ? await this.outcomeOf(promise, seconds) : undefined;
    void reply.header('location', `/api/v1/submissions/${promise.submission}`).type(json);
    if (!outcome) return void reply.status(202).send(promise.receipt);
    return void reply
      .status(promise.replayed ? 200 : 201)
      .header('preference-applied', `wait=${seconds}`)
      .send(`{"receipt":${promise.receipt},"submission":${JSON.stringify(outcome)}}`);
  }

  @Get('submissions/:id')
  @ApiRoute(readSubmission)
  async read(@Param('id') id: string): Promise<SubmissionDocument> {
    return this.reader.document(this.reader.locate(id));
  }

  @Get('submissions/:id/history')
  @ApiRoute(readHistory)
  async history(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<{ readonly items: readonly HistoryEntry[] }> {
    return { items: await this.reader.history(this.reader.locate(id), requestLanguage(request)) };
  }

  @Get('submissions/:id/receipt')
  @ApiRoute(readReceipt)
  async receipt(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const receipt = await this.reader.receipt(this.reader.locate(id));
    return void reply.type(json).send(receipt);
  }

  @Post('submissions/:id/acts')
  @ApiRoute(attachActs)
  @HttpCode(200)
  async attachActs(
    @Param('id') id: string,
    @Body() payload: unknown,
    @SubmittingBody() body: string,
  ): Promise<SubmissionDocument> {
    const located = this.reader.locate(id);
    await this.intake.attachActs(located.address, located.id, body, contentOf(readActs(payload)).acts);
    return this.reader.document(located);
  }

  @Post('submissions/:id/withdrawal')
  @ApiRoute(withdrawSubmission)
  @HttpCode(200)
  async withdraw(
    @Param('id') id: string,
    @Body() payload: unknown,
    @SubmittingBody() body: string,
  ): Promise<SubmissionDocument> {
    const located = this.reader.locate(id);
    await this.intake.withdraw(located.address, located.id, body, contentOf(readWithdrawal(payload)).reason);
    return this.reader.document(located);
  }

  @Get('submissions/:id/events')
  @ApiRoute(followSubmission)
  async events(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const located = this.reader.locate(id);
    await this.reader.document(located);
    await streamEvents({ located, reader: this.reader, outcomes: this.outcomes, request, reply });
  }

  private async outcomeOf({ submission }: Promised, seconds: number): Promise<SubmissionDocument | undefined> {
    const located = this.reader.locate(submission);
    const look = async (): Promise<SubmissionDocument | undefined> => {
      const document = await this.reader.document(located);
      return settled.has(document.status) ? document : undefined;
    };
    return this.outcomes.until(logName(located.address.slot.campaign), located.stream, look, {
      milliseconds: seconds * 1000,
    });
  }
}

function contentOf<Content>(read: Read<Content>): Content {
  if (!read.ok) throw malformed(read.errors);
  return read;
}
