import { CampaignRegistry } from '#vybory/campaign-registry';
import type { CampaignDefinition, CampaignRuntime } from '#vybory/campaigns';
import type { MemoryEventLog } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';

/** A campaign's own events, decided and stored as the product does it. */
export async function withRegistry(
  eventLog: MemoryEventLog,
  definition: CampaignDefinition,
  tell: (registry: CampaignRegistry, campaign: () => CampaignRuntime) => Promise<void>,
): Promise<void> {
  const registry = new CampaignRegistry(eventLog, formCatalogue());
  await registry.onModuleInit();
  try {
    accepted(await registry.announce(definition, 'secretariat'));
    await tell(registry, () => {
      const campaign = registry.get(definition.id);
      if (campaign === undefined) throw new Error(`${definition.id} is not announced`);
      return campaign;
    });
  } finally {
    await registry.onApplicationShutdown();
  }
}

export function accepted(rejection: object | undefined): void {
  if (rejection !== undefined) throw new Error(JSON.stringify(rejection));
}
