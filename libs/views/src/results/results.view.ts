import type { ContestDefinition } from '#vybory/campaigns';
import type { CampaignKnowledge } from '../campaign/campaign-knowledge.js';
import { sumEntities, Sums1554000000001 } from '../sums/entities.js';
import { startSumFold, sumEventTypes } from '../sums/sum-fold.js';
import { figure, type Summed } from '../sums/summed.js';
import { ImpossibleStep, type View } from '../view.js';

/**
 * Lines, then votes, in the order of the contest's definition, over the precinct protocols in force. The key of such a slot
 * is the contest; `<contest>+notice`, the quick message, is not counted.
 */
const precinctProtocols: Summed = {
  form: 'precinct-count-protocol',
  level: 'precinct',
  topics: (campaign) => campaign.runtime.definition.contests.map(({ id }) => id),
  topicOf: (key, campaign) => campaign.runtime.contest(key)?.id,
  width: (topic, campaign) => {
    const { precinctLines, contestants } = contestOf(topic, campaign);
    return precinctLines.length + contestants.length;
  },
  figuresOf: (topic, values, campaign) => {
    const { precinctLines, contestants } = contestOf(topic, campaign);
    const lines = membersOf(values['lines']);
    const votes = membersOf(values['votes']);
    return [...precinctLines.map(({ line }) => figure(lines[line])), ...contestants.map(({ id }) => figure(votes[id]))];
  },
};

export const resultsView: View = {
  name: 'results',
  version: 1,
  onPoison: 'halt',
  eventTypes: sumEventTypes,
  entities: sumEntities,
  migrations: [Sums1554000000001],
  indexes: [],
  startFold: (start) => startSumFold(precinctProtocols, start),
};

function contestOf(id: string, campaign: CampaignKnowledge): ContestDefinition {
  const contest = campaign.runtime.contest(id);
  if (contest === undefined) throw new ImpossibleStep(`the campaign has no contest ${id}`);
  return contest;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
