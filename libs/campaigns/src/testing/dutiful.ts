import type { FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import type { CampaignDefinition } from '../definition.js';
import { campaignDefinitionHash } from '../definition-hash.js';
import { CampaignRuntime } from '../runtime.js';
import type { FormShape } from '../slot-key.js';
import { evolve, initialCampaignState } from '../state.js';
import { formShapes, smallCampaign, subject } from './definitions.js';

const shape = (key: string, level: FormShape['level'], slotKey: FormShape['slotKey']): FormShape => ({
  key: key as FormKey,
  level,
  slotKey,
  ...(slotKey.includes('subject') && { keySubjects: ['candidate'] }),
});

const ownShapes = [
  shape('media-rates', 'country', []),
  shape('observers-count-notice', 'district', []),
  shape('candidate-programme-and-autobiography', 'country', ['subject']),
  shape('candidate-cec-representative', 'country', ['subject']),
  shape('election-fund-receipts', 'country', ['subject', 'period']),
  shape('precinct-commission-officers', 'district', []),
  shape('early-voting-notice', 'precinct', []),
  shape('candidate-proxy-replacement', 'country', ['subject', 'occasion']),
];
const ownForms = ownShapes.map(({ key }) => key as string);

/** Forms of every cardinality that the order has. */
export const dutifulForms: ReadonlyMap<string, FormShape> = new Map(
  [...formShapes.values(), ...ownShapes].map((form) => [form.key, form]),
);

const use = (form: string): CampaignDefinition['forms'][number] => ({
  form: form as FormKey,
  by: ['secretariat'],
  stages: ['preparation'],
});

/** The small campaign with a duty of every kind: the voting day is 12 May 2030, a Sunday. */
export const dutifulCampaign: CampaignDefinition = {
  ...smallCampaign,
  subjects: [
    subject('first', 'candidate', { contestant: { contest: 'president', id: '1' } }),
    subject('gazette', 'media-outlet'),
  ],
  happenings: [
    { name: 'precincts-formed', title: text('Дільниці утворено', 'Precincts formed'), of: 'unit' },
    { name: 'fund-opened', title: text('Рахунок відкрито', 'Account opened'), of: 'subject' },
    { name: 'campaign-ended', title: text('Агітацію завершено', 'Campaigning ended'), of: 'campaign' },
  ],
  dates: [{ name: 'officers-known', rule: '3 working days after precincts-formed', source: 'ст. 24' }],
  forms: [...smallCampaign.forms, ...ownForms.map(use)],
  duties: [
    ...(smallCampaign.duties ?? []),
    {
      form: 'media-rates' as FormKey,
      kind: 'due',
      per: ['once'],
      due: 'E-70',
      status: 'law',
      source: '2766-III, 54(1)',
    },
    {
      form: 'observers-count-notice' as FormKey,
      kind: 'due',
      per: ['unit'],
      due: '2 working days after campaign-ended at 18:00',
      status: 'configured',
    },
    {
      form: 'candidate-programme-and-autobiography' as FormKey,
      kind: 'due',
      per: ['once', 'subject'],
      due: 'E-90',
      status: 'analogue',
    },
    { form: 'candidate-cec-representative' as FormKey, kind: 'due', per: ['once', 'subject'], status: 'configured' },
    {
      form: 'election-fund-receipts' as FormKey,
      kind: 'conditional',
      when: 'fund-opened',
      per: ['once', 'subject', 'period'],
      due: 'every 7 days from E-20 to E at 18:00',
      status: 'analogue',
    },
    {
      form: 'precinct-commission-officers' as FormKey,
      kind: 'due',
      due: '1 day after officers-known',
      status: 'anchor',
    },
    {
      form: 'early-voting-notice' as FormKey,
      kind: 'due',
      per: ['precinct'],
      due: 'E2-1 at 20:00',
      status: 'configured',
    },
    { form: 'candidate-proxy-replacement' as FormKey, kind: 'on-event', due: 'on event', status: 'configured' },
  ],
};

export function runtimeOf(definition: CampaignDefinition): CampaignRuntime {
  const data = { definition, definitionHash: campaignDefinitionHash(definition) };
  const state = evolve(initialCampaignState, { type: 'CampaignAnnounced', data });
  if (state.status === 'absent') throw new Error('announced');
  return new CampaignRuntime(state, dutifulForms);
}
