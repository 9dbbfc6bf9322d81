import type { ApiPart } from '#vybory/api-document';
import { answerSchemas } from './answers/answers.api.js';
import { completenessSchemas } from './completeness/completeness.api.js';
import { discrepanciesSchemas } from './discrepancies/discrepancies.api.js';
import { eventSchemas } from './events/events.api.js';
import { findingsSchemas } from './findings/findings.api.js';
import { journalSchemas } from './journal/journal.api.js';
import { paperEntriesSchemas } from './paper-entries/paper-entries.api.js';
import { resultsSchemas } from './results/results.api.js';
import { turnoutSchemas } from './turnout/turnout.api.js';

/** What this room adds to the description of the API. */
export const queryApi: ApiPart = {
  tags: [
    { name: 'Views', description: 'What follows from the submissions. Every answer says which moment it speaks of.' },
    { name: 'Audit', description: 'The event log itself.' },
  ],
  schemas: {
    ...answerSchemas,
    ...resultsSchemas,
    ...turnoutSchemas,
    ...completenessSchemas,
    ...discrepanciesSchemas,
    ...findingsSchemas,
    ...journalSchemas,
    ...paperEntriesSchemas,
    ...eventSchemas,
  },
};
