import { levels } from '#vybory/forms';
import type { CampaignDefinition, Stage, TerritoryDefinition } from './definition.js';
import type { CampaignEvent } from './events.js';
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
}

export const initialCampaignState: CampaignState = { status: 'absent' };

/** Folds the campaign's events in log order. A unit that is already there is left as it is: the first registration stands. */
export function evolve(state: CampaignState, event: CampaignEvent): CampaignState {
  switch (event.type) {
    case 'CampaignAnnounced':
      return announced(event.data.definition, event.data.definitionHash);
    case 'CampaignStageEntered':
      return state.status === 'absent' ? state : { ...state, stage: event.data.stage };
    case 'TerritoriesRegistered':
      if (state.status === 'known') addMissing(state.territory, event.data.units);
      return state;
    case 'SubjectsRegistered':
      if (state.status === 'known') for (const subject of event.data.subjects) state.subjects.add(subject);
      return state;
    case 'SubjectWithdrawn': {
      const { subject, reason, at } = event.data;
      if (state.status === 'known') state.subjects.withdraw(subject, { reason, at });
      return state;
    }
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
  return { status: 'known', definition, definitionHash, stage: 'announced', territory, subjects };
}

function addMissing(territory: TerritoryIndex, units: readonly TerritoryDefinition[]): void {
  for (const unit of units) {
    if (!territory.has(unit.code)) territory.add(unit);
  }
}
