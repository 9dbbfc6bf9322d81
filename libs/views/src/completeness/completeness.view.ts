import type { View } from '../view.js';
import { Completeness1764000000001, completenessEntities } from './entities.js';
import { completenessEventTypes, startCompletenessFold } from './completeness-fold.js';

/**
 * Which slots are owed, due, received, accepted, late, overdue, waived, returned, now and at any past moment.
 * @param changesPerCheckpoint a past moment is a checkpoint of the tallies and about this many changes behind it
 */
export function completenessViewWith(changesPerCheckpoint: number): View {
  return {
    name: 'completeness',
    version: 3,
    onPoison: 'park',
    eventTypes: completenessEventTypes,
    entities: completenessEntities,
    migrations: [Completeness1764000000001],
    indexes: [
      // Few slots are missing in the end, and they are what people ask for.
      `create index if not exists slot_missing on slot (log_id, form, path, key) where owed and state in ('owed', 'withdrawn')`,
      // A precinct has no tally: its slots are looked up by its path.
      `create index if not exists slot_place on slot (log_id, path)`,
      `create index if not exists change_duty on change (log_id, position) where duty`,
    ],
    startFold: (start) => startCompletenessFold(start, changesPerCheckpoint),
  };
}

export const completenessView: View = completenessViewWith(2_000);
