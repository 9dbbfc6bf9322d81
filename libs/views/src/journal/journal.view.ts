import type { View } from '../view.js';
import {
  Journal1554000000001,
  JournalPaper1554000000002,
  JournalRevisions1554000000003,
  JournalVersion,
} from './entities.js';
import { journalEventTypes, startJournalFold } from './journal-fold.js';

/** Every version of every slot: who, when, what became of it, what it changed. */
export const journalView: View = {
  name: 'journal',
  version: 1,
  onPoison: 'park',
  eventTypes: journalEventTypes,
  entities: [JournalVersion],
  migrations: [Journal1554000000001, JournalPaper1554000000002, JournalRevisions1554000000003],
  indexes: [
    'create index if not exists version_path on version (log_id, path, position)',
    `create index if not exists version_paper on version (log_id, position) where channel <> 'electronic'`,
    'create index if not exists version_clarifying on version (log_id, position) where clarifies is not null',
  ],
  startFold: startJournalFold,
};
