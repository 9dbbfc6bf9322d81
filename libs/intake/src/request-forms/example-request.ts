import type { JsonValue } from '#vybory/canonical-json';

const label = (uk: string, en: string): JsonValue => ({ uk, en });

/** A request as small as one can be that shows what there is, for the description of the API. */
export const exampleRequest = {
  form: {
    title: label('Дільниці без електропостачання', 'Polling stations without power'),
    category: 'counting',
    level: 'district',
    slotKey: [],
    documentKinds: ['notice'],
    fields: [
      { name: 'total', kind: 'count', label: label('Усього дільниць без світла', 'Stations without power') },
      {
        name: 'stations',
        kind: 'rows',
        label: label('Дільниці', 'Stations'),
        minRows: 0,
        fields: [
          { name: 'precinct', kind: 'precinct', label: label('Дільниця', 'Station') },
          {
            name: 'since',
            kind: 'local-time',
            precision: 'minute',
            label: label('Відколи', 'Since when'),
            personal: 'none',
          },
        ],
      },
    ],
    arithmetic: [
      {
        relation: 'T-1',
        left: [{ kind: 'field', field: 'total' }],
        op: '=',
        right: [{ kind: 'row-count', rows: 'stations' }],
        severity: 'error',
      },
    ],
  },
  by: ['territorial-commission'],
  stages: ['voting', 'tabulation'],
  due: '2030-03-31T18:00',
} satisfies JsonValue;
