import type { CampaignDefinition, Stage, TerritoryDefinition } from './definition.js';

/** The campaign exists: its whole definition is on record, with the hash that submissions and rule sets refer to. */
export interface CampaignAnnounced {
  readonly type: 'CampaignAnnounced';
  readonly data: { readonly definition: CampaignDefinition; readonly definitionHash: string };
}

export interface CampaignStageEntered {
  readonly type: 'CampaignStageEntered';
  readonly data: { readonly stage: Stage };
}

/** Precincts of one district that the definition does not have; every unit here is new in its stream. */
export interface TerritoriesRegistered {
  readonly type: 'TerritoriesRegistered';
  readonly data: { readonly units: readonly TerritoryDefinition[] };
}

/** Events of the stream `campaign-<id>`. */
export type CampaignLifeEvent = CampaignAnnounced | CampaignStageEntered;

export type CampaignEvent = CampaignLifeEvent | TerritoriesRegistered;
