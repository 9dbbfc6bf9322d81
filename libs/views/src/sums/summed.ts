import type { Level } from '#vybory/forms';
import type { FormValues } from '#vybory/submissions';
import type { CampaignKnowledge } from '../campaign/campaign-knowledge.js';

/** A number of a form, or null when the form does not state it. */
export type Figure = number | null;

/** What is added up over the territory: the figures of one form, separately for each topic (a contest, a turnout hour). */
export interface Summed {
  readonly form: string;
  /** Level of the units that the form is submitted for. */
  readonly level: Level;
  /** Ids of all topics of the campaign. */
  topics(campaign: CampaignKnowledge): readonly string[];
  /** Topic of the slot with this key; undefined when its figures are not summed (a notice beside the protocol). */
  topicOf(key: string, campaign: CampaignKnowledge): string | undefined;
  /** How many figures each version of the topic has. */
  width(topic: string, campaign: CampaignKnowledge): number;
  /** In the order of the campaign's definition. */
  figuresOf(topic: string, values: FormValues, campaign: CampaignKnowledge): readonly Figure[];
}

/** A whole number of a validated form; anything else, such as the mark of a struck-out contestant, is no figure. */
export function figure(value: unknown): Figure {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}
