import { Inject, Injectable, Logger } from '@nestjs/common';
import { isUtf8 } from 'node:buffer';
import { CampaignRegistry, FORM_CATALOGUE } from '#vybory/campaign-registry';
import type { FormDefinition } from '#vybory/forms';
import { text, type Language } from '#vybory/language';
import {
  internalError,
  parseJsonText,
  Problem,
  problemDocument,
  type BodyClaim,
  type LargeBodyLimits,
} from '#vybory/platform';
import { SUBMISSION_BODIES } from '../submission-bodies.js';
import { formOf } from '../submissions/prepare.js';
import { campaignUnknown, eventLogProblems } from '../submissions/problems.js';
import { SubmissionIntake } from '../submissions/submission-intake.js';
import { csvSubmissions } from './csv-submissions.js';
import { lineLost, lineNotUtf8 } from './line-problems.js';
import { lines, type Line } from './lines.js';
import { ordered } from './ordered.js';
import type { TableSubmission } from './table-submissions.js';
import { workbookSubmissions } from './workbook-submissions.js';

export interface Batch {
  readonly campaign: string;
  readonly body: string;
  readonly language: Language;
  /** Bytes as they arrive. */
  readonly content: AsyncIterable<Buffer>;
}

/** The form of a table is named once, for all lines. */
export interface TableBatch extends Batch {
  readonly form: string;
  /** Of a form that was designed at run time; absent: the one in force. */
  readonly formVersion?: number;
}

type TableReader = (
  content: AsyncIterable<Buffer>,
  form: FormDefinition,
  bodies: LargeBodyLimits,
) => AsyncGenerator<TableSubmission>;

/** How many submissions of one batch are under way at a time: enough to fill two group commits. */
const width = 512;

/** Many submissions in one request, streamed both ways. Each line stands for itself: a broken one gets its own error, the rest goes on. */
@Injectable()
export class BatchIntake {
  private readonly logger = new Logger(BatchIntake.name);

  constructor(
    @Inject(SubmissionIntake) private readonly intake: SubmissionIntake,
    @Inject(CampaignRegistry) private readonly campaigns: CampaignRegistry,
    @Inject(FORM_CATALOGUE) private readonly forms: ReadonlyMap<string, FormDefinition>,
    @Inject(SUBMISSION_BODIES) private readonly bodies: LargeBodyLimits,
  ) {}

  /** NDJSON: a submission per line, with `idempotencyKey` as a member. Yields a JSON result per line that is not blank, without its end. */
  ndjson(batch: Batch): AsyncGenerator<string, void, undefined> {
    this.refuseUnknown(batch);
    const { limit, underWay } = this.bodies;
    const all = numbered(lines(batch.content, { longest: limit, claim: () => underWay.claim() }));
    const breadth = {
      ...{ items: width, bytes: limit },
      bytesOf: ({ line }: NumberedLine) => ('lost' in line ? 0 : line.bytes.length),
      drop: ({ line }: NumberedLine) => ('lost' in line ? undefined : line.claim.release()),
    };
    return ordered(all, breadth, ({ line, no }) =>
      this.answer(no, batch.language, () => this.submitLine(line, batch), 'lost' in line ? undefined : line.claim),
    );
  }

  /** CSV with a header line. Several lines can make one submission; the result names the first. */
  csv(batch: TableBatch): AsyncGenerator<string, void, undefined> {
    return this.table(batch, csvSubmissions);
  }

  /** A filled XLSX template: read as a whole, then answered row by row as CSV is. */
  workbook(batch: TableBatch): AsyncGenerator<string, void, undefined> {
    return this.table(batch, workbookSubmissions);
  }

  private table(batch: TableBatch, read: TableReader): AsyncGenerator<string, void, undefined> {
    const campaign = this.refuseUnknown(batch);
    const known = this.forms.get(batch.form) ?? campaign.requestForms.latest(batch.form)?.definition;
    if (!known || !campaign.formUse(known.key)) throw formUnknown(batch.form);
    const { form, formVersion } = formOf(batch, campaign, this.forms);
    // All lines are of the version that the batch began with, whatever is approved meanwhile.
    const version = formVersion === undefined ? undefined : { formVersion };
    const breadth = {
      ...{ items: width, bytes: this.bodies.limit },
      bytesOf: ({ bytes }: TableSubmission) => bytes,
      drop: ({ claim }: TableSubmission) => claim.release(),
    };
    return ordered(read(batch.content, form, this.bodies), breadth, (submission) =>
      this.answer(
        submission.line,
        batch.language,
        () => this.submitTable(submission, batch, version),
        submission.claim,
      ),
    );
  }

  private async answer(
    line: number,
    language: Language,
    submit: () => Promise<string>,
    claim: BodyClaim | undefined,
  ): Promise<string> {
    try {
      return `{"line":${line},"status":202,"receipt":${await submit()}}`;
    } catch (error) {
      const problem = this.toProblem(error);
      return `{"line":${line},"status":${problem.status},"problem":${JSON.stringify(problemDocument(problem, language))}}`;
    } finally {
      claim?.release();
    }
  }

  /** What nobody foresaw about one line must not take the others with it. */
  private toProblem(error: unknown): Problem {
    if (error instanceof Problem) return error;
    const known = eventLogProblems(error);
    if (!known) this.logger.error({ msg: 'a line of a batch failed', err: error });
    return known ?? internalError();
  }

  private refuseUnknown({ campaign }: Batch): NonNullable<ReturnType<CampaignRegistry['get']>> {
    const known = this.campaigns.get(campaign);
    if (!known) throw campaignUnknown(campaign);
    return known;
  }

  private async submitLine(line: Line, { campaign, body }: Batch): Promise<string> {
    if ('lost' in line) throw lineLost(line.lost, this.bodies.limit);
    if (!isUtf8(line.bytes)) throw lineNotUtf8();
    const payload = parseJsonText(line.bytes.toString('utf8'));
    const { idempotencyKey, ...envelope } = isRecord(payload) ? payload : { idempotencyKey: undefined };
    const sent = isRecord(payload) ? envelope : payload;
    const { receipt } = await this.intake.submit(campaign, sent, { body, ...keyOf(idempotencyKey) });
    return receipt;
  }

  private async submitTable(
    { envelope, idempotencyKey, problem }: TableSubmission,
    { campaign, body }: TableBatch,
    version: { readonly formVersion: number } | undefined,
  ): Promise<string> {
    if (problem) throw problem;
    const { receipt } = await this.intake.submit(
      campaign,
      { ...envelope, ...version },
      { body, ...keyOf(idempotencyKey) },
    );
    return receipt;
  }
}

interface NumberedLine {
  readonly line: Line;
  readonly no: number;
}

/** Without the blank ones. */
async function* numbered(source: AsyncIterable<Line>): AsyncGenerator<NumberedLine> {
  let no = 0;
  for await (const line of source) {
    no++;
    if ('lost' in line || line.bytes.length > 0) yield { line, no };
  }
}

function keyOf(key: unknown): { readonly idempotencyKey?: string } {
  if (key === undefined || key === '') return {};
  if (typeof key === 'string' && /^[\x21-\x7e]{1,128}$/.test(key)) return { idempotencyKey: key };
  throw new Problem({
    status: 422,
    code: 'idempotency-key-malformed',
    title: text('Некоректний idempotencyKey', 'The idempotencyKey is malformed'),
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function formUnknown(form: string): Problem {
  return new Problem({
    status: 404,
    code: 'form-unknown',
    title: text('Такої форми немає', 'There is no such form'),
    extensions: { form: form.slice(0, 64) },
  });
}
