/** Stream of the campaign's life. */
export function campaignStream(campaign: string): string {
  return `campaign-${campaign}`;
}

/** Stream of the subjects registered later: one for all kinds, because their ids are unique over all of them. */
export function subjectsStream(campaign: string): string {
  return `subjects-${campaign}`;
}

/** Stream of the precincts registered under one district: 30,000 precincts are about 200 small streams, not one long one. */
export function territoryStream(campaign: string, parent: string): string {
  return `territory-${campaign}.${parent}`;
}
