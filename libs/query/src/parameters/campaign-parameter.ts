import type { CampaignRuntime } from '#vybory/campaigns';
import { text } from '#vybory/language';
import type { CampaignSource } from '../ports.js';
import { unknownThing } from './query-problem.js';

/** The campaign of the path. @throws Problem 404 `campaign-unknown` */
export function knownCampaign(campaigns: CampaignSource, id: string): CampaignRuntime {
  const campaign = campaigns.get(id);
  if (campaign !== undefined) return campaign;
  throw unknownThing('campaign-unknown', text(`Кампанії «${id}» немає`, `There is no campaign "${id}"`), id);
}
