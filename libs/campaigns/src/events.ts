import type { CourseEvent, WaiverEvent } from './course/events.js';
import type { RequestFormEvent } from './request-forms/events.js';
import type { CampaignDefinition, Stage, SubjectDefinition, TerritoryDefinition } from './definition.js';

/** The campaign exists: its whole definition is on record, with the hash that submissions and rule sets refer to. */
export interface CampaignAnnounced {
  readonly type: 'CampaignAnnounced';
  readonly data: { readonly definition: CampaignDefinition; readonly definitionHash: string };
}

export interface CampaignStageEntered {
  readonly type: 'CampaignStageEntered';
  readonly data: { readonly stage: Stage };
}

/** Precincts of one district that the definition does not have; every unit here is new in its stream. */
export interface TerritoriesRegistered {
  readonly type: 'TerritoriesRegistered';
  readonly data: { readonly units: readonly TerritoryDefinition[] };
}

/** Subjects that the definition does not have; every one here is new in the campaign. */
export interface SubjectsRegistered {
  readonly type: 'SubjectsRegistered';
  readonly data: { readonly subjects: readonly SubjectDefinition[] };
}

/** The subject takes part no longer: it stays known, what it submitted stands, it owes nothing that was not due before. */
export interface SubjectWithdrawn {
  readonly type: 'SubjectWithdrawn';
  readonly data: SubjectWithdrawal & { readonly subject: string };
}

export interface SubjectWithdrawal {
  readonly reason: string;
  /** Local date and time, `YYYY-MM-DDTHH:MM`, from which it owes nothing more. */
  readonly at: string;
}

/** Events of the stream `campaign-<id>`. */
export type CampaignLifeEvent = CampaignAnnounced | CampaignStageEntered;

/** Events of the stream `subjects-<campaign>`. */
export type SubjectEvent = SubjectsRegistered | SubjectWithdrawn;

export type CampaignEvent =
  CampaignLifeEvent | TerritoriesRegistered | SubjectEvent | CourseEvent | WaiverEvent | RequestFormEvent;

const eventTypes: Readonly<Record<CampaignEvent['type'], true>> = {
  CampaignAnnounced: true,
  CampaignStageEntered: true,
  TerritoriesRegistered: true,
  SubjectsRegistered: true,
  SubjectWithdrawn: true,
  HappeningRecorded: true,
  WorkingDaysPublished: true,
  RepeatVoteCalled: true,
  UnitsDropped: true,
  DutyWaived: true,
  WaiverRevoked: true,
  RequestFormDrafted: true,
  RequestFormSubmittedForAgreement: true,
  RequestFormReturned: true,
  RequestFormAgreed: true,
  RequestFormApproved: true,
  RequestFormWithdrawn: true,
};

/** Types of the events that make up a campaign, for reading a log without its submissions. */
export const campaignEventTypes = Object.keys(eventTypes) as readonly CampaignEvent['type'][];
