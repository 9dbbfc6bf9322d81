import { sumEntities, Sums1554000000001 } from '../sums/entities.js';
import { startSumFold, sumEventTypes } from '../sums/sum-fold.js';
import { figure, type Summed } from '../sums/summed.js';
import type { View } from '../view.js';

/** Figures of a turnout notice, in the order in which the tables have them. */
export const turnoutFigures = ['votersOnList', 'votersIssuedBallots', 'precinctsTotal', 'precinctsReporting'] as const;

/** One topic per turnout slot, whose time is the slot's key. */
const turnoutNotices: Summed = {
  form: 'turnout-notice',
  level: 'district',
  topics: (campaign) => campaign.runtime.definition.turnoutSlots.map(({ at }) => at),
  topicOf: (key, campaign) => campaign.runtime.definition.turnoutSlots.find(({ at }) => at === key)?.at,
  width: () => turnoutFigures.length,
  figuresOf: (_topic, values) => turnoutFigures.map((name) => figure(values[name])),
};

export const turnoutView: View = {
  name: 'turnout',
  version: 1,
  onPoison: 'halt',
  eventTypes: sumEventTypes,
  entities: sumEntities,
  migrations: [Sums1554000000001],
  indexes: [],
  startFold: (start) => startSumFold(turnoutNotices, start),
};
