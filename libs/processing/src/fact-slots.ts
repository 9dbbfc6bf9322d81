import type { CampaignRuntime } from '#vybory/campaigns';
import type { FactKey } from '#vybory/checks';
import { findForm, type FormKey, type Level } from '#vybory/forms';
import { parseSubmissionId, submissionStream, type SlotAddress } from '#vybory/submissions';

export type SeriesKey = Extract<FactKey, { readonly kind: 'series' }>;

/** The slots whose versions in force make a fact, as far as they can be enumerated: those of a series have to be looked up by name. */
export function slotsOfFact(key: FactKey, campaign: CampaignRuntime): readonly SlotAddress[] {
  switch (key.kind) {
    case 'slot':
      return [{ campaign: campaign.id, form: key.form, unit: key.unit, key: key.key }];
    case 'row': {
      const unit = campaign.territory.parent(key.precinct);
      return unit === undefined ? [] : [{ campaign: campaign.id, form: key.form, unit, key: key.key }];
    }
    case 'within':
      return unitsWithin(key.form, key.within, campaign).map((unit) => ({
        campaign: campaign.id,
        form: key.form,
        unit,
        key: key.key,
      }));
    case 'submission': {
      const parsed = parseSubmissionId(key.id);
      return parsed?.slot.campaign === campaign.id ? [parsed.slot] : [];
    }
    case 'series':
    case 'precincts-registered':
    case 'precinct-kind':
      return [];
    default: {
      const never: never = key;
      return never;
    }
  }
}

/** Whether what is in force there is asked for again and again, and worth keeping in memory; single slots of many units are not. */
export function isKept(key: FactKey): boolean {
  return key.kind === 'slot' || key.kind === 'row' || key.kind === 'submission';
}

/** How the names of all streams of a series begin; the slot whose key is the series' own has the shorter of the two names. */
export function seriesPrefixes({ form, unit, key }: SeriesKey, campaign: CampaignRuntime): readonly [string, string] {
  const slot = submissionStream({ campaign: campaign.id, form, unit, key });
  return [slot, key === '' ? `${slot}.` : `${slot}+`];
}

/** Whether a slot belongs to a series. */
export function isOfSeries({ form, unit, key }: SeriesKey, slot: SlotAddress): boolean {
  if (slot.form !== form || slot.unit !== unit) return false;
  return key === '' || slot.key === key || slot.key.startsWith(`${key}+`);
}

/** Units of a form's level inside a unit, itself included. */
function unitsWithin(form: FormKey, within: string, campaign: CampaignRuntime): readonly string[] {
  const level = findForm(form)?.level;
  return level === undefined ? [] : [...ofLevel(level, within, campaign)];
}

function* ofLevel(level: Level, unit: string, campaign: CampaignRuntime): Generator<string> {
  if (campaign.territory.level(unit) === level) yield unit;
  else for (const child of campaign.territory.children(unit)) yield* ofLevel(level, child, campaign);
}
