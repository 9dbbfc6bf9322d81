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
  data: { subject: 'party-d', reason: 'Decision', at: '2030-03-20T10:00' },
};

describe('what the views know of slots about subjects', () => {
  const { key: form } = programmeForm;

  it('is owed from the definition on, and by those who register later from then on, once', () => {
    const campaign = new CampaignKnowledge(formShapes);
    const first = campaign.apply(announced).duties.filter(({ after }) => after?.form === form);
    expect(first.map(({ after }) => after?.key)).toEqual(['bloc', 'party-a', 'party-b', 'party-c']);
    expect(campaign.expected(form, 'XX', 'party-d')).toBeUndefined();
    expect(campaign.apply(registered).duties).toMatchObject([{ after: { unit: 'XX', form, key: 'party-d' } }]);
    expect(campaign.expected(form, 'XX', 'party-d')).toBeDefined();
    expect(campaign.apply(registered).duties).toEqual([]);
  });

  it('is nothing that one must fill that withdrew before it was due', () => {
    const campaign = new CampaignKnowledge(formShapes);
    for (const event of [announced, registered]) campaign.apply(event);
    const released = '2030-03-20T08:00:00.000Z';
    expect(campaign.apply(withdrawn).duties).toMatchObject([
      { before: { key: 'party-d' }, after: { key: 'party-d', released } },
    ]);
    expect(campaign.expected(form, 'XX', 'party-d')).toMatchObject({ released });
  });
});
