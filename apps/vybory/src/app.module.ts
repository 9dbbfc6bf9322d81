import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CampaignRegistry, EVENT_LOG, FORM_CATALOGUE } from '#vybory/campaign-registry';
import type { EventLog } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';
import { IntakeModule } from '#vybory/intake';
import { BackOfficeThread } from './back-office-thread.js';
import { SystemController } from './system.controller.js';

export interface AppParts {
  readonly eventLog: EventLog;
  readonly backOffice: BackOfficeThread;
}

/** What all modules of the front thread share. */
@Global()
@Module({})
class SharedModule {
  static with({ eventLog, backOffice }: AppParts): DynamicModule {
    const providers = [
      { provide: EVENT_LOG, useValue: eventLog },
      { provide: BackOfficeThread, useValue: backOffice },
      { provide: FORM_CATALOGUE, useFactory: formCatalogue },
      CampaignRegistry,
    ];
    return { module: SharedModule, providers, exports: providers };
  }
}

@Module({})
export class AppModule {
  static with(parts: AppParts): DynamicModule {
    return { module: AppModule, imports: [SharedModule.with(parts), IntakeModule], controllers: [SystemController] };
  }
}
