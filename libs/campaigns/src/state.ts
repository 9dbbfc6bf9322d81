import { levels } from '#vybory/forms';
import { Course } from './course/course.js';
import type { CampaignDefinition, Stage, TerritoryDefinition } from './definition.js';
import { upgradeAnnounced } from './earlier-definition.js';
import type { CampaignEvent } from './events.js';
import { isRequestFormEvent } from './request-forms/events.js';
import { RequestFormBook } from './request-forms/request-form-book.js';
import { SubjectIndex } from './subject-index.js';
import { TerritoryIndex } from './territory.js';

export type CampaignState = { readonly status: 'absent' } | KnownCampaign;

export interface KnownCampaign {
  readonly status: 'known';
  readonly definition: CampaignDefinition;
  readonly definitionHash: string;
  readonly stage: Stage;
  /** Grows in place: states of one fold share it, so only the newest state may be asked about territory. */
  readonly territory: TerritoryIndex;
  /** Grows in place like the territory. */
  readonly subjects: SubjectIndex;
  /** Grows in place, as the territory does. */
  readonly course: Course;
  /** One-off requests. Grows in place, as the territory does. */
  readonly requestForms: RequestFormBook;
}

export const initialCampaignState: CampaignState = { status: 'absent' };

/** Folds the campaign's events in log order. A unit that is already there is left as it is: the first registration stands. */
export function evolve(state: CampaignState, event: CampaignEvent): CampaignState {
  if (event.type === 'CampaignAnnounced') {
    return announced(upgradeAnnounced(event.data.definition), event.data.definitionHash);
  }
  return state.status === 'absent' ? state : goOn(state, event);
}

function goOn(state: KnownCampaign, event: Exclude<CampaignEvent, { type: 'CampaignAnnounced' }>): KnownCampaign {
  if (isRequestFormEvent(event)) {
    state.requestForms.apply(event);
    return state;
  }
  switch (event.type) {
    case 'CampaignStageEntered':
      return { ...state, stage: event.data.stage };
    case 'TerritoriesRegistered':
      addMissing(state.territory, event.data.units);
      return state;
    case 'SubjectsRegistered':
      for (const subject of event.data.subjects) state.subjects.add(subject);
      return state;
    case 'SubjectWithdrawn': {
      const { subject, reason, at } = event.data;
      state.subjects.withdraw(subject, { reason, at });
      return state;
    }
    case 'HappeningRecorded':
    case 'WorkingDaysPublished':
    case 'RepeatVoteCalled':
    case 'UnitsDropped':
    case 'DutyWaived':
    case 'WaiverRevoked':
      state.course.apply(event);
      return state;
    default: {
      const never: never = event;
      return never;
    }
  }
}

function announced(definition: CampaignDefinition, definitionHash: string): KnownCampaign {
  const territory = new TerritoryIndex();
  for (const level of levels) {
    addMissing(
      territory,
      definition.territory.filter((unit) => unit.level === level),
    );
  }
  const subjects = new SubjectIndex();
  for (const subject of definition.subjects ?? []) subjects.add(subject);
  const course = new Course(definition);
  const requestForms = new RequestFormBook();
  return { status: 'known', definition, definitionHash, stage: 'announced', territory, subjects, course, requestForms };
}

function addMissing(territory: TerritoryIndex, units: readonly TerritoryDefinition[]): void {
  for (const unit of units) {
    if (!territory.has(unit.code)) territory.add(unit);
  }
}
