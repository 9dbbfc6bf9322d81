import { type Text, text } from '#vybory/language';
import { type CampaignDefinition, type Stage, stages } from './definition.js';
import { campaignDefinitionHash } from './definition-hash.js';
import { upgradeAnnounced } from './earlier-definition.js';
import type { CampaignLifeEvent } from './events.js';
import { stageTitle } from './stage-title.js';

export type CampaignLifeState =
  | { readonly status: 'absent' }
  | {
      readonly status: 'known';
      readonly definition: CampaignDefinition;
      readonly definitionHash: string;
      readonly stage: Stage;
    };

export const initialCampaignLife: CampaignLifeState = { status: 'absent' };

/** `definition` comes from {@link parseCampaignDefinition}; the decider trusts its shape. */
export interface AnnounceCampaign {
  readonly type: 'AnnounceCampaign';
  readonly definition: CampaignDefinition;
}

export interface EnterStage {
  readonly type: 'EnterStage';
  readonly stage: Stage;
}

export type CampaignLifeCommand = AnnounceCampaign | EnterStage;

export type CampaignLifeRejection =
  | { readonly code: 'campaign-exists'; readonly message: Text; readonly definitionHash: string }
  | { readonly code: 'campaign-unknown'; readonly message: Text }
  | { readonly code: 'stage-passed'; readonly message: Text; readonly stage: Stage }
  | { readonly code: 'stage-skipped'; readonly message: Text; readonly stage: Stage; readonly next: Stage };

/** No events: the campaign already is what the command asks for, so a repeated command does no harm. */
export type CampaignLifeDecision =
  | { readonly ok: true; readonly events: readonly CampaignLifeEvent[] }
  | { readonly ok: false; readonly rejection: CampaignLifeRejection };

export function decideCampaignLife(state: CampaignLifeState, command: CampaignLifeCommand): CampaignLifeDecision {
  switch (command.type) {
    case 'AnnounceCampaign':
      return announce(state, command.definition);
    case 'EnterStage':
      return enterStage(state, command.stage);
    default: {
      const never: never = command;
      return never;
    }
  }
}

export function evolveCampaignLife(state: CampaignLifeState, event: CampaignLifeEvent): CampaignLifeState {
  switch (event.type) {
    case 'CampaignAnnounced':
      return { status: 'known', stage: 'announced', ...event.data };
    case 'CampaignStageEntered':
      return state.status === 'absent' ? state : { ...state, stage: event.data.stage };
    default: {
      const never: never = event;
      return never;
    }
  }
}

function announce(state: CampaignLifeState, definition: CampaignDefinition): CampaignLifeDecision {
  const definitionHash = campaignDefinitionHash(definition);
  if (state.status === 'absent') return accept({ type: 'CampaignAnnounced', data: { definition, definitionHash } });
  // What was announced before duties had their list is compared in today's words.
  if (campaignDefinitionHash(upgradeAnnounced(state.definition)) === definitionHash) return accept();
  return reject({
    code: 'campaign-exists',
    definitionHash: state.definitionHash,
    message: text(
      `Кампанія «${definition.id}» вже існує з іншим визначенням. Оберіть інший ідентифікатор.`,
      `The campaign "${definition.id}" already exists with another definition. Choose another id.`,
    ),
  });
}

function enterStage(state: CampaignLifeState, stage: Stage): CampaignLifeDecision {
  if (state.status === 'absent') {
    return reject({
      code: 'campaign-unknown',
      message: text('Кампанію не оголошено.', 'The campaign is not announced.'),
    });
  }
  if (state.stage === stage) return accept();
  const now = stages.indexOf(state.stage);
  const next = stages[now + 1];
  if (stages.indexOf(stage) < now || next === undefined) {
    return reject({ code: 'stage-passed', stage: state.stage, message: passedMessage(state.stage, stage) });
  }
  if (next !== stage) {
    return reject({
      code: 'stage-skipped',
      stage: state.stage,
      next,
      message: skippedMessage(state.stage, stage, next),
    });
  }
  return accept({ type: 'CampaignStageEntered', data: { stage } });
}

function passedMessage(now: Stage, wanted: Stage): Text {
  return text(
    `Кампанія вже на етапі «${stageTitle[now].uk}»; повернення до етапу «${stageTitle[wanted].uk}» неможливе.`,
    `The campaign is at the stage "${stageTitle[now].en}" already and cannot go back to "${stageTitle[wanted].en}".`,
  );
}

function skippedMessage(now: Stage, wanted: Stage, next: Stage): Text {
  return text(
    `Після етапу «${stageTitle[now].uk}» настає етап «${stageTitle[next].uk}», а не «${stageTitle[wanted].uk}».`,
    `After the stage "${stageTitle[now].en}" comes "${stageTitle[next].en}", not "${stageTitle[wanted].en}".`,
  );
}

function accept(...events: CampaignLifeEvent[]): CampaignLifeDecision {
  return { ok: true, events };
}

function reject(rejection: CampaignLifeRejection): CampaignLifeDecision {
  return { ok: false, rejection };
}
