import { campaignDefinitionHash } from './definition-hash.js';
import type { CampaignDefinition } from './definition.js';
import { upgradeDefinition } from './earlier-definition.js';
import { decideCampaignLife } from './life.js';
import { parseCampaignDefinition } from './parse-definition.js';
import { formShapes, smallCampaign } from './testing/definitions.js';
import { runtimeOf } from './testing/dutiful.js';

const { duties: _duties, ...withoutDuties } = smallCampaign;
/** The small campaign as it was written before duties had a list. */
const earlier = {
  ...withoutDuties,
  turnoutSlots: [{ at: '11:00', due: '12:00' }, { at: '15:00' }],
  forms: smallCampaign.forms.map((use) => ({
    ...use,
    ...(use.form === 'precinct-count-protocol' && { due: '2030-05-15T00:00' }),
    ...(use.form === 'voter-list-count-notice' && { owed: false }),
  })),
};

describe('a definition from before duties', () => {
  it('becomes the same campaign with duties', () => {
    expect(upgradeDefinition(earlier)).toEqual(smallCampaign);
    expect(parseCampaignDefinition(earlier, { forms: formShapes })).toEqual({ definition: smallCampaign });
  });

  it('is left as it is when it speaks today’s words, or when it is no definition at all', () => {
    for (const json of [smallCampaign, withoutDuties, null, 7, [], { forms: 1 }])
      expect(upgradeDefinition(json)).toBe(json);
  });

  it('is refused like any other when its old words make no sense', () => {
    const wrong = { ...earlier, forms: [{ ...earlier.forms[0], due: '2030-02-30T10:00' }, ...earlier.forms.slice(1)] };
    expect(parseCampaignDefinition(wrong, { forms: formShapes })).toMatchObject({
      errors: [{ path: 'duties.0.due', code: 'not-a-date' }],
    });
    const odd = { ...earlier, forms: [{ ...earlier.forms[0], owed: 'maybe' }, ...earlier.forms.slice(1)] };
    expect(parseCampaignDefinition(odd, { forms: formShapes })).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ path: 'forms.0.owed', code: 'unexpected-field' })]),
    });
  });

  it('that is in a log already is read as one with duties, and announcing it again does no harm', () => {
    const logged = earlier as unknown as CampaignDefinition;
    expect(runtimeOf(logged).definition).toEqual(smallCampaign);
    const state = {
      status: 'known',
      definition: logged,
      definitionHash: campaignDefinitionHash(logged),
      stage: 'voting',
    } as const;
    expect(decideCampaignLife(state, { type: 'AnnounceCampaign', definition: smallCampaign })).toEqual({
      ok: true,
      events: [],
    });
  });
});
