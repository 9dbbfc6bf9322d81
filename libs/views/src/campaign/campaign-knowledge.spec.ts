import { campaignDefinitionHash, type CampaignEvent } from '#vybory/campaigns';
import {
  campaignWithSubjects,
  formShapes,
  programmeForm,
  subject,
} from '../../../campaigns/src/testing/definitions.js';
import { CampaignKnowledge } from './campaign-knowledge.js';

const announced: CampaignEvent = {
  type: 'CampaignAnnounced',
  data: { definition: campaignWithSubjects, definitionHash: campaignDefinitionHash(campaignWithSubjects) },
};
const registered: CampaignEvent = {
  type: 'SubjectsRegistered',
  data: { subjects: [subject('party-d', 'party'), subject('echo', 'media-outlet')] },
};
const withdrawn: CampaignEvent = {
  type: 'SubjectWithdrawn',
  data: { subject: 'party-d', reason: 'Decision', at: '2030-04-20T10:00' },
};

describe('what the views know of slots about subjects', () => {
  const { key: form } = programmeForm;

  it('is owed from the definition on, and by those who register later from then on, once', () => {
    const campaign = new CampaignKnowledge(formShapes);
    expect(campaign.apply(announced).about).toEqual([]);
    expect(campaign.owes('XX', form, 'party-a')).toBe(true);
    expect(campaign.owes('XX', form, 'party-d')).toBe(false);
    expect(campaign.apply(registered).about).toEqual([{ unit: 'XX', form, key: 'party-d', due: '2030-04-01T00:00' }]);
    expect(campaign.owes('XX', form, 'party-d')).toBe(true);
    expect(campaign.apply(registered).about).toEqual([]);
  });

  it('stays as it was counted when the subject withdraws', () => {
    const campaign = new CampaignKnowledge(formShapes);
    for (const event of [announced, registered, withdrawn]) campaign.apply(event);
    expect(campaign.owes('XX', form, 'party-d')).toBe(true);
  });
});
