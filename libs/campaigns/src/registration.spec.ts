import { campaignDefinitionHash } from './definition-hash.js';
import type { Stage } from './definition.js';
import { decideRegistration, evolveRegistration, initialRegistration, registrationsByParent } from './registration.js';
import { type CampaignState, evolve, initialCampaignState } from './state.js';
import { precinct, smallCampaign } from './testing/definitions.js';
import { sentence } from './testing/sentence.js';

function campaignAt(stage: Stage): CampaignState {
  const data = { definition: smallCampaign, definitionHash: campaignDefinitionHash(smallCampaign) };
  const announced = evolve(initialCampaignState, { type: 'CampaignAnnounced', data });
  return evolve(announced, { type: 'CampaignStageEntered', data: { stage } });
}

const registering = (campaign: CampaignState) =>
  sentence({
    initial: initialRegistration,
    evolve: evolveRegistration,
    decide: (state, command: Parameters<typeof decideRegistration>[1]) => decideRegistration(state, command, campaign),
  });
const given = registering(campaignAt('preparation'));
const batch = (...units: ReturnType<typeof precinct>[]) => ({
  type: 'RegisterTerritories' as const,
  parent: '2',
  units,
});
const registered = (...units: ReturnType<typeof precinct>[]) => ({
  type: 'TerritoriesRegistered' as const,
  data: { units },
});
const first = precinct('2', '0001');
const second = precinct('2', '0002');

describe('registration of precincts', () => {
  it('records a batch', () => {
    expect(given().when(batch(first, second))).toEqual({ ok: true, events: [registered(first, second)] });
  });

  it('records only what is new, and nothing when all is known', () => {
    expect(given(registered(first)).when(batch(first, second))).toEqual({ ok: true, events: [registered(second)] });
    expect(given(registered(first, second)).when(batch(second, first))).toEqual({ ok: true, events: [] });
  });

  it('knows the precincts of the definition', () => {
    const command = { type: 'RegisterTerritories' as const, parent: '1', units: [precinct('1', '0001')] };
    expect(given().when(command)).toEqual({ ok: true, events: [] });
  });

  it('refuses a precinct that stands with other content, in the log or in the same batch, and registers nothing', () => {
    const renamed = { ...first, number: '1a' };
    const rejection = { ok: false, rejection: { code: 'units-differ', units: ['2-0001'] } };
    expect(given(registered(first)).when(batch(second, renamed))).toMatchObject(rejection);
    expect(given().when(batch(first, renamed))).toMatchObject(rejection);
  });

  it('splits a long batch into events of 500 units', () => {
    const many = Array.from({ length: 1201 }, (_, n) => precinct('2', String(n)));
    const decision = given().when(batch(...many));
    expect(decision.ok && decision.events.map(({ data }) => data.units.length)).toEqual([500, 500, 201]);
  });

  it('names everything that is wrong with a batch', () => {
    const inRegion = { ...precinct('north', '7'), parent: 'north' };
    const command = {
      type: 'RegisterTerritories' as const,
      parent: 'north',
      units: [inRegion, { ...first, code: '2_1' }],
    };
    expect(given().when(command)).toMatchObject({
      ok: false,
      rejection: {
        code: 'units-invalid',
        errors: [
          { path: '0.parent', code: 'parent-level', expected: ['district'], actual: 'region' },
          { path: '1.parent', code: 'parent-unknown', actual: '2' },
          { path: '1.code', code: 'precinct-code', actual: '2_1' },
        ],
      },
    });
  });

  it('takes precincts only: regions and districts belong to the definition', () => {
    const district = { code: '9', level: 'district' as const, parent: 'XX', name: first.name };
    const command = { type: 'RegisterTerritories' as const, parent: 'XX', units: [district] };
    expect(given().when(command)).toMatchObject({
      ok: false,
      rejection: { code: 'units-invalid', errors: [{ path: '0.level', code: 'not-in-list' }] },
    });
  });

  it('is open until the results are established', () => {
    for (const stage of ['announced', 'voting', 'tabulation'] as const) {
      expect(registering(campaignAt(stage))().when(batch(first)).ok).toBe(true);
    }
    for (const stage of ['established', 'closed'] as const) {
      expect(registering(campaignAt(stage))().when(batch(first))).toMatchObject({
        rejection: { code: 'register-closed' },
      });
    }
  });

  it('needs a campaign', () => {
    expect(registering(initialCampaignState)().when(batch(first))).toMatchObject({
      rejection: { code: 'campaign-unknown' },
    });
  });

  it('makes one command per district', () => {
    const commands = registrationsByParent([first, precinct('1', '5'), second]);
    expect(commands.map(({ parent, units }) => [parent, units.map(({ code }) => code)])).toEqual([
      ['2', ['2-0001', '2-0002']],
      ['1', ['1-5']],
    ]);
  });
});
