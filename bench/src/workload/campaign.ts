import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCampaignDefinition, type CampaignDefinition } from '#vybory/campaigns';
import { formCatalogue } from '#vybory/forms';
import { projectRoot } from '../harness/paths.js';

/** A precinct of the generated campaign, and the contest whose protocol it sends. */
export interface Precinct {
  readonly code: string;
  readonly number: string;
  readonly district: string;
  /** Absent: the only one. */
  readonly contest?: string;
}

export const campaignId = 'bench';

/** The definition of the presidential election of 2019 under another name, the same contest as many times as asked. */
export async function benchCampaign(contests = 1): Promise<CampaignDefinition> {
  const path = join(projectRoot, 'campaigns', 'ua-president-2019-r1', 'campaign.json');
  const president = JSON.parse(await readFile(path, 'utf8')) as { readonly contests: readonly object[] };
  const copies = Array.from({ length: contests }, (_, n) =>
    president.contests.map((contest) => ({ ...contest, id: contestId(n) })),
  );
  const document = { ...president, id: campaignId, ...(contests > 1 && { contests: copies.flat() }) };
  const parsed = parseCampaignDefinition(document, { forms: formCatalogue() });
  if ('errors' in parsed) throw new Error(`the campaign definition is broken: ${JSON.stringify(parsed.errors)}`);
  return parsed.definition;
}

/** `count` precincts, dealt round over all districts as protocols of a night come in. */
export function precincts({ territory }: CampaignDefinition, count: number): readonly Precinct[] {
  const districts = territory.filter(({ level, number }) => level === 'district' && number !== undefined);
  return Array.from({ length: count }, (_, index) => {
    const district = districts[index % districts.length]?.code ?? '';
    const number = String(Math.floor(index / districts.length) + 1).padStart(6, '0');
    return { code: `${district}-${number}`, number, district };
  });
}

/** A protocol of every precinct for one contest after the other. */
export function ofEveryContest(precincts: readonly Precinct[], contests: number): readonly Precinct[] {
  return Array.from({ length: contests }, (_, n) =>
    precincts.map((precinct) => ({ ...precinct, contest: contestId(n) })),
  ).flat();
}

const contestId = (index: number): string => `president-${index + 1}`;
