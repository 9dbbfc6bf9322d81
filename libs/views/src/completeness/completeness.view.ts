import type { View } from '../view.js';
import { Completeness1554000000001, CompletenessCarriers1554000000002, completenessEntities } from './entities.js';
import { completenessEventTypes, startCompletenessFold } from './completeness-fold.js';

/** Which slots are owed, received, accepted, late, returned, now and at any past moment. */
export const completenessView: View = {
  name: 'completeness',
  version: 2,
  onPoison: 'park',
  eventTypes: completenessEventTypes,
  entities: completenessEntities,
  migrations: [Completeness1554000000001, CompletenessCarriers1554000000002],
  // Few slots are missing in the end, and they are what people ask for.
  indexes: [
    `create index if not exists slot_missing on slot (log_id, form, path, key) where owed and state in ('owed', 'withdrawn')`,
  ],
  startFold: startCompletenessFold,
};
