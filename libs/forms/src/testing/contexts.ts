import { text } from '#vybory/language';
import type { FormContext, LineInForm } from '../form.js';
import { lineVocabulary, type LineName } from '../vocabulary.js';

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
    ...changes,
  };
}
