import { formCatalogue } from '#vybory/forms';
import type { CampaignDefinition } from '../definition.js';
import type { CampaignEvent } from '../events.js';
import { CampaignRuntime } from '../runtime.js';
import { evolve, initialCampaignState } from '../state.js';
import { smallCampaign } from '../testing/definitions.js';
import {
  approvedVersion,
  author,
  changedDesign,
  drafted,
  head,
  ofVersion,
  requestKey as key,
  sampleDesign,
} from '../testing/requests.js';

const definition: CampaignDefinition = {
  ...smallCampaign,
  bodies: [
    ...smallCampaign.bodies,
    { id: 'territorial-commission', level: 'district', title: { uk: 'Комісія', en: 'Commission' } },
  ],
};

function announced(): CampaignRuntime {
  const state = evolve(initialCampaignState, {
    type: 'CampaignAnnounced',
    data: { definition, definitionHash: 'h' },
  });
  if (state.status === 'absent') throw new Error('not announced');
  return new CampaignRuntime(state, formCatalogue());
}

/** Form, unit and term of what an event changed, before and after. */
function told(campaign: CampaignRuntime, event: CampaignEvent): readonly string[] {
  return campaign.applyTold(event).map(({ before, after }) => {
    const terms = [before, after].map((slot) =>
      slot?.due.kind === 'at' ? slot.due.local : (slot?.due.kind ?? 'none'),
    );
    return `${(after ?? before)?.unit ?? ''}: ${terms.join(' -> ')}`;
  });
}

function approve(campaign: CampaignRuntime, version = 1, design = sampleDesign): readonly string[] {
  return approvedVersion(version, design).flatMap((event) => told(campaign, event));
}

const districts = definition.territory.filter(({ level }) => level === 'district').map(({ code }) => code);

describe('what a one-off request asks', () => {
  it('is owed by every unit of its level from the approval on, and by nobody before', () => {
    const campaign = announced();
    expect(approve(campaign)).toEqual(districts.map((code) => `${code}: none -> 2030-03-31T18:00`));
    expect(campaign.duties.slot(key, districts[0] ?? '', '')).toMatchObject({
      by: 'territorial-commission',
      kind: 'due',
    });
    expect(campaign.duties.duties.at(-1)?.definition.source).toContain('section 5');
  });

  it('is owed by the new term when a later version has another', () => {
    const campaign = announced();
    approve(campaign);
    expect(approve(campaign, 2, { ...changedDesign, due: '2030-04-02T12:00' })).toEqual(
      districts.map((code) => `${code}: 2030-03-31T18:00 -> 2030-04-02T12:00`),
    );
  });

  it('is not touched by a version that is given up', () => {
    const campaign = announced();
    approve(campaign);
    expect(told(campaign, drafted(author, 2, changedDesign))).toEqual([]);
    const given = { ...ofVersion(author, 2, changedDesign), reason: 'зайве' };
    expect(told(campaign, { type: 'RequestFormWithdrawn', data: given })).toEqual([]);
    expect(campaign.formUse(key)).toMatchObject({ by: ['territorial-commission'] });
  });

  it('is owed by nobody when the head took it back', () => {
    const campaign = announced();
    approve(campaign);
    const back = { ...ofVersion(head), reason: 'відпало' };
    expect(told(campaign, { type: 'RequestFormWithdrawn', data: back })).toEqual(
      districts.map((code) => `${code}: 2030-03-31T18:00 -> none`),
    );
    const use = campaign.formUse(key);
    expect(use && campaign.openNow(use)).toMatchObject({ ok: false, code: 'request-taken-back' });
    expect(campaign.requestForms.version(key, 1)?.version).toBe(1);
    expect(campaign.requestForms.offered(key)).toEqual([]);
  });
});
