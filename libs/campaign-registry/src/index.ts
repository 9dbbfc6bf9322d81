export { CampaignRegistry, withEvent } from './campaign-registry.js';
export { EVENT_LOG, FORM_CATALOGUE } from './tokens.js';
