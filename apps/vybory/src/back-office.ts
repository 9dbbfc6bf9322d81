import { parentPort, workerData } from 'node:worker_threads';
import { DataSource } from 'typeorm';
import { withEvent } from '#vybory/campaign-registry';
import { asApplication, openPostgresEventLog, type PostgresConnection } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';
import { breather, Busyness, createLogger } from '#vybory/platform';
import { PostgresBookmarks, PrimaryProcessing } from '#vybory/processing';
import { allViews, ProjectionRunner } from '#vybory/views';
import type { Answers, BackOfficeData, FromBackOffice, Question, ToBackOffice } from './back-office-protocol.js';

/**
 * Primary processing and projections in a thread of their own, so that folding a page never delays an answer. Yields to the
 * front thread when that is busy, down to a least share.
 */
class BackOffice {
  private constructor(
    private readonly processing: PrimaryProcessing,
    private readonly projections: ProjectionRunner,
    private readonly close: () => Promise<void>,
  ) {}

  static async start({ connection, busyness, logLevel }: BackOfficeData): Promise<BackOffice> {
    const logger = createLogger(logLevel).child({ context: 'back-office' });
    const forms = formCatalogue();
    const breathe = breather(new Busyness(busyness));
    const eventLog = openPostgresEventLog({ connection, poolSize: 6 });
    const database = await new DataSource({ type: 'postgres', extra: { ...withoutWaitingForDisk(connection), max: 2 } }).initialize();
    const projections = await ProjectionRunner.start({
      eventLog,
      connection,
      views: allViews,
      forms,
      onCommitted: (notice) => say({ type: 'committed', notice }),
      onProblem: (view, log, error) => logger.error({ msg: 'a view has a problem', view, log, err: error }),
    });
    const processing = new PrimaryProcessing({
      eventLog,
      bookmarks: new PostgresBookmarks(database),
      withCampaignEvent: (campaign, event) => withEvent(campaign, event, forms),
      breathe,
      onTrouble: (log, error) => logger.warn({ msg: 'processing starts again from its bookmark', log, err: error }),
    });
    processing.start();
    return new BackOffice(processing, projections, async () => {
      await eventLog.close();
      await database.destroy();
    });
  }

  async answer(question: Question): Promise<Answers[Question['type']]> {
    switch (question.type) {
      case 'status':
        return { processing: this.processing.status(), views: await this.projections.status() };
      case 'rebuild':
        return this.projections.rebuild(question.views);
      case 'stop':
        return this.stop();
      default: {
        const never: never = question;
        return never;
      }
    }
  }

  private async stop(): Promise<undefined> {
    await this.processing.stop();
    await this.projections.stop();
    await this.close();
    return undefined;
  }
}

function withoutWaitingForDisk(connection: PostgresConnection): object {
  const { options = '', ...config } = asApplication(connection);
  return { ...config, options: `${options} -c synchronous_commit=off` };
}

function say(message: FromBackOffice): void {
  parentPort?.postMessage(message);
}

async function reply(backOffice: BackOffice, { no, ...question }: ToBackOffice): Promise<void> {
  try {
    say({ type: 'answer', no, answer: await backOffice.answer(question) });
  } catch (error) {
    say({ type: 'refusal', no, reason: error instanceof Error ? error.message : String(error) });
  }
  if (question.type === 'stop') parentPort?.close();
}

const backOffice = await BackOffice.start(workerData as BackOfficeData);
parentPort?.on('message', (message: ToBackOffice) => void reply(backOffice, message));
say({ type: 'started' });
