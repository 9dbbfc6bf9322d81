import type { JsonValue } from '#vybory/canonical-json';

const label = (uk: string, en: string): JsonValue => ({ uk, en });

/** A definition as small as one can be, for the description of the API. */
export const exampleDefinition: JsonValue = {
  id: 'example-2030',
  kind: 'presidential',
  title: label('Вибори Президента', 'Presidential election'),
  votingDay: '2030-03-31',
  timeZone: 'Europe/Kyiv',
  polls: { open: '08:00', close: '20:00' },
  territory: [
    { code: 'UA', level: 'country', name: label('Україна', 'Ukraine') },
    { code: '1', level: 'district', parent: 'UA', number: '1', name: label('Округ № 1', 'District No. 1') },
    {
      code: '1-000001',
      level: 'precinct',
      parent: '1',
      number: '000001',
      name: label('Виборча дільниця № 000001', 'Polling station No. 000001'),
    },
  ],
  contests: [
    {
      id: 'president',
      title: label('Президент', 'President'),
      territory: 'UA',
      contestants: [
        { id: '1', no: 1, kind: 'candidate', name: label('Перша', 'First') },
        { id: '2', no: 2, kind: 'candidate', name: label('Другий', 'Second') },
      ],
      precinctLines: [
        { line: 'ballotsReceived', no: '1', label: label('Одержано бюлетенів', 'Ballots received') },
        { line: 'ballotsUnused', no: '2', label: label('Невикористані бюлетені', 'Unused ballots') },
        { line: 'votersIssued', no: '3', label: label('Отримали бюлетені', 'Voters issued ballots') },
        { line: 'votersTookPart', no: '4', label: label('Взяли участь', 'Voters who took part') },
        { line: 'ballotsInvalid', no: '5', label: label('Недійсні бюлетені', 'Invalid ballots') },
      ],
    },
  ],
  turnoutSlots: [{ at: '11:00' }, { at: '15:00' }, { at: '20:00' }],
  bodies: [
    {
      id: 'territorial-commission',
      title: label('Окружна виборча комісія', 'District election commission'),
      level: 'district',
    },
  ],
  forms: [{ form: 'precinct-count-protocol', by: ['territorial-commission'], stages: ['voting', 'tabulation'] }],
  relations: [{ id: 'P-1', severity: 'act' }],
};
