import { text } from '#vybory/language';
import type { FormContext, Level, LineInForm, SubjectInForm } from '../form.js';
import { lineVocabulary, type LineName } from '../vocabulary.js';
import type { Places } from './valid-values.js';

/** Lines of the presidential precinct protocol of 2019 (LN-6). */
export const presidentialLines: readonly LineName[] = [
  'ballotsReceived',
  'votersOnList',
  'votersOnHomeVotingExtract',
  'ballotsUnused',
  'votersIssuedInPremises',
  'votersIssuedAtHome',
  'votersIssued',
  'ballotsNotCounted',
  'votersTookPart',
  'ballotsInvalid',
];

export function linesInForm(names: readonly LineName[]): readonly LineInForm[] {
  return names.map((name, index) => ({
    name,
    no: String(index + 1),
    label: lineVocabulary[name].label,
    required: true,
  }));
}

export const knownPrecincts = ['11-050130', '11-050131', '11-000001'];

export const knownSubjects: readonly SubjectInForm[] = [
  { id: 'party-1', kind: 'party', name: text('Партія «Перша»', 'First party') },
  { id: 'bloc-1', kind: 'bloc', name: text('Блок «Єдність»', 'Unity bloc') },
  { id: 'candidate-1', kind: 'candidate', name: text('Кандидат 1', 'Candidate 1') },
  { id: 'meeting-1', kind: 'nomination-meeting', name: text('Збори виборців у Полтаві', 'Voters’ meeting in Poltava') },
  { id: 'group-1', kind: 'initiative-group', name: text('Ініціативна група 1', 'Initiative group 1') },
  { id: 'outlet-1', kind: 'media-outlet', name: text('Телеканал «Перший»', 'First channel') },
  { id: 'sender-1', kind: 'observer-sender', name: text('Місія спостерігачів', 'Observation mission') },
  { id: 'council-1', kind: 'council', name: text('Міська рада', 'City council') },
];

const knownRegions = [
  { code: 'UA-05', name: text('Вінницька область', 'Vinnytsia Oblast') },
  { code: 'UA-07', name: text('Волинська область', 'Volyn Oblast') },
];

function levelOfKnownUnit(code: string): Level | undefined {
  if (code === 'UA') return 'country';
  if (code === '11' || code === '12') return 'district';
  if (knownRegions.some((region) => region.code === code)) return 'region';
  return knownPrecincts.includes(code) ? 'precinct' : undefined;
}

/** An invented contest: ten lines, four contestants of whom the third has been struck out, no boxes. */
export function inventedContext(changes: Partial<FormContext> = {}): FormContext {
  return {
    lines: linesInForm(presidentialLines),
    contestants: [1, 2, 3, 4].map((no) => ({
      id: String(no),
      no,
      name: text(`Кандидат ${no}`, `Candidate ${no}`),
      struckOut: no === 3,
    })),
    boxes: 'none',
    hasPrecinct: (code) => knownPrecincts.includes(code),
    levelOfUnit: levelOfKnownUnit,
    regions: () => knownRegions,
    subject: (id) => knownSubjects.find((subject) => subject.id === id),
    subjects: (kinds) => knownSubjects.filter(({ kind }) => kinds.includes(kind)),
    ...changes,
  };
}

/** Everything that values may name in the invented context. */
export const inventedPlaces: Places = {
  precincts: knownPrecincts,
  units: {
    country: ['UA'],
    region: knownRegions.map(({ code }) => code),
    district: ['11', '12'],
    precinct: knownPrecincts,
  },
  file: `sha256:${'0'.repeat(64)}`,
};
