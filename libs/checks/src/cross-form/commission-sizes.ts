import { text } from '#vybory/language';
import {
  precinctCommissionsFormed,
  precinctComposition,
  precinctCountComposition,
  referendumCommissionsFormed,
  referendumLeadership,
  regionReferendumMembers,
  territorialCommissionsFormed,
  territorialComposition,
  territorialMembers,
} from '../forms.js';
import { countIn, recordsIn, rowsIn, textIn } from '../reading.js';
import type { FormValues } from '../submission-view.js';
import type { Paper, StatedNumber } from './agreeing.js';

/** How many members each commission has, by the papers of a district that speak of its precinct commissions. */
export const precinctCommissionSizes: readonly Paper[] = [
  {
    form: precinctComposition,
    name: text('членів за відомостями про склад:', 'members by the notice of composition:'),
    numbers: (values) => sizes(values, 'rows', 'precinct'),
  },
  {
    form: precinctCommissionsFormed,
    name: text('членів за повідомленням про утворення:', 'members by the notice of formation:'),
    numbers: (values) => sizes(values, 'commissions', 'precinct'),
  },
  {
    form: precinctCountComposition,
    name: text(
      'членів за повідомленням про місцезнаходження і склад:',
      'members by the notice of location and composition:',
    ),
    numbers: (values) => sizes(values, 'rows', 'precinct'),
  },
];

/** The same, by the papers of a region that speak of its territorial commissions. */
export const territorialCommissionSizes: readonly Paper[] = [
  {
    form: territorialComposition,
    name: text('членів за відомостями про склад:', 'members by the notice of composition:'),
    numbers: (values) => sizes(values, 'rows', 'unit'),
  },
  {
    form: territorialCommissionsFormed,
    name: text('членів за повідомленням про утворення:', 'members by the notice of formation:'),
    numbers: (values) => sizes(values, 'commissions', 'unit'),
  },
];

/** The same, by the papers of a region that speak of its referendum commissions, the region's own among them. */
export const referendumCommissionSizes: readonly Paper[] = [
  {
    form: referendumLeadership,
    name: text('членів за відомостями про склад керівництва:', 'members by the record of leadership:'),
    numbers: (values) => sizes(values, 'rows', 'unit'),
  },
  {
    form: referendumCommissionsFormed,
    name: text('членів за повідомленням про утворення:', 'members by the notice of formation:'),
    numbers: (values) => sizes(values, 'commissions', 'unit'),
  },
];

/** A list of members, and the notices of the region above that say how many there should be in the row of this unit. */
export const memberLists = [
  { list: territorialMembers, notices: [territorialComposition, territorialCommissionsFormed] },
  { list: regionReferendumMembers, notices: [referendumCommissionsFormed] },
] as const;

/** `membersTotal` of the row of one unit in a notice of sizes; NaN when there is none. */
export function sizeOf(values: FormValues | undefined, unit: string): number {
  const rows = values === undefined ? [] : [...sizes(values, 'rows', 'unit'), ...sizes(values, 'commissions', 'unit')];
  return rows.find(({ about }) => about === unit)?.count ?? Number.NaN;
}

export function listedMembers(values: FormValues): number {
  return rowsIn(values, 'members').length;
}

function sizes(values: FormValues, table: string, unit: string): readonly StatedNumber[] {
  return recordsIn(values, table).flatMap(({ path, row }) => {
    const about = textIn(row, unit);
    return about === undefined ? [] : [{ about, path: `${path}.membersTotal`, count: countIn(row, 'membersTotal') }];
  });
}
