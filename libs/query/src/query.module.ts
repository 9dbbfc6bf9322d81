import { Module } from '@nestjs/common';
import { Answers } from './answers/answers.js';
import { CompletenessController } from './completeness/completeness.controller.js';
import { DiscrepanciesController } from './discrepancies/discrepancies.controller.js';
import { EventsController } from './events/events.controller.js';
import { FindingsController } from './findings/findings.controller.js';
import { JournalController } from './journal/journal.controller.js';
import { LogMoments } from './positions/as-of.js';
import { PaperEntriesListController } from './paper-entries/paper-entries.controller.js';
import { ViewPositions } from './positions/view-positions.js';
import { ResultBoards } from './results/result-boards.js';
import { ResultsController } from './results/results.controller.js';
import { TurnoutController } from './turnout/turnout.controller.js';

/** Answers from the views, and the log itself to auditors, over HTTP. Needs CAMPAIGN_SOURCE, QUERY_EVENT_LOG and VIEW_READER from its host. */
@Module({
  controllers: [
    ResultsController,
    TurnoutController,
    CompletenessController,
    DiscrepanciesController,
    FindingsController,
    JournalController,
    PaperEntriesListController,
    EventsController,
  ],
  providers: [Answers, ResultBoards, ViewPositions, LogMoments],
  exports: [ViewPositions],
})
export class QueryModule {}
