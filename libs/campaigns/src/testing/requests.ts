import { designHash, type RequestFormDesign } from '../request-forms/design.js';
import type { ActingPerson, OfVersion, RequestFormEvent } from '../request-forms/events.js';

const label = (word: string) => ({ uk: `Поле ${word}`, en: `Field ${word}` });

/** A request to every district, with a table that must add up. */
export const sampleDesign: RequestFormDesign = {
  form: {
    title: { uk: 'Дільниці без електропостачання', en: 'Polling stations without power' },
    category: 'counting',
    level: 'district',
    slotKey: [],
    documentKinds: ['notice'],
    fields: [
      { name: 'total', kind: 'count', label: label('total') },
      {
        name: 'stations',
        kind: 'rows',
        label: label('stations'),
        minRows: 0,
        fields: [
          { name: 'precinct', kind: 'precinct', label: label('precinct') },
          { name: 'since', kind: 'local-time', precision: 'minute', label: label('since'), personal: 'none' },
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
  stages: ['preparation', 'voting', 'tabulation'],
  due: '2030-03-31T18:00',
};

/** The same request, asking for a remark, too. */
export const changedDesign: RequestFormDesign = {
  ...sampleDesign,
  form: {
    ...sampleDesign.form,
    fields: [
      ...sampleDesign.form.fields,
      { name: 'remark', kind: 'text', label: label('remark'), personal: 'none', example: 'генератор' },
    ],
  },
};

export const requestKey = 'request-stations';

export const author: ActingPerson = { person: 'author', unit: 'secretariat' };
export const colleague: ActingPerson = { person: 'colleague', unit: 'secretariat' };
export const agreeing: ActingPerson = { person: 'agreeing', unit: 'informatisation-unit' };
export const head: ActingPerson = { person: 'head', unit: 'commission-head' };

export function ofVersion(by: ActingPerson, version = 1, design = sampleDesign): OfVersion {
  return { key: requestKey, version, hash: designHash(requestKey, version, design), by };
}

export function drafted(by = author, version = 1, design = sampleDesign): RequestFormEvent {
  return { type: 'RequestFormDrafted', data: { ...ofVersion(by, version, design), design } };
}

/** Events that lead one version of a design all the way. */
export function approvedVersion(version = 1, design = sampleDesign): readonly RequestFormEvent[] {
  return [
    drafted(author, version, design),
    { type: 'RequestFormSubmittedForAgreement', data: ofVersion(author, version, design) },
    { type: 'RequestFormAgreed', data: ofVersion(agreeing, version, design) },
    { type: 'RequestFormApproved', data: { ...ofVersion(head, version, design), design } },
  ];
}
