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

/** Stream of what happens in the course of a campaign to one unit, or, without a unit, to the campaign and its contestants. */
export function courseStream(campaign: string, unit?: string): string {
  return unit === undefined ? `course-${campaign}` : `course-${campaign}.${unit}`;
}

/** Stream of the waivers of one form of one unit. */
export function waiverStream(campaign: string, form: string, unit: string): string {
  return `waiver-${campaign}.${form}.${unit}`;
}

/** Stream of one one-off request with all its versions. */
export function requestFormStream(campaign: string, key: string): string {
  return `request-form-${campaign}.${key}`;
}
