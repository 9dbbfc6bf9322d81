import { carrierEventTypes } from '#vybory/submissions';
import type { View } from '../view.js';
import { AgreementRow, Discrepancies1554000000001, DiscrepancyRow } from './entities.js';
import { startDiscrepanciesFold } from './discrepancies-fold.js';

/** Where the electronic and the paper versions of slots differ, what was said and done about it, and how often they agreed. */
export const discrepanciesView: View = {
  name: 'discrepancies',
  version: 1,
  onPoison: 'park',
  eventTypes: carrierEventTypes,
  entities: [DiscrepancyRow, AgreementRow],
  migrations: [Discrepancies1554000000001],
  indexes: [
    'create index if not exists discrepancy_opened on discrepancy (log_id, opened_position)',
    'create index if not exists discrepancy_path on discrepancy (log_id, path)',
    'create index if not exists agreement_path on agreement (log_id, path)',
  ],
  startFold: startDiscrepanciesFold,
};
