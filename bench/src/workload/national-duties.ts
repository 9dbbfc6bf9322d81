import {
  campaignDefinitionHash,
  campaignStream,
  territoryStream,
  type CampaignDefinition,
  type FormShape,
  type TerritoryDefinition,
} from '#vybory/campaigns';
import { newEvent, streamName, type DomainEvent, type EventLog, type LogName } from '#vybory/event-log';
import type { FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import { submissionId, submissionStream, type SlotAddress } from '#vybory/submissions';

const districts = 200;
const precinctsPerDistrict = 150;
const precinctForms = 33;
const districtForms = 50;
export const slotCount = districts * (precinctsPerDistrict * precinctForms + districtForms);

const rules = ['E-35', 'E-10 at 18:00', 'E at 12:00', 'E', '3 working days after E', undefined] as const;

const shape = (key: string, level: FormShape['level']): FormShape => ({ key: key as FormKey, level, slotKey: [] });
const shapes: readonly FormShape[] = [
  ...Array.from({ length: precinctForms }, (_, n) => shape(`precinct-form-${n}`, 'precinct')),
  ...Array.from({ length: districtForms }, (_, n) => shape(`district-form-${n}`, 'district')),
];
export const nationalForms: ReadonlyMap<string, FormShape> = new Map(shapes.map((form) => [form.key, form]));

const name = (what: string) => text(what, what);
const districtCode = (index: number): string => String(index + 1);

/** A country whose bodies owe a million slots, due at a handful of terms. */
export const nationalCampaign: CampaignDefinition = {
  id: 'national-duties',
  kind: 'presidential',
  title: name('National'),
  votingDay: '2030-03-31',
  timeZone: 'Europe/Kyiv',
  polls: { open: '08:00', close: '20:00' },
  territory: [
    { code: 'UA', level: 'country', name: name('UA') },
    ...Array.from({ length: 25 }, (_, n): TerritoryDefinition => ({
      code: `R${n}`,
      level: 'region',
      parent: 'UA',
      name: name('R'),
    })),
    ...Array.from({ length: districts }, (_, n): TerritoryDefinition => {
      return { code: districtCode(n), level: 'district', parent: `R${n % 25}`, name: name('D') };
    }),
  ],
  contests: [],
  turnoutSlots: [],
  bodies: [{ id: 'commission', title: name('Commission'), level: 'district' }],
  forms: shapes.map(({ key }) => ({ form: key, by: ['commission'], stages: ['voting'] })),
  duties: shapes.map(({ key }, index) => {
    const due = rules[index % rules.length];
    return { form: key, kind: 'due', status: 'configured', ...(due !== undefined && { due }) };
  }),
  relations: [],
};

async function append(eventLog: EventLog, log: LogName, stream: string, events: readonly DomainEvent[]): Promise<void> {
  const [first, ...rest] = events.map((event) => newEvent(event, { actor: 'bench' }));
  if (first === undefined) return;
  const { status } = await eventLog.append(log, streamName(stream), 0, [first, ...rest]);
  if (status !== 'appended') throw new Error(`${stream}: ${status}`);
}

/** Announces the campaign and registers its precincts. */
export async function openNationalCampaign(eventLog: EventLog, log: LogName): Promise<void> {
  const definition = nationalCampaign;
  const data = { definition, definitionHash: campaignDefinitionHash(definition) };
  await append(eventLog, log, campaignStream(definition.id), [{ type: 'CampaignAnnounced', data }]);
  for (let district = 0; district < districts; district++) {
    const parent = districtCode(district);
    const units = Array.from({ length: precinctsPerDistrict }, (_, n): TerritoryDefinition => {
      return { code: `${parent}-${n}`, level: 'precinct', parent, name: name('P') };
    });
    await append(eventLog, log, territoryStream(definition.id, parent), [
      { type: 'TerritoriesRegistered', data: { units } },
    ]);
  }
}

/** Events of one submission in a log: received, checked, registered, acknowledged, accepted. */
export const eventsPerSubmission = 5;

/** The n-th slot receives its form, which is accepted; districts and forms take turns, as they do on the night. */
export function submitNth(eventLog: EventLog, log: LogName, n: number): Promise<void> {
  const district = n % districts;
  const precinct = Math.floor(n / districts) % precinctsPerDistrict;
  const form = `precinct-form-${Math.floor(n / (districts * precinctsPerDistrict)) % precinctForms}` as FormKey;
  const slot: SlotAddress = {
    campaign: nationalCampaign.id,
    form,
    unit: `${districtCode(district)}-${precinct}`,
    key: '',
  };
  const submission = submissionId(slot, 1);
  const rest = { body: 'commission', channel: 'electronic', contentHash: 'c', formHash: 'f', values: { total: n } };
  return append(eventLog, log, submissionStream(slot), [
    { type: 'SubmissionReceived', data: { submission, slot, n: 1, ...rest } },
    { type: 'SubmissionChecked', data: { submission, findings: [], ruleSetHash: 'r' } },
    { type: 'SubmissionRegistered', data: { submission, number: n + 1 } },
    { type: 'SubmissionAcknowledged', data: { submission, number: n + 1 } },
    { type: 'SubmissionAccepted', data: { submission } },
  ]);
}
