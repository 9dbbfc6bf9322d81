import { inRow, type Mistake } from './spoiling.js';

const strangerEnds = (form: string): Mistake => ({
  form,
  relations: ['X-32'],
  answer: 'clarified',
  spoil: (values) => inRow(values, 'terminations', (row) => ({ ...row, lastName: 'Незнайко' })),
});

export const ofAnyCampaign: readonly Mistake[] = [
  strangerEnds('foreign-observer-termination'),
  strangerEnds('media-accreditation-termination'),
];
