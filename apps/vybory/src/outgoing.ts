import type { INestApplication } from '@nestjs/common';
import type { Logger } from 'pino';
import { CampaignRegistry } from '#vybory/campaign-registry';
import type { EventLog } from '#vybory/event-log';
import { Postman, readEndpoints, ReminderScheduler } from '#vybory/reminders';
import { completenessView, type ViewReader } from '#vybory/views';
import type { BackOfficeDesk } from './back-office-protocol.js';

export interface OutgoingParts {
  readonly app: INestApplication;
  readonly eventLog: EventLog;
  readonly backOffice: BackOfficeDesk;
  readonly viewReader: ViewReader;
  readonly webhooksFile: string | undefined;
  readonly logger: Logger;
}

/** What the system says by itself: reminders, and webhooks of them. */
export function startOutgoing({ app, eventLog, backOffice, viewReader, webhooksFile, logger }: OutgoingParts): {
  stop(): Promise<void>;
} {
  const registry = app.get(CampaignRegistry);
  const reminders = new ReminderScheduler({
    eventLog,
    reader: viewReader,
    campaigns: () => registry.list(),
    mayAct: async () => {
      const { views } = await backOffice.ask({ type: 'status' });
      return !views.some(({ view, state }) => view === completenessView.name && state === 'rebuilding');
    },
    onTrouble: (error) => logger.warn({ msg: 'reminders will be looked at again', err: error }),
  });
  const postman = new Postman({
    eventLog,
    endpoints: readEndpoints(webhooksFile),
    onTrouble: (endpoint, error) => logger.warn({ msg: 'a webhook was not taken', endpoint, err: error }),
  });
  reminders.start();
  postman.start();
  return {
    stop: async () => {
      await reminders.stop();
      await postman.stop();
    },
  };
}
