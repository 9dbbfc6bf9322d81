import type { View } from '../view.js';
import {
  FindingCarriers1554000000002,
  FindingRevisions1554000000003,
  FindingRow,
  Findings1554000000001,
} from './entities.js';
import { findingEventTypes, startFindingsFold } from './findings-fold.js';

/**
 * What the checks said of every version. A finding is open while its version is the current one of its carrier in
 * its slot: the latest that is not withdrawn. It closes when a clarified version is received, because from then on that one is what must be judged;
 * an act answers it, but what the protocol breaks it still breaks, so it stays open with the act noted. A relation between forms is judged again when
 * the other side changes: what no longer holds closes, and what is found then opens, also on what was accepted.
 */
export const findingsView: View = {
  name: 'findings',
  version: 3,
  onPoison: 'park',
  eventTypes: findingEventTypes,
  entities: [FindingRow],
  migrations: [Findings1554000000001, FindingCarriers1554000000002, FindingRevisions1554000000003],
  indexes: [
    'create index if not exists finding_open on finding (log_id, opened_position, ordinal) where closed_position is null',
  ],
  startFold: startFindingsFold,
};
