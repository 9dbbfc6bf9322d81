import type { CampaignDefinition } from '#vybory/campaigns';
import type { FormKey } from '#vybory/forms';
import { precinctProtocol } from '../forms.js';

export function slotKey(form: FormKey, unit: string, key = '') {
  return { kind: 'slot', form, unit, key } as const;
}

export function rowKey(form: FormKey, precinct: string, key = '') {
  return { kind: 'row', form, precinct, key } as const;
}

export function seriesKey(form: FormKey, unit: string, key = '') {
  return { kind: 'series', form, unit, key } as const;
}

export function withinKey(form: FormKey, within: string, key = '') {
  return { kind: 'within', form, within, key } as const;
}

/** The precinct protocols in force of a unit in one contest. */
export function protocolsKey(within: string, contest: string) {
  return withinKey(precinctProtocol, within, contest);
}

/** Code of the country: the unit of forms that nobody submits for a part of it. */
export function countryOf(definition: CampaignDefinition): string {
  return definition.territory.find(({ level }) => level === 'country')?.code ?? '';
}
