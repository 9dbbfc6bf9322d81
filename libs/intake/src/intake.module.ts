import { Module } from '@nestjs/common';
import { AttachmentIntake } from './attachments/attachment-intake.js';
import { AttachmentReferences } from './attachments/attachment-references.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { BatchIntake } from './batches/batch-intake.js';
import { SubmissionBatchesController } from './batches/submission-batches.controller.js';
import { CampaignsController } from './campaigns/campaigns.controller.js';
import { SubjectsController } from './campaigns/subjects.controller.js';
import { DutiesController } from './duties/duties.controller.js';
import { FormsController } from './forms/forms.controller.js';
import { DiscrepancyController } from './paper/discrepancy.controller.js';
import { PaperEntriesController } from './paper/paper-entries.controller.js';
import { SlotCommands } from './paper/slot-commands.js';
import { RequestFormsController } from './request-forms/request-forms.controller.js';
import { OutcomeWatch } from './submissions/outcome-watch.js';
import { SubmissionIntake } from './submissions/submission-intake.js';
import { SubmissionReader } from './submissions/submission-reader.js';
import { SubmissionsController } from './submissions/submissions.controller.js';

/** Takes campaigns, files and submissions in over HTTP. Needs the `CampaignRegistry`, the event log, the store of files and the form catalogue from its host. */
@Module({
  controllers: [
    CampaignsController,
    SubjectsController,
    DutiesController,
    FormsController,
    RequestFormsController,
    SubmissionsController,
    SubmissionBatchesController,
    AttachmentsController,
    PaperEntriesController,
    DiscrepancyController,
  ],
  providers: [
    SubmissionIntake,
    SubmissionReader,
    OutcomeWatch,
    BatchIntake,
    AttachmentIntake,
    AttachmentReferences,
    SlotCommands,
  ],
})
export class IntakeModule {}
