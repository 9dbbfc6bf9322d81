import type { FormUse, Stage } from './definition.js';
import { campaignDefinitionHash } from './definition-hash.js';
import { CampaignRuntime } from './runtime.js';
import { evolve, initialCampaignState } from './state.js';
import {
  districtForm,
  formShapes,
  listForm,
  precinct,
  protocolForm,
  smallCampaign,
  turnoutForm,
} from './testing/definitions.js';

function runtimeAt(stage: Stage = 'voting', definition = smallCampaign): CampaignRuntime {
  const data = { definition, definitionHash: campaignDefinitionHash(definition) };
  const state = evolve(initialCampaignState, { type: 'CampaignAnnounced', data });
  if (state.status === 'absent') throw new Error('the campaign was announced');
  const runtime = new CampaignRuntime(state, formShapes);
  runtime.apply({ type: 'CampaignStageEntered', data: { stage } });
  runtime.apply({ type: 'TerritoriesRegistered', data: { units: [precinct('2', '0001'), precinct('3', '0001')] } });
  return runtime;
}

function use(form: string): FormUse {
  const found = smallCampaign.forms.find((candidate) => candidate.form === form);
  if (found === undefined) throw new Error(`no ${form} in the small campaign`);
  return found;
}

describe('the state of a campaign', () => {
  it('leaves a unit that is registered again as it is', () => {
    const runtime = runtimeAt();
    const other = { ...precinct('2', '0001'), number: 'other' };
    runtime.apply({ type: 'TerritoriesRegistered', data: { units: [other, precinct('2', '0002')] } });
    expect(runtime.territory.number('2-0001')).toBe('0001');
    expect(runtime.territory.has('2-0002')).toBe(true);
  });

  it('ignores stages and territory of a campaign that is not announced', () => {
    const events = [
      { type: 'CampaignStageEntered', data: { stage: 'voting' } },
      { type: 'TerritoriesRegistered', data: { units: [precinct('2', '0001')] } },
    ] as const;
    expect(events.reduce(evolve, initialCampaignState)).toEqual({ status: 'absent' });
  });

  it('takes a definition whose children stand before their parents', () => {
    const reversed = { ...smallCampaign, territory: [...smallCampaign.territory].reverse() };
    expect(runtimeAt('voting', reversed).territory.ancestors('1-0001')).toEqual(['1', 'north', 'XX']);
  });
});

describe('what a campaign lets through', () => {
  it('opens a form at its stages only', () => {
    expect(runtimeAt('voting').openNow(use('turnout-notice'))).toEqual({ ok: true });
    expect(runtimeAt('tabulation').openNow(use('turnout-notice'))).toMatchObject({
      ok: false,
      code: 'stage-closed-for-form',
      expected: ['voting'],
      actual: 'tabulation',
    });
  });

  it('holds a form to units of its level', () => {
    const runtime = runtimeAt();
    expect(runtime.unitFits(protocolForm, '2-0001')).toEqual({ ok: true });
    expect(runtime.unitFits(protocolForm, '2')).toMatchObject({
      code: 'unit-level',
      expected: 'precinct',
      actual: 'district',
    });
    expect(runtime.unitFits(protocolForm, '2-9999')).toMatchObject({ code: 'unit-unknown', actual: '2-9999' });
  });

  it('lets a body act for its unit and everything inside it', () => {
    const runtime = runtimeAt();
    const protocol = use('precinct-count-protocol');
    expect(runtime.mayActFor('district-commission:2', protocol, '2-0001')).toMatchObject({ ok: true });
    expect(runtime.mayActFor('district-commission:2', use('turnout-notice'), '2')).toMatchObject({ ok: true });
    expect(runtime.mayActFor('secretariat', protocol, '2-0001')).toMatchObject({ ok: true });
    expect(runtime.mayActFor('secretariat:XX', protocol, '2-0001')).toMatchObject({ ok: true });
  });

  it.each([
    ['district-commission:1', '2-0001', 'unit-not-covered'],
    ['district-commission', '2-0001', 'body-unit-missing'],
    ['district-commission:77', '2-0001', 'body-unit-unknown'],
    ['district-commission:north', '2-0001', 'body-unit-level'],
    ['district-commission:2:2', '2-0001', 'body-unknown'],
    ['secretariat:2', '2-0001', 'body-unit-unexpected'],
    ['constructor', '2-0001', 'body-unknown'],
    ['', '2-0001', 'body-unknown'],
    ['district-commission:2', 'nowhere', 'unit-not-covered'],
  ])('refuses %s for %s: %s', (body, unit, code) => {
    expect(runtimeAt().mayActFor(body, use('precinct-count-protocol'), unit)).toMatchObject({ ok: false, code });
  });

  it('refuses a body that the form is not given to', () => {
    expect(runtimeAt().mayActFor('secretariat', use('turnout-notice'), '2')).toMatchObject({
      code: 'body-not-entitled',
    });
  });
});

describe('the key of a slot', () => {
  it.each([
    [protocolForm, '2-0001', undefined, 'president'],
    [protocolForm, '2-0001', 'president', 'president'],
    [protocolForm, '2-0001', 'president+protocol', 'president'],
    [protocolForm, '2-0001', 'notice', 'president+notice'],
    [protocolForm, '1-0001', 'council-1+notice', 'council-1+notice'],
    [districtForm, '1', '', 'president'],
    [turnoutForm, '2', '11:00', '11:00'],
    [listForm, '2', undefined, ''],
  ])('is filled in: %#', (form, unit, key, canonical) => {
    expect(runtimeAt().resolveKey(form, unit, key)).toMatchObject({ ok: true, key: canonical });
  });

  it.each([
    [protocolForm, '1-0001', undefined, 'contest-missing'],
    [protocolForm, '1-0001', 'notice', 'contest-missing'],
    [protocolForm, '2-0001', 'council-1', 'contest-unknown'],
    [districtForm, '1', 'council-1', 'contest-unknown'],
    [protocolForm, '2-0001', 'president+draft', 'document-kind-unknown'],
    [protocolForm, '2-0001', 'president+notice+more', 'key-surplus'],
    [turnoutForm, '2', undefined, 'turnout-slot-missing'],
    [turnoutForm, '2', '12:00', 'turnout-slot-unknown'],
    [listForm, '2', 'president', 'key-surplus'],
  ])('is refused: %#', (form, unit, key, code) => {
    expect(runtimeAt().resolveKey(form, unit, key)).toMatchObject({ ok: false, code });
  });

  it('tells which contest, hour and kind of document it names', () => {
    const [contest] = smallCampaign.contests;
    const [slot] = smallCampaign.turnoutSlots;
    expect(runtimeAt().resolveKey(protocolForm, '2-0001', 'notice')).toMatchObject({ contest, documentKind: 'notice' });
    expect(runtimeAt().resolveKey(turnoutForm, '2', '11:00')).toMatchObject({ turnoutSlot: slot });
  });

  it('reads its own canonical text to the same slot', () => {
    const runtime = runtimeAt();
    for (const key of ['president', 'president+notice', 'council-1', 'council-1+notice']) {
      expect(runtime.resolveKey(protocolForm, '1-0001', key)).toMatchObject({ ok: true, key });
    }
  });
});

describe('what a form knows of the campaign', () => {
  it('has the lines, contestants and boxes of the precinct protocol', () => {
    const runtime = runtimeAt();
    const context = runtime.formContext(protocolForm, runtime.contest('president'), '2-0001');
    expect(context.lines).toEqual([
      { name: 'ballotsReceived', no: '1', label: { uk: 'одержано', en: 'received' }, required: true },
      { name: 'votersTookPart', no: '2', label: { uk: 'взяли участь', en: 'took part' }, required: false },
    ]);
    expect(context.contestants.map(({ id, struckOut }) => [id, struckOut])).toEqual([
      ['1', false],
      ['2', true],
    ]);
    expect(context.boxes).toBe('optional');
  });

  it('has the lines of the district protocol, without boxes, and none without a contest', () => {
    const runtime = runtimeAt();
    const context = runtime.formContext(districtForm, runtime.contest('president'), '2');
    expect(context.lines.map(({ name }) => name)).toEqual(['votersTookPart']);
    expect(context.boxes).toBe('none');
    expect(runtime.formContext(turnoutForm, undefined, '2')).toMatchObject({
      lines: [],
      contestants: [],
      boxes: 'none',
    });
  });

  it('names the precincts of the unit that it is submitted for, also those that come later', () => {
    const runtime = runtimeAt();
    const context = runtime.formContext(listForm, undefined, '2');
    expect(context.hasPrecinct('2-0001')).toBe(true);
    expect(context.hasPrecinct('1-0001')).toBe(false);
    expect(context.hasPrecinct('2')).toBe(false);
    expect(context.hasPrecinct('2-0002')).toBe(false);
    runtime.apply({ type: 'TerritoriesRegistered', data: { units: [precinct('2', '0002')] } });
    expect(context.hasPrecinct('2-0002')).toBe(true);
  });

  it('is one object for one form, contest and unit, and for all precincts', () => {
    const runtime = runtimeAt();
    const president = runtime.contest('president');
    expect(runtime.formContext(protocolForm, president, '2-0001')).toBe(
      runtime.formContext(protocolForm, president, '1-0001'),
    );
    expect(runtime.formContext(listForm, undefined, '2')).toBe(runtime.formContext(listForm, undefined, '2'));
    expect(runtime.formContext(listForm, undefined, '2')).not.toBe(runtime.formContext(listForm, undefined, '1'));
    expect(runtime.formContext(protocolForm, runtime.contest('council-1'), '1-0001')).not.toBe(
      runtime.formContext(protocolForm, president, '1-0001'),
    );
  });
});
