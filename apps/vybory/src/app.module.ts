import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CampaignRegistry, EVENT_LOG, FORM_CATALOGUE } from '#vybory/campaign-registry';
import type { EventLog } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';
import { IntakeModule } from '#vybory/intake';

/** What all modules of the front thread share. */
@Global()
@Module({})
class SharedModule {
  static with(eventLog: EventLog): DynamicModule {
    const providers = [
      { provide: EVENT_LOG, useValue: eventLog },
      { provide: FORM_CATALOGUE, useFactory: formCatalogue },
      CampaignRegistry,
    ];
    return { module: SharedModule, providers, exports: providers };
  }
}

@Module({})
export class AppModule {
  static with(eventLog: EventLog): DynamicModule {
    return { module: AppModule, imports: [SharedModule.with(eventLog), IntakeModule] };
  }
}
