import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { ATTACHMENT_LIMITS, ATTACHMENT_STORE, type AttachmentStore, type PutLimits } from '#vybory/attachments';
import { CampaignRegistry, EVENT_LOG, FORM_CATALOGUE } from '#vybory/campaign-registry';
import type { EventLog } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';
import { IntakeModule, SUBMISSION_BODIES } from '#vybory/intake';
import type { LargeBodyLimits } from '#vybory/platform';
import { CAMPAIGN_SOURCE, QUERY_EVENT_LOG, QueryModule, VIEW_READER } from '#vybory/query';
import type { ViewReader } from '#vybory/views';
import { ApiDocumentController, ApiDocumentShelf } from './api-document/api-document.controller.js';
import { BACK_OFFICE, type BackOfficeDesk } from './back-office-protocol.js';
import { IndexPageController } from './index-page/index-page.controller.js';
import { OperationsModule } from './operations/operations.module.js';

export interface AppParts {
  readonly eventLog: EventLog;
  readonly attachments: AttachmentStore;
  readonly attachmentLimits: PutLimits;
  readonly submissions: LargeBodyLimits;
  readonly backOffice: BackOfficeDesk;
  readonly viewReader: ViewReader;
  /** What the front thread counts. */
  readonly metrics: Registry;
}

/** What all modules of the front thread share. */
@Global()
@Module({})
class SharedModule {
  static with({
    eventLog,
    attachments,
    attachmentLimits,
    submissions,
    backOffice,
    viewReader,
  }: AppParts): DynamicModule {
    const providers = [
      { provide: EVENT_LOG, useValue: eventLog },
      { provide: ATTACHMENT_STORE, useValue: attachments },
      { provide: ATTACHMENT_LIMITS, useValue: attachmentLimits },
      { provide: SUBMISSION_BODIES, useValue: submissions },
      { provide: BACK_OFFICE, useValue: backOffice },
      { provide: FORM_CATALOGUE, useFactory: formCatalogue },
      CampaignRegistry,
      { provide: CAMPAIGN_SOURCE, useExisting: CampaignRegistry },
      { provide: QUERY_EVENT_LOG, useValue: eventLog },
      { provide: VIEW_READER, useValue: viewReader },
    ];
    return { module: SharedModule, providers, exports: providers };
  }
}

@Module({})
export class AppModule {
  static with(parts: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [SharedModule.with(parts), IntakeModule, QueryModule, OperationsModule.with(parts.metrics)],
      controllers: [IndexPageController, ApiDocumentController],
      providers: [ApiDocumentShelf],
    };
  }
}
