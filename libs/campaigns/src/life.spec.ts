import { stages } from './definition.js';
import { campaignDefinitionHash } from './definition-hash.js';
import type { CampaignLifeEvent } from './events.js';
import { type CampaignLifeDecision, decideCampaignLife, evolveCampaignLife, initialCampaignLife } from './life.js';
import { campaignStream, territoryStream } from './streams.js';
import { smallCampaign } from './testing/definitions.js';
import { sentence } from './testing/sentence.js';

const given = sentence({ initial: initialCampaignLife, evolve: evolveCampaignLife, decide: decideCampaignLife });
const announced: CampaignLifeEvent = {
  type: 'CampaignAnnounced',
  data: { definition: smallCampaign, definitionHash: campaignDefinitionHash(smallCampaign) },
};
const entered = (stage: (typeof stages)[number]): CampaignLifeEvent => ({
  type: 'CampaignStageEntered',
  data: { stage },
});
const nothing: CampaignLifeDecision = { ok: true, events: [] };

describe('the streams of a campaign', () => {
  it('have names that never change: one for its life, one for the precincts of each district', () => {
    expect(campaignStream('ua-2019')).toBe('campaign-ua-2019');
    expect(territoryStream('ua-2019', '143')).toBe('territory-ua-2019.143');
  });
});

describe('the life of a campaign', () => {
  it('begins with its definition and the hash of it', () => {
    expect(given().when({ type: 'AnnounceCampaign', definition: smallCampaign })).toEqual({
      ok: true,
      events: [announced],
    });
  });

  it('is announced once; the same definition again changes nothing, whatever the order of its members', () => {
    const reordered = Object.fromEntries(Object.entries(smallCampaign).reverse()) as unknown as typeof smallCampaign;
    expect(given(announced).when({ type: 'AnnounceCampaign', definition: reordered })).toEqual(nothing);
  });

  it('refuses another definition under the same id', () => {
    const other = { ...smallCampaign, votingDay: '2030-05-19' };
    expect(given(announced).when({ type: 'AnnounceCampaign', definition: other })).toMatchObject({
      ok: false,
      rejection: { code: 'campaign-exists', definitionHash: campaignDefinitionHash(smallCampaign) },
    });
  });

  it('goes through the stages one by one to the end', () => {
    const history: CampaignLifeEvent[] = [announced];
    for (const stage of stages.slice(1)) {
      expect(given(...history).when({ type: 'EnterStage', stage })).toEqual({ ok: true, events: [entered(stage)] });
      history.push(entered(stage));
    }
    expect(given(...history).state).toMatchObject({ status: 'known', stage: 'closed' });
  });

  it('changes nothing when it is at the stage already', () => {
    expect(given(announced, entered('preparation')).when({ type: 'EnterStage', stage: 'preparation' })).toEqual(
      nothing,
    );
    expect(given(announced).when({ type: 'EnterStage', stage: 'announced' })).toEqual(nothing);
  });

  it('never skips a stage and says which one is next', () => {
    expect(given(announced).when({ type: 'EnterStage', stage: 'voting' })).toMatchObject({
      ok: false,
      rejection: { code: 'stage-skipped', stage: 'announced', next: 'preparation' },
    });
  });

  it('never goes back', () => {
    const voting = [announced, entered('preparation'), entered('voting')];
    expect(given(...voting).when({ type: 'EnterStage', stage: 'preparation' })).toMatchObject({
      ok: false,
      rejection: { code: 'stage-passed', stage: 'voting' },
    });
    const closed = [announced, ...stages.slice(1).map(entered)];
    expect(given(...closed).when({ type: 'EnterStage', stage: 'established' })).toMatchObject({
      ok: false,
      rejection: { code: 'stage-passed', stage: 'closed' },
    });
  });

  it('has no stages before it is announced', () => {
    expect(given().when({ type: 'EnterStage', stage: 'voting' })).toMatchObject({
      ok: false,
      rejection: { code: 'campaign-unknown' },
    });
  });
});
