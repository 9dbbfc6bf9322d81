import { request } from 'undici';
import type { CampaignDefinition } from '#vybory/campaigns';
import { campaignId, type Precinct } from './campaign.js';

const unitsPerRequest = 4000;

/** Announces the campaign, registers its precincts and opens it for protocols, through the API. */
export async function openCampaign(
  url: URL,
  definition: CampaignDefinition,
  precincts: readonly Precinct[],
): Promise<void> {
  await asSecretariat(url, 'POST', 'campaigns', definition);
  const byDistrict = precincts.toSorted((a, b) => a.district.localeCompare(b.district));
  for (let from = 0; from < byDistrict.length; from += unitsPerRequest) {
    const units = byDistrict.slice(from, from + unitsPerRequest).map(unitOf);
    await asSecretariat(url, 'POST', `campaigns/${campaignId}/territories`, units);
  }
  for (const stage of ['preparation', 'voting', 'tabulation']) {
    await asSecretariat(url, 'PUT', `campaigns/${campaignId}/stage`, { stage });
  }
}

function unitOf({ code, number, district }: Precinct): object {
  return {
    code,
    level: 'precinct',
    parent: district,
    number,
    kind: 'ordinary',
    name: { uk: `Дільниця ${number}`, en: `Precinct ${number}` },
  };
}

async function asSecretariat(url: URL, method: 'POST' | 'PUT', path: string, document: object): Promise<void> {
  const { statusCode, body } = await request(new URL(`/api/v1/${path}`, url), {
    method,
    headers: { 'content-type': 'application/json', 'vybory-body': 'secretariat' },
    body: JSON.stringify(document),
  });
  const text = await body.text();
  if (statusCode >= 300) throw new Error(`${method} ${path}: ${statusCode} ${text.slice(0, 1000)}`);
}
