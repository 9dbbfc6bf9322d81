import type { CampaignRuntime } from '#vybory/campaigns';
import type { Level } from '#vybory/forms';
import { text } from '#vybory/language';
import type { QueryParameters } from './query-parameters.js';
import { unknownThing } from './query-problem.js';

export interface Place {
  readonly unit: string;
  readonly level: Level;
  /** Codes from the country down, joined by `/`, as the views have them. */
  readonly path: string;
}

/** @throws Problem 404 `territory-unknown` */
export function placeOf(campaign: CampaignRuntime, unit: string): Place {
  const { territory } = campaign;
  const level = territory.level(unit);
  if (level === undefined) {
    const title = text(`Територіальної одиниці «${unit}» у кампанії немає`, `The campaign has no territory "${unit}"`);
    throw unknownThing('territory-unknown', title, unit);
  }
  return { unit, level, path: [unit, ...territory.ancestors(unit)].reverse().join('/') };
}

/** The parameter `territory`, by default the country. @throws Problem 404 `territory-unknown` */
export function territoryParameter(parameters: QueryParameters, campaign: CampaignRuntime, name = 'territory'): Place {
  return placeOf(campaign, parameters.text(name) ?? countryOf(campaign));
}

const levelNames = { national: 'country', region: 'region', district: 'district', precinct: 'precinct' } as const;

/** The parameter `level`: `national`, `region`, `district` or `precinct`. */
export function levelParameter(parameters: QueryParameters): Level | undefined {
  const name = parameters.choice('level', ['national', 'region', 'district', 'precinct']);
  return name === undefined ? undefined : levelNames[name];
}

/** The level as answers name it. */
export function levelName(level: Level): keyof typeof levelNames {
  return level === 'country' ? 'national' : level;
}

function countryOf(campaign: CampaignRuntime): string {
  for (const code of campaign.territory.codesOfLevel('country')) return code;
  return '';
}
