import { campaignDefinitionHash } from './definition-hash.js';
import type { Stage } from './definition.js';
import { type CampaignState, evolve, initialCampaignState } from './state.js';
import {
  decideSubjects,
  evolveSubjects,
  initialSubjectRegister,
  type RegisterSubjects,
  type SubjectCommand,
  type WithdrawSubject,
} from './subject-registration.js';
import { campaignWithSubjects, subject } from './testing/definitions.js';
import { sentence } from './testing/sentence.js';

function campaignAt(stage: Stage): CampaignState {
  const definition = campaignWithSubjects;
  const data = { definition, definitionHash: campaignDefinitionHash(definition) };
  const announced = evolve(initialCampaignState, { type: 'CampaignAnnounced', data });
  return evolve(announced, { type: 'CampaignStageEntered', data: { stage } });
}

const inCampaign = (campaign: CampaignState) =>
  sentence({
    initial: initialSubjectRegister,
    evolve: evolveSubjects,
    decide: (state, command: SubjectCommand) => decideSubjects(state, command, campaign),
  });
const given = inCampaign(campaignAt('preparation'));
const batch = (...subjects: RegisterSubjects['subjects']): RegisterSubjects => ({ type: 'RegisterSubjects', subjects });
const registered = (...subjects: RegisterSubjects['subjects']) => ({
  type: 'SubjectsRegistered' as const,
  data: { subjects },
});
const reason = 'Decision No. 12';
const at = '2030-04-20T10:00';
const withdraw = (id: string): WithdrawSubject => ({ type: 'WithdrawSubject', subject: id, reason, at });
const withdrawn = (id: string) => ({ type: 'SubjectWithdrawn' as const, data: { subject: id, reason, at } });
const echo = subject('echo', 'media-outlet');
const mission = subject('mission', 'observer-sender');

describe('registration of subjects', () => {
  it('records a batch', () => {
    expect(given().when(batch(echo, mission))).toEqual({ ok: true, events: [registered(echo, mission)] });
  });

  it('records only what is new, and nothing when all is known from the log, the definition or the same batch', () => {
    expect(given(registered(echo)).when(batch(echo, mission))).toEqual({ ok: true, events: [registered(mission)] });
    expect(given(registered(echo)).when(batch(echo, ...(campaignWithSubjects.subjects ?? [])))).toEqual({
      ok: true,
      events: [],
    });
    expect(given().when(batch(echo, { ...echo }))).toEqual({ ok: true, events: [registered(echo)] });
  });

  it('refuses an id that stands for another subject, of whatever kind, and registers nothing', () => {
    const other = subject('echo', 'party');
    const rejection = { ok: false, rejection: { code: 'subjects-differ', subjects: ['echo'] } };
    expect(given(registered(echo)).when(batch(mission, other))).toMatchObject(rejection);
    expect(given().when(batch(echo, other))).toMatchObject(rejection);
    expect(given().when(batch(subject('gazette', 'party')))).toMatchObject({ rejection: { subjects: ['gazette'] } });
  });

  it('splits a long batch into events of 500 subjects', () => {
    const many = Array.from({ length: 1201 }, (_, n) => subject(`outlet-${n}`, 'media-outlet'));
    const decision = given().when(batch(...many));
    expect(
      decision.ok && decision.events.map((event) => event.type === 'SubjectsRegistered' && event.data.subjects.length),
    ).toEqual([500, 500, 201]);
  });

  it('lets a bloc name parties of the definition, of the log and of its own batch', () => {
    const late = subject('party-late', 'party');
    const bloc = subject('bloc-2', 'bloc', { members: ['party-a', 'party-d', 'party-late'] });
    const decision = given(registered(subject('party-d', 'party'))).when(batch(bloc, late));
    expect(decision).toEqual({ ok: true, events: [registered(bloc, late)] });
  });

  it('names everything that is wrong with a batch', () => {
    const command = batch(
      echo,
      subject('7', 'media-outlet'),
      subject('bloc-2', 'bloc', { members: ['echo'] }),
      subject('third', 'candidate', { contestant: { contest: 'president', id: '1' } }),
      subject('council', 'council', { territory: 'nowhere' }),
    );
    expect(given().when(command)).toMatchObject({
      ok: false,
      rejection: {
        code: 'subjects-invalid',
        errors: [
          { path: '1.id', code: 'reserved-word' },
          { path: '2.members.0', code: 'member-unknown' },
          { path: '3.contestant', code: 'duplicate' },
          { path: '4.territory', code: 'territory-unknown' },
        ],
      },
    });
  });

  it('is open until the results are established', () => {
    for (const stage of ['announced', 'voting', 'tabulation'] as const) {
      expect(inCampaign(campaignAt(stage))().when(batch(echo)).ok).toBe(true);
    }
    for (const stage of ['established', 'closed'] as const) {
      expect(inCampaign(campaignAt(stage))().when(batch(echo))).toMatchObject({
        rejection: { code: 'register-closed' },
      });
    }
  });

  it('needs a campaign', () => {
    for (const command of [batch(echo), withdraw('echo')]) {
      expect(inCampaign(initialCampaignState)().when(command)).toMatchObject({
        rejection: { code: 'campaign-unknown' },
      });
    }
  });
});

describe('withdrawal of a subject', () => {
  it('is recorded for subjects of the definition and of the log', () => {
    expect(given().when(withdraw('first'))).toEqual({ ok: true, events: [withdrawn('first')] });
    expect(given(registered(echo)).when(withdraw('echo'))).toEqual({ ok: true, events: [withdrawn('echo')] });
  });

  it('is recorded once; another reason or time is a conflict that says what stands', () => {
    expect(given(withdrawn('first')).when(withdraw('first'))).toEqual({ ok: true, events: [] });
    expect(given(withdrawn('first')).when({ ...withdraw('first'), at: '2030-04-21T10:00' })).toMatchObject({
      rejection: { code: 'subject-withdrawn', withdrawal: { reason, at } },
    });
  });

  it('needs a known subject', () => {
    expect(given().when(withdraw('echo'))).toMatchObject({ rejection: { code: 'subject-unknown' } });
  });

  it('does not free the id', () => {
    expect(given(registered(echo), withdrawn('echo')).when(batch({ ...echo, kind: 'party' }))).toMatchObject({
      rejection: { code: 'subjects-differ' },
    });
  });

  it('is open until the campaign is closed: reports fall due after the results', () => {
    expect(inCampaign(campaignAt('established'))().when(withdraw('first')).ok).toBe(true);
    expect(inCampaign(campaignAt('closed'))().when(withdraw('first'))).toMatchObject({
      rejection: { code: 'register-closed' },
    });
  });
});
