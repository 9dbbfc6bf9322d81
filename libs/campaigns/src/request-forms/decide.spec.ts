import { smallCampaign } from '../testing/definitions.js';
import {
  agreeing,
  approvedVersion,
  author,
  changedDesign,
  colleague,
  drafted,
  head,
  ofVersion,
  requestKey as key,
  sampleDesign,
} from '../testing/requests.js';
import { sentence } from '../testing/sentence.js';
import { evolve, initialCampaignState, type CampaignState } from '../state.js';
import { decideRequestForm, type RequestFormCommand, type RequestFormDecision } from './decide.js';
import type { ActingPerson, RequestFormEvent } from './events.js';
import { evolveRequestForm, initialRequestForm, versionInForce } from './state.js';

const campaign = evolve(initialCampaignState, {
  type: 'CampaignAnnounced',
  data: { definition: smallCampaign, definitionHash: 'h' },
});

const given = sentence({
  initial: initialRequestForm,
  evolve: evolveRequestForm,
  decide: (state, command: RequestFormCommand) => decideRequestForm(state, command, campaign),
});

const hash = ofVersion(author).hash;
const draft = (by = author, design = sampleDesign, expect: 'new' | 'known' = 'new'): RequestFormCommand => ({
  ...{ type: 'Draft', key, design, expect, by },
});
const on = (type: 'SubmitForAgreement' | 'Agree' | 'Approve', by: ActingPerson, of = hash): RequestFormCommand => ({
  ...{ type, key, hash: of, by },
});
const because = (type: 'Return' | 'Withdraw', by: ActingPerson, reason = 'why'): RequestFormCommand => ({
  ...{ type, key, hash, reason, by },
});
const events = (...list: readonly RequestFormEvent[]): RequestFormDecision => ({ ok: true, events: list });
const refused = (code: string) => ({ ok: false, rejection: expect.objectContaining({ code }) as unknown });

const [draftedFirst, submitted, agreed, approved] = approvedVersion() as [
  RequestFormEvent,
  RequestFormEvent,
  RequestFormEvent,
  RequestFormEvent,
];

describe('a one-off request', () => {
  it('is designed, agreed and approved by three people of three units', () => {
    expect(given().when(draft())).toEqual(events(draftedFirst));
    expect(given(draftedFirst).when(on('SubmitForAgreement', author))).toEqual(events(submitted));
    expect(given(draftedFirst, submitted).when(on('Agree', agreeing))).toEqual(events(agreed));
    expect(given(draftedFirst, submitted, agreed).when(on('Approve', head))).toEqual(events(approved));
  });

  it('is changed by nothing when a step is repeated', () => {
    expect(given(draftedFirst).when(draft())).toEqual(events());
    expect(given(draftedFirst, submitted).when(on('SubmitForAgreement', author))).toEqual(events());
    expect(given(draftedFirst, submitted, agreed).when(on('Agree', agreeing))).toEqual(events());
    expect(given(...approvedVersion()).when(on('Approve', head))).toEqual(events());
  });

  it('is not designed twice under one key', () => {
    expect(given(draftedFirst).when(draft(author, changedDesign))).toEqual(refused('request-exists'));
    expect(given().when(draft(author, sampleDesign, 'known'))).toEqual(refused('request-unknown'));
  });

  it('can be agreed to only as it was read', () => {
    const rewritten = drafted(author, 1, changedDesign);
    expect(given(draftedFirst, rewritten).when(on('SubmitForAgreement', author))).toEqual(refused('version-changed'));
  });

  it('does not change while it is agreed to, and can be reworked when it was returned', () => {
    const waiting = given(draftedFirst, submitted);
    expect(waiting.when(draft(author, changedDesign, 'known'))).toEqual(refused('version-status'));
    const returned: RequestFormEvent = { type: 'RequestFormReturned', data: { ...ofVersion(agreeing), reason: 'why' } };
    expect(waiting.when(because('Return', agreeing))).toEqual(events(returned));
    expect(given(draftedFirst, submitted, returned).when(draft(colleague, changedDesign, 'known'))).toEqual(
      events(drafted(colleague, 1, changedDesign)),
    );
  });

  it('can be returned by the head instead of being approved', () => {
    expect(given(draftedFirst, submitted, agreed).when(because('Return', head))).toMatchObject({
      events: [{ type: 'RequestFormReturned' }],
    });
    expect(given(draftedFirst, submitted).when(because('Return', head))).toEqual(refused('version-status'));
    expect(given(draftedFirst, submitted).when(because('Return', author))).toEqual(refused('unit-not-entitled'));
  });

  it('gets a further version with an agreement and an approval of its own', () => {
    const second = approvedVersion(2, changedDesign);
    expect(given(...approvedVersion()).when(draft(author, changedDesign, 'known'))).toEqual(events(second[0] as never));
    expect(given(...approvedVersion()).when(draft(author, sampleDesign, 'known'))).toEqual(refused('nothing-changed'));
    expect(versionInForce(given(...approvedVersion(), ...second.slice(0, 3)).state)?.version).toBe(1);
    expect(given(...approvedVersion(), ...second).state.versions.map(({ status }) => status)).toEqual([
      'superseded',
      'approved',
    ]);
  });

  it('is taken back by the head alone once it is approved', () => {
    expect(given(...approvedVersion()).when(because('Withdraw', author))).toEqual(refused('unit-not-entitled'));
    expect(given(...approvedVersion()).when(because('Withdraw', head))).toMatchObject({
      events: [{ type: 'RequestFormWithdrawn', data: { version: 1 } }],
    });
    expect(given(draftedFirst).when(because('Withdraw', author))).toMatchObject({
      events: [{ type: 'RequestFormWithdrawn' }],
    });
  });

  it('needs a campaign that is announced and not closed', () => {
    const closed: CampaignState = { ...campaign, stage: 'closed' } as CampaignState;
    expect(decideRequestForm(initialRequestForm, draft(), initialCampaignState)).toEqual(refused('campaign-unknown'));
    expect(decideRequestForm(initialRequestForm, draft(), closed)).toEqual(refused('campaign-closed'));
  });
});

describe('nobody agrees to or approves their own', () => {
  const as = (who: ActingPerson, { unit }: ActingPerson): ActingPerson => ({ person: who.person, unit });

  it('whichever unit they act for', () => {
    expect(given(draftedFirst, submitted).when(on('Agree', as(author, agreeing)))).toEqual(refused('own-request'));
    const ready = given(draftedFirst, submitted, agreed);
    expect(ready.when(on('Approve', as(author, head)))).toEqual(refused('own-request'));
    expect(ready.when(on('Approve', as(agreeing, head)))).toEqual(refused('own-request'));
  });

  it('not even when they wrote only an earlier draft of it, or only put it forward', () => {
    const rewritten = drafted(colleague);
    const forwarded: RequestFormEvent = { type: 'RequestFormSubmittedForAgreement', data: ofVersion(colleague) };
    for (const who of [author, colleague]) {
      expect(given(draftedFirst, rewritten, submitted).when(on('Agree', as(who, agreeing)))).toEqual(
        refused('own-request'),
      );
      expect(given(draftedFirst, forwarded).when(on('Agree', as(who, agreeing)))).toEqual(refused('own-request'));
    }
  });

  it('and every step has its unit', () => {
    expect(given().when(draft(agreeing))).toEqual(refused('unit-not-entitled'));
    expect(given(draftedFirst, submitted).when(on('Agree', author))).toEqual(refused('unit-not-entitled'));
    expect(given(draftedFirst, submitted).when(on('Agree', head))).toEqual(refused('unit-not-entitled'));
    expect(given(draftedFirst, submitted, agreed).when(on('Approve', agreeing))).toEqual(refused('unit-not-entitled'));
  });
});
