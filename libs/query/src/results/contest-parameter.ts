import type { CampaignRuntime, ContestDefinition } from '#vybory/campaigns';
import { text } from '#vybory/language';
import type { QueryParameters } from '../parameters/query-parameters.js';
import { unknownThing } from '../parameters/query-problem.js';

/** The parameter `contest`; may be left out when the campaign has one. @throws Problem 404 `contest-unknown` */
export function contestParameter(
  parameters: QueryParameters,
  campaign: CampaignRuntime,
): ContestDefinition | undefined {
  const given = parameters.text('contest');
  if (parameters.isRefused('contest')) return undefined;
  const { contests } = campaign.definition;
  if (given === undefined) {
    const [only, another] = contests;
    if (only !== undefined && another === undefined) return only;
    const ids = contests.map(({ id }) => id);
    const message = text(`Назвіть виборчі перегони: ${ids.join(', ')}`, `Name the contest: ${ids.join(', ')}`);
    parameters.refuse('contest', 'contest-missing', message, undefined, ids);
    return undefined;
  }
  const contest = campaign.contest(given);
  if (contest !== undefined) return contest;
  const title = text(`Виборчих перегонів «${given}» у кампанії немає`, `The campaign has no contest "${given}"`);
  throw unknownThing('contest-unknown', title, given);
}
