import { campaignDefinitionHash, type CampaignDefinition } from '#vybory/campaigns';
import { logName, newEvent, streamName, type MemoryEventLog } from '#vybory/event-log';
import { smallCampaign } from '../../../libs/campaigns/src/testing/definitions.js';

/** `CampaignAnnounced` of version 1, as it was written when what is owed stood at the use of a form; no decider of today writes it. */
export async function tellBeforeDuties(eventLog: MemoryEventLog): Promise<void> {
  const { duties: _duties, ...others } = smallCampaign;
  const definition = {
    ...{ ...others, id: 'before-duties', turnoutSlots: [{ at: '11:00', due: '12:00' }, { at: '15:00' }] },
    forms: others.forms.map((use) => ({
      ...use,
      ...(use.form === 'precinct-count-protocol' && { due: '2030-05-15T00:00' }),
      ...(use.form === 'voter-list-count-notice' && { owed: false }),
    })),
  } as CampaignDefinition;
  const data = { definition, definitionHash: campaignDefinitionHash(definition) };
  const event = newEvent({ type: 'CampaignAnnounced', data }, { actor: 'secretariat', schemaVersion: 1 });
  await eventLog.append(logName('before-duties'), streamName('campaign-before-duties'), 0, [event]);
}
