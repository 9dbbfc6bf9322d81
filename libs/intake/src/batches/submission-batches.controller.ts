import { Controller, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { ApiRoute } from '#vybory/api-document';
import { text } from '#vybory/language';
import { discardRest, Problem, requestLanguage } from '#vybory/platform';
import { SubmittingBody } from '../submitting-body.js';
import { workbookMediaType } from '../api-words.js';
import { BatchIntake, type Batch, type TableBatch } from './batch-intake.js';
import { submitBatch } from './submission-batches.api.js';

@Controller('api/v1/campaigns/:campaign/submission-batches')
export class SubmissionBatchesController {
  constructor(@Inject(BatchIntake) private readonly batches: BatchIntake) {}

  @Post()
  @ApiRoute(submitBatch)
  @HttpCode(200)
  submit(
    @Param('campaign') campaign: string,
    @Query() query: TableQuery,
    @SubmittingBody() body: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    // A batch that is refused as a whole is still answered on its connection.
    const content = request.raw.iterator({ destroyOnReturn: false });
    const batch = { campaign, body, language: requestLanguage(request), content };
    const results = this.results(kindOf(request), batch, query, request);
    void reply
      .type('application/x-ndjson; charset=utf-8')
      .send(Readable.from(chunks(results), { objectMode: false, highWaterMark: 64 * 1024 }));
  }

  private results(kind: BatchKind, batch: Batch, query: TableQuery, { raw }: FastifyRequest): AsyncGenerator<string> {
    switch (kind) {
      case 'ndjson':
        return this.batches.ndjson(batch);
      case 'csv':
        return this.batches.csv({ ...batch, ...namedForm(query) });
      case 'workbook':
        return takingTheRest(this.batches.workbook({ ...batch, ...namedForm(query) }), raw);
      default: {
        const never: never = kind;
        return never;
      }
    }
  }
}

type BatchKind = 'ndjson' | 'csv' | 'workbook';

const chunkCharacters = 8 * 1024;

/** A write per result would cost more than the result; waiting for a full chunk would keep a slow client waiting: what one turn of the event loop brings goes together. */
async function* chunks(results: AsyncGenerator<string>): AsyncGenerator<string> {
  let chunk = '';
  let turnOver: Promise<undefined> | undefined;
  for (let coming = results.next(); ;) {
    const ready = await (chunk === '' ? coming : Promise.race([coming, (turnOver ??= nextTurn())]));
    if (ready?.done === true) break;
    if (ready) {
      chunk += `${ready.value}\n`;
      coming = results.next();
    }
    if (!ready || chunk.length >= chunkCharacters) {
      yield chunk;
      chunk = '';
      turnOver = undefined;
    }
  }
  if (chunk !== '') yield chunk;
}

const patience = { bytes: 64 * 1024 * 1024, milliseconds: 10_000 };

/** A file that is refused before it has come is read on for a while, so that its sender comes to read why. */
async function* takingTheRest(results: AsyncGenerator<string>, request: IncomingMessage): AsyncGenerator<string> {
  try {
    yield* results;
  } catch (error) {
    discardRest(request, patience);
    throw error;
  }
}

function nextTurn(): Promise<undefined> {
  return new Promise((resolve) => setImmediate(resolve, undefined));
}

function kindOf({ headers }: FastifyRequest): BatchKind {
  const type = headers['content-type'] ?? '';
  if (/^text\/csv\b/i.test(type)) return 'csv';
  return type.toLowerCase().startsWith(workbookMediaType) ? 'workbook' : 'ndjson';
}

/** A parameter that is repeated is a list. */
interface TableQuery {
  readonly form?: unknown;
  readonly formVersion?: unknown;
}

/** The form of a table, and its version when it is one that was designed at run time. */
function namedForm({ form, formVersion }: TableQuery): Pick<TableBatch, 'form' | 'formVersion'> {
  const version = formVersion === undefined ? {} : { formVersion: versionNumber(formVersion) };
  if (typeof form === 'string' && form !== '') return { form, ...version };
  throw new Problem({
    status: 400,
    code: 'form-not-named',
    title: text(
      'Для CSV і XLSX форму вказують у запиті: ?form=…',
      'A batch of CSV or XLSX names its form in the query: ?form=…',
    ),
  });
}

/** What is no number is no version of any form, and 0 is none either. */
function versionNumber(given: unknown): number {
  return typeof given === 'string' && /^[0-9]{1,6}$/.test(given) ? Number(given) : 0;
}
