import { add, inGroup, inRow, withLastRow, withoutLastRow, type Mistake } from './spoiling.js';

export const ofReferendum: readonly Mistake[] = [
  {
    form: 'region-results-protocol',
    relations: ['X-14'],
    answer: 'clarified',
    spoil: (values) => inGroup(values, 'lines', (lines) => add(lines, 'ballotsUnused', 1)),
  },
  {
    form: 'operative-results-notice',
    relations: ['P-2'],
    answer: 'clarified',
    spoil: (values) => inGroup(values, 'lines', (lines) => add(lines, 'ballotsInvalid', 1)),
  },
  {
    form: 'signature-verification-act',
    relations: ['X-30'],
    answer: 'clarified',
    spoil: (values) => add(values, 'valid', -1),
  },
  {
    form: 'district-referendum-commission-leadership-composition',
    relations: ['X-18'],
    answer: 'clarified',
    spoil: (values) => inRow(values, 'rows', (row) => add(row, 'women', 1)),
  },
  {
    form: 'citizen-list-count-notice',
    relations: ['T-1'],
    answer: 'clarified',
    spoil: (values) => add(values, 'total', 10),
  },
  {
    form: 'referendum-precinct-count-notice',
    relations: ['T-3'],
    answer: 'clarified',
    spoil: (values) => inRow(values, 'rows', (row) => add(row, 'precinctsOrdinary', 1)),
  },
  {
    form: 'initiative-group-members',
    relations: ['F-8'],
    answer: 'clarified',
    spoil: (values) => withoutLastRow(values, 'members'),
  },
  {
    form: 'turnout-notice-district',
    relations: ['T-2'],
    answer: 'clarified',
    spoil: (values) => ({ ...values, citizensIssuedBallots: Number(values['citizensOnList']) + 1 }),
  },
  {
    form: 'region-referendum-commission-members',
    relations: ['X-18'],
    answer: 'clarified',
    spoil: (values) => withLastRow(values, 'members', (row) => ({ ...row, role: 'secretary' })),
  },
];

export const ofLocal: readonly Mistake[] = [
  {
    form: 'local-council-composition',
    relations: ['T-3'],
    answer: 'clarified',
    spoil: (values) => inRow(values, 'rows', (row) => add(row, 'men', 1)),
  },
  {
    form: 'local-council-leadership',
    relations: ['F-16'],
    answer: 'clarified',
    spoil: (values) =>
      inRow(values, 'rows', (row) => (row['position'] === 'head' ? undefined : { ...row, position: 'head' })),
  },
  {
    form: 'local-elections-report',
    relations: ['T-2'],
    answer: 'clarified',
    spoil: (values) =>
      inRow(values, 'mayorElections', (row) => ({ ...row, votersOnList: Number(row['votersIssued']) - 1 })),
  },
];
