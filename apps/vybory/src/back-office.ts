import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { withEvent } from '#vybory/campaign-registry';
import { asApplication, openPostgresEventLog, type PostgresConnection } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';
import { breather, Busyness, createLogger } from '#vybory/platform';
import { PostgresBookmarks, PrimaryProcessing } from '#vybory/processing';
import { allViews, ProjectionRunner } from '#vybory/views';
import type { Answers, BackOfficeData, BackOfficeDesk, BackOfficeListener, Question } from './back-office-protocol.js';
import { AppendMetrics } from './operations/append-metrics.js';

/** Primary processing and projections. Yields to the front when that is busy, down to a least share. */
export class BackOffice implements BackOfficeDesk {
  private constructor(
    private readonly processing: PrimaryProcessing,
    private readonly projections: ProjectionRunner,
    private readonly metrics: Registry,
    private readonly close: () => Promise<void>,
  ) {}

  static async start(
    { connection, busyness, logLevel }: BackOfficeData,
    { onCommitted }: Pick<BackOfficeListener, 'onCommitted'>,
  ): Promise<BackOffice> {
    const logger = createLogger(logLevel).child({ context: 'back-office' });
    const forms = formCatalogue();
    const breathe = breather(new Busyness(busyness));
    const { count, registry: metrics } = new AppendMetrics(new Registry(), forms);
    const eventLog = openPostgresEventLog({ connection, poolSize: 6, onStored: count });
    const database = await new DataSource({
      type: 'postgres',
      extra: { ...withoutWaitingForDisk(connection), max: 2 },
    }).initialize();
    const projections = await ProjectionRunner.start({
      eventLog,
      connection,
      views: allViews,
      forms,
      breathe,
      onCommitted,
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
    return new BackOffice(processing, projections, metrics, async () => {
      await eventLog.close();
      await database.destroy();
    });
  }

  ask<Type extends Question['type']>(question: Extract<Question, { type: Type }>): Promise<Answers[Type]> {
    // The answer to a question has the type that the protocol gives it.
    return this.answer(question) as Promise<Answers[Type]>;
  }

  async stop(): Promise<void> {
    await this.processing.stop();
    await this.projections.stop();
    await this.close();
  }

  private async answer(question: Question): Promise<Answers[Question['type']]> {
    switch (question.type) {
      case 'status':
        return { processing: this.processing.status(), views: await this.projections.status() };
      case 'metrics':
        return this.metrics.getMetricsAsJSON();
      case 'rebuild':
        return this.projections.rebuild(question.views);
      case 'stop':
        return this.stop().then(() => undefined);
      default: {
        const never: never = question;
        return never;
      }
    }
  }
}

function withoutWaitingForDisk(connection: PostgresConnection): object {
  const { options = '', ...config } = asApplication(connection);
  return { ...config, options: `${options} -c synchronous_commit=off` };
}
