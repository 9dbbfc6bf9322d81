import type { FormKey } from '#vybory/forms';
import { consolidatedReport, fundMovements, partyReport, usageReport } from '../forms.js';
import { memberIn, recordsIn, textIn, type JsonRecord } from '../reading.js';
import type { SubmissionView } from '../submission-view.js';
import { periodOf } from './days.js';

/** Reports that say what became of election funds. */
export const fundReports: readonly FormKey[] = [usageReport, consolidatedReport, fundMovements, partyReport];

/** One fund in a report. */
export interface ReportedFund {
  /** Id of the candidate, party or bloc whose fund it is. */
  readonly subject: string;
  /** Where its figures stand: empty for the report as a whole, `funds.3.` for a row. */
  readonly prefix: string;
  readonly record: JsonRecord;
  readonly from: string;
  readonly to: string;
  /** Whether the report closes the accounts. */
  readonly final: boolean;
}

export function fundsOf({
  form,
  key,
  values,
}: Pick<SubmissionView, 'form' | 'key' | 'values'>): readonly ReportedFund[] {
  const from = textIn(values, 'periodFrom') ?? '';
  const to = form === fundMovements ? periodOf(key) : (textIn(values, 'periodTo') ?? '');
  const final = form === consolidatedReport || textIn(values, 'reportKind') === 'final';
  if (form === partyReport) return [{ subject: key, prefix: '', record: values, from, to, final }];
  return recordsIn(values, 'funds').map(({ path, row }) => ({
    subject: textIn(row, 'candidate') ?? '',
    prefix: `${path}.`,
    record: row,
    from,
    to,
    final,
  }));
}

/** Where a report states the receipts of one source: as a map of the party's report, or as parts in a row. */
export const receiptSources = [
  { source: 'own-funds', part: 'ownFunds' },
  { source: 'party-funds', part: 'partyFunds' },
  { source: 'individual', part: 'individuals' },
  { source: 'legal-entity', part: 'legalEntities' },
] as const;

/** `undefined` where the report does not divide receipts by source. A source that a map leaves out brought nothing. */
export function sourceField(record: JsonRecord, { source, part }: (typeof receiptSources)[number]): string | undefined {
  const holder = memberIn(record, 'receiptsBySource');
  if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return undefined;
  return `receiptsBySource.${Object.hasOwn(holder, part) ? part : source}`;
}
