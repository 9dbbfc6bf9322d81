import { carrierEventTypes, paperEntryEventTypes } from '#vybory/submissions';
import type { View } from '../view.js';
import { AgreementRow, Discrepancies1554000000001, DiscrepancyRow } from './entities.js';
import { PaperEntries1554000000002, PaperEntryRow } from './paper-entry-entity.js';
import { isOpen } from './paper-entries-reader.js';
import { startDiscrepanciesFold } from './discrepancies-fold.js';

/**
 * Papers on their way into slots, where the electronic and the paper versions differ, what was said and done about it, and how
 * often they agreed.
 */
export const discrepanciesView: View = {
  name: 'discrepancies',
  version: 2,
  onPoison: 'park',
  eventTypes: [...carrierEventTypes, ...paperEntryEventTypes],
  entities: [DiscrepancyRow, AgreementRow, PaperEntryRow],
  migrations: [Discrepancies1554000000001, PaperEntries1554000000002],
  indexes: [
    'create index if not exists discrepancy_opened on discrepancy (log_id, opened_position)',
    'create index if not exists discrepancy_path on discrepancy (log_id, path)',
    'create index if not exists agreement_path on agreement (log_id, path)',
    'create index if not exists paper_entry_entered on paper_entry (log_id, entered_position)',
    `create index if not exists paper_entry_open on paper_entry (log_id, entered_position) where ${isOpen}`,
  ],
  startFold: startDiscrepanciesFold,
};
