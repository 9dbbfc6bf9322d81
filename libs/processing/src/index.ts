export { MemoryBookmarks, type Bookmarks } from './bookmarks.js';
export { PostgresBookmarks, ProcessingBookmarks1554000000001 } from './postgres-bookmarks.js';
export {
  PrimaryProcessing,
  type PrimaryProcessingOptions,
  type ProcessingTuning,
  type ProcessingStatus,
  type WithCampaignEvent,
} from './primary-processing.js';
export { bookStream, RegistrationBookMoved, type RegistrationNumbersAssigned } from './registration-book.js';
