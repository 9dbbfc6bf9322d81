import type { CampaignRuntime } from '#vybory/campaigns';

/** Campaigns as they stand; the host provides it under {@link CAMPAIGN_SOURCE}. */
export interface CampaignSource {
  get(campaign: string): CampaignRuntime | undefined;
}

/** Injection token of the {@link CampaignSource}. */
export const CAMPAIGN_SOURCE = Symbol('CampaignSource');

/** Injection token of the event log, of which only what reads logs is used. */
export const QUERY_EVENT_LOG = Symbol('QueryEventLog');

/** Injection token of the `ViewReader`. */
export const VIEW_READER = Symbol('ViewReader');
