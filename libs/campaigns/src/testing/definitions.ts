import type { FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import type { CampaignDefinition, SubjectDefinition, TerritoryDefinition } from '../definition.js';
import type { FormShape } from '../slot-key.js';

function form(
  key: string,
  level: FormShape['level'],
  slotKey: FormShape['slotKey'],
  keySubjects?: FormShape['keySubjects'],
): FormShape {
  return { key: key as FormKey, level, slotKey, ...(keySubjects && { keySubjects }) };
}

/** Shapes of forms, as the catalogue has them. */
export const protocolForm = form('precinct-count-protocol', 'precinct', ['contest', 'document-kind']);
export const turnoutForm = form('turnout-notice', 'district', ['turnout-slot']);
export const districtForm = form('district-results-protocol', 'district', ['contest', 'document-kind']);
export const listForm = form('voter-list-count-notice', 'district', []);
export const programmeForm = form('party-programme', 'country', ['subject'], ['party', 'bloc']);
export const receiptsForm = form('election-fund-receipts', 'country', ['subject', 'period'], ['party', 'candidate']);
export const replacementForm = form('proxy-replacement', 'country', ['subject', 'occasion'], ['candidate']);
export const groupForm = form('initiative-group-members', 'district', ['subject'], ['initiative-group']);
export const listsForm = form('candidate-list', 'country', ['contest', 'subject'], ['candidate', 'party']);
export const formShapes: ReadonlyMap<string, FormShape> = new Map(
  [
    protocolForm,
    turnoutForm,
    districtForm,
    listForm,
    programmeForm,
    receiptsForm,
    replacementForm,
    groupForm,
    listsForm,
  ].map((shape) => [shape.key, shape]),
);

export function precinct(district: string, number: string): TerritoryDefinition {
  return {
    code: `${district}-${number}`,
    level: 'precinct',
    parent: district,
    number,
    name: text(`Дільниця № ${number}`, `Precinct No. ${number}`),
  };
}

/** A small invented campaign: a president everywhere, a council in district 1, district 3 directly under the country. */
export const smallCampaign: CampaignDefinition = {
  id: 'small-2030',
  kind: 'presidential',
  title: text('Вибори в малій країні', 'Elections in a small country'),
  votingDay: '2030-05-12',
  timeZone: 'Europe/Kyiv',
  polls: { open: '08:00', close: '20:00' },
  territory: [
    { code: 'XX', level: 'country', name: text('Країна', 'Country') },
    { code: 'north', level: 'region', parent: 'XX', name: text('Північ', 'North') },
    { code: '1', level: 'district', parent: 'north', number: '1', name: text('Округ № 1', 'District No. 1') },
    { code: '2', level: 'district', parent: 'north', number: '2', name: text('Округ № 2', 'District No. 2') },
    { code: '3', level: 'district', parent: 'XX', number: '3', name: text('Округ № 3', 'District No. 3') },
    precinct('1', '0001'),
  ],
  contests: [
    {
      id: 'president',
      title: text('Президент', 'President'),
      territory: 'XX',
      contestants: [
        { id: '1', no: 1, kind: 'candidate', name: text('Перша', 'First') },
        { id: '2', no: 2, kind: 'candidate', name: text('Другий', 'Second'), struckOut: true },
      ],
      precinctLines: [
        { line: 'ballotsReceived', no: '1', label: text('одержано', 'received') },
        { line: 'votersTookPart', no: '2', label: text('взяли участь', 'took part'), required: false },
      ],
      districtLines: [{ line: 'votersTookPart', no: '1', label: text('взяли участь', 'took part') }],
      boxes: 'optional',
    },
    {
      id: 'council-1',
      title: text('Рада округу № 1', 'Council of district No. 1'),
      territory: '1',
      contestants: [{ id: 'A', no: 1, kind: 'party', name: text('Партія А', 'Party A') }],
      precinctLines: [{ line: 'ballotsReceived', no: '1', label: text('одержано', 'received') }],
    },
  ],
  turnoutSlots: [{ at: '11:00' }, { at: '15:00' }],
  bodies: [
    { id: 'secretariat', title: text('Секретаріат', 'Secretariat'), level: 'country' },
    { id: 'district-commission', title: text('Окружна комісія', 'District commission'), level: 'district' },
  ],
  forms: [
    {
      form: 'precinct-count-protocol' as FormKey,
      by: ['district-commission', 'secretariat'],
      stages: ['voting', 'tabulation'],
    },
    { form: 'turnout-notice' as FormKey, by: ['district-commission'], stages: ['voting'] },
    {
      form: 'district-results-protocol' as FormKey,
      by: ['district-commission'],
      stages: ['tabulation'],
      contests: ['president'],
    },
    { form: 'voter-list-count-notice' as FormKey, by: ['secretariat'], stages: ['preparation'] },
  ],
  duties: [
    { form: 'precinct-count-protocol' as FormKey, kind: 'due', due: '2030-05-15 at 00:00', status: 'configured' },
    { form: 'turnout-notice' as FormKey, kind: 'due', due: 'slots 11:00 by 12:00, 15:00', status: 'configured' },
    { form: 'district-results-protocol' as FormKey, kind: 'due', status: 'configured' },
  ],
  relations: [
    { id: 'P-2', severity: 'act' },
    {
      id: 'OWN-1',
      severity: 'warning',
      form: 'precinct-count-protocol' as FormKey,
      left: [{ votes: 'sum' }, { constant: 1 }],
      op: '<=',
      right: [{ line: 'ballotsReceived', times: 2 }],
      text: text('Голосів не більше, ніж бюлетенів.', 'No more votes than ballots.'),
    },
  ],
};

export function subject(
  id: string,
  kind: SubjectDefinition['kind'],
  more: Omit<SubjectDefinition, 'id' | 'kind' | 'name'> = {},
): SubjectDefinition {
  return { id, kind, name: text(`Учасник ${id}`, `Subject ${id}`), ...more };
}

/** The small campaign with those who take part: parties and their bloc, candidates, groups of districts 1 and 2, outlets. */
export const campaignWithSubjects: CampaignDefinition = {
  ...smallCampaign,
  subjects: [
    subject('bloc', 'bloc', { members: ['party-b', 'party-c'] }),
    subject('party-a', 'party', { contestant: { contest: 'council-1', id: 'A' } }),
    subject('party-b', 'party'),
    subject('party-c', 'party'),
    subject('first', 'candidate', { contestant: { contest: 'president', id: '1' } }),
    subject('second', 'candidate', { contestant: { contest: 'president', id: '2' } }),
    subject('group-1', 'initiative-group', { territory: '1' }),
    subject('group-2', 'initiative-group', { territory: '2' }),
    subject('gazette', 'media-outlet'),
  ],
  bodies: [
    ...smallCampaign.bodies,
    { id: 'party', title: text('Партія (блок)', 'Party (bloc)'), level: 'country', subjects: ['party', 'bloc'] },
    { id: 'candidate', title: text('Кандидат', 'Candidate'), level: 'country', subjects: ['candidate'] },
    { id: 'council-head', title: text('Голова ради', 'Head of the council'), level: 'district' },
  ],
  forms: [
    ...smallCampaign.forms,
    { form: programmeForm.key, by: ['party', 'secretariat'], stages: ['preparation'] },
    { form: receiptsForm.key, by: ['party', 'candidate', 'secretariat'], stages: ['preparation', 'voting'] },
    { form: replacementForm.key, by: ['candidate', 'secretariat'], stages: ['preparation', 'voting'] },
    { form: groupForm.key, by: ['council-head', 'secretariat'], stages: ['preparation'] },
  ],
  duties: [
    ...(smallCampaign.duties ?? []),
    { form: programmeForm.key, kind: 'due', due: '2030-04-01 at 00:00', status: 'configured' },
    { form: groupForm.key, kind: 'due', status: 'configured' },
  ],
};
