import type { CampaignRuntime } from '#vybory/campaigns';
import type { FactKey, WithinKey } from '#vybory/checks';
import type { FormKey } from '#vybory/forms';
import { slotId, type SlotAddress } from '#vybory/submissions';
import { slotsOfFact } from './fact-slots.js';

/** A slot that has to be judged again when others take force. */
export interface Watcher {
  readonly slot: SlotAddress;
  /** It waits until so many units have something in force: whoever comes before changes nothing. */
  readonly waitsFor?: WithinKey;
}

/**
 * Who depends on which slots, by one-sided relations: a district's protocol on those of its precincts, a report on the bank's statements. Asked
 * for everything that takes force, so it answers by a look at the form first; slots of forms that nobody waits for cost nothing more.
 */
export class Dependants {
  private readonly watchers = new Map<FormKey, Map<string, Map<string, Watcher>>>();
  /** Units that have something in force, for what watchers wait for; absent: to be counted. */
  private readonly counted = new Map<string, Set<string>>();

  /** From now on the slot is told of whatever takes force in these facts. */
  watch(slot: SlotAddress, facts: readonly FactKey[], campaign: CampaignRuntime): void {
    for (const key of facts) this.watchOne(slot, key, campaign);
  }

  /** Whether anybody waits for slots of a form. */
  isWaitedFor(form: FormKey): boolean {
    return this.watchers.has(form);
  }

  /** Slots that wait for this one, itself left out. `tookForce`: its unit has something in force now. */
  waitingFor(slot: SlotAddress, tookForce: boolean, campaign: CampaignRuntime): readonly Watcher[] {
    const places = this.watchers.get(slot.form);
    if (places === undefined) return [];
    const own = slotId(slot);
    const found: Watcher[] = [];
    for (const place of placesOf(slot, campaign)) {
      if (tookForce) this.counted.get(`${slot.form} ${place}`)?.add(slot.unit);
      for (const watcher of places.get(place)?.values() ?? []) if (slotId(watcher.slot) !== own) found.push(watcher);
    }
    return found;
  }

  /** What has to be counted before it is known whether these have waited long enough. */
  uncounted(watchers: readonly Watcher[]): readonly WithinKey[] {
    const keys = watchers.flatMap(({ waitsFor }) => waitsFor ?? []);
    return keys.filter((key) => !this.counted.has(countOf(key)));
  }

  count(key: WithinKey, units: Iterable<string>): void {
    this.counted.set(countOf(key), new Set(units));
  }

  /** Whether as many have something in force as it waits for. Ask {@link uncounted} first. */
  isReady({ waitsFor }: Watcher, campaign: CampaignRuntime): boolean {
    if (waitsFor === undefined) return true;
    const { atLeast = 0 } = waitsFor;
    const needed = atLeast === 'all' ? slotsOfFact(waitsFor, campaign).length : atLeast;
    return (this.counted.get(countOf(waitsFor))?.size ?? 0) >= needed;
  }

  private watchOne(slot: SlotAddress, key: FactKey, campaign: CampaignRuntime): void {
    const place = placeOf(key, campaign);
    if (place === undefined) return;
    const places = this.watchers.get(place.form) ?? new Map<string, Map<string, Watcher>>();
    this.watchers.set(place.form, places);
    const there = places.get(place.at) ?? new Map<string, Watcher>();
    places.set(place.at, there);
    const waitsFor = key.kind === 'within' && key.atLeast !== undefined ? key : undefined;
    // The versions of a slot, on both carriers, may wait for more or for fewer; whichever stands is woken.
    there.set(`${slotId(slot)} ${waitsFor?.atLeast ?? ''}`, { slot, ...(waitsFor === undefined ? {} : { waitsFor }) });
  }
}

function countOf({ form, within, key }: WithinKey): string {
  return `${form} ${inside(within, key)}`;
}

function placeOf(key: FactKey, campaign: CampaignRuntime): { readonly form: FormKey; readonly at: string } | undefined {
  switch (key.kind) {
    case 'slot':
    case 'row':
    case 'submission': {
      const [slot] = slotsOfFact(key, campaign);
      return slot === undefined ? undefined : { form: slot.form, at: exactly(slot) };
    }
    case 'within':
      return { form: key.form, at: inside(key.within, key.key) };
    case 'series':
      return { form: key.form, at: goingOnFrom(key.unit, key.key) };
    case 'precincts-registered':
    case 'precinct-kind':
      return undefined;
    default: {
      const never: never = key;
      return never;
    }
  }
}

/** Every place of a fact that a slot is a part of. */
function placesOf(slot: SlotAddress, campaign: CampaignRuntime): readonly string[] {
  const units = [slot.unit, ...campaign.territory.ancestors(slot.unit)];
  return [
    exactly(slot),
    ...units.map((unit) => inside(unit, slot.key)),
    ...beginningsOf(slot.key).map((key) => goingOnFrom(slot.unit, key)),
  ];
}

/** `a+b` as `''`, `a`, `a+b`. */
function beginningsOf(key: string): readonly string[] {
  if (key === '') return [''];
  const parts = key.split('+');
  return ['', ...parts.map((_, i) => parts.slice(0, i + 1).join('+'))];
}

function exactly({ unit, key }: SlotAddress): string {
  return `= ${unit} ${key}`;
}

function inside(unit: string, key: string): string {
  return `@ ${unit} ${key}`;
}

function goingOnFrom(unit: string, key: string): string {
  return `~ ${unit} ${key}`;
}
