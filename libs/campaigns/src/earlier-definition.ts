import { dutyKinds, type CampaignDefinition } from './definition.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * A definition as it was written before duties had a list of their own: `owed` and `due` at the use of a form, `due` at a
 * turnout slot. Their words become duties; anything else is left for the schema to judge. A definition of today comes back
 * as it is, so files, requests and `CampaignAnnounced` events of either time can be handed in.
 */
export function upgradeDefinition(json: unknown): unknown {
  if (!isObject(json) || 'duties' in json || !areObjects(json['forms']) || !areObjects(json['turnoutSlots']))
    return json;
  const { forms, turnoutSlots } = json;
  const speaks = forms.some((use) => 'owed' in use || 'due' in use) || turnoutSlots.some((slot) => 'due' in slot);
  if (!speaks || !forms.every(isReadableUse) || !turnoutSlots.every(isReadableSlot)) return json;
  return {
    ...json,
    turnoutSlots: turnoutSlots.map(({ due: _due, ...slot }) => slot),
    forms: forms.map(({ owed: _owed, due: _due, ...use }) => use),
    duties: forms
      .filter(({ owed }) => owed !== false)
      .map(({ form, due }) => {
        const rule = form === turnoutNotice ? (slotsRule(turnoutSlots) ?? dayRule(due)) : dayRule(due);
        return { form, kind: dutyKinds[0], ...(rule !== undefined && { due: rule }), status: 'configured' };
      }),
  };
}

/** The same for a definition that was right in its time. */
export function upgradeAnnounced(definition: CampaignDefinition): CampaignDefinition {
  return upgradeDefinition(definition) as CampaignDefinition;
}

/** The only form that had turnout slots then. */
const turnoutNotice = 'turnout-notice';

/** @param slots of which {@link isReadableSlot} holds */
function slotsRule(slots: readonly Json[]): string | undefined {
  if (!slots.some(({ due }) => due !== undefined)) return undefined;
  const written = slots.map(({ at, due }) => (typeof due === 'string' ? `${at as string} by ${due}` : (at as string)));
  return `slots ${written.join(', ')}`;
}

function dayRule(due: unknown): string | undefined {
  return typeof due === 'string' ? due.replace('T', ' at ') : undefined;
}

function isReadableUse({ owed, due }: Json): boolean {
  return ['undefined', 'boolean'].includes(typeof owed) && ['undefined', 'string'].includes(typeof due);
}

function isReadableSlot({ at, due }: Json): boolean {
  return typeof at === 'string' && ['undefined', 'string'].includes(typeof due);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areObjects(value: unknown): value is readonly Json[] {
  return Array.isArray(value) && value.every(isObject);
}
