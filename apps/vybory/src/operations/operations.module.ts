import { Module, type DynamicModule } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { ATTACHMENT_STORE, type AttachmentStore } from '#vybory/attachments';
import { EVENT_LOG } from '#vybory/campaign-registry';
import { logName, type EventLog } from '#vybory/event-log';
import { HEALTH_CHECKS, HealthController, MetricsController, MetricsPage, type HealthCheck } from '#vybory/platform';
import { BACK_OFFICE, type BackOfficeDesk } from '../back-office-protocol.js';
import { SystemController } from '../system.controller.js';
import { LagGauges } from './lag-gauges.js';
import { SystemStatusReader } from './system-status.js';

/** For those who run the product: whether it is well, what it does, how far it has come. */
@Module({})
export class OperationsModule {
  /** @param metrics what the front thread counts */
  static with(metrics: Registry): DynamicModule {
    const page = (system: SystemStatusReader, backOffice: BackOfficeDesk): MetricsPage =>
      new MetricsPage(metrics, [
        new LagGauges(system),
        { name: 'back-office', read: () => backOffice.ask({ type: 'metrics' }) },
      ]);
    return {
      module: OperationsModule,
      controllers: [SystemController, HealthController, MetricsController],
      providers: [
        SystemStatusReader,
        { provide: HEALTH_CHECKS, useFactory: healthChecks, inject: [EVENT_LOG, BACK_OFFICE, ATTACHMENT_STORE] },
        { provide: MetricsPage, useFactory: page, inject: [SystemStatusReader, BACK_OFFICE] },
      ],
    };
  }
}

function healthChecks(
  eventLog: EventLog,
  backOffice: BackOfficeDesk,
  attachments: AttachmentStore,
): readonly HealthCheck[] {
  return [
    // Over the connections that submissions are stored with: when those are exhausted it is not well either.
    { name: 'database', check: () => eventLog.head(logName('system')) },
    { name: 'back-office', check: () => backOffice.ask({ type: 'status' }) },
    { name: 'attachments', check: () => attachments.check() },
  ];
}
