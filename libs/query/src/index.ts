export { queryApi } from './query.api.js';
export { viewProblems } from './problems.js';
export { QueryModule } from './query.module.js';
export { ViewPositions } from './positions/view-positions.js';
export { CAMPAIGN_SOURCE, QUERY_EVENT_LOG, VIEW_READER, type CampaignSource } from './ports.js';
