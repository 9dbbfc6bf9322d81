import type { FormShape } from './slot-key.js';
import type { CampaignDefinition } from './definition.js';
import { campaignDefinitionHash } from './definition-hash.js';
import { CampaignRuntime } from './runtime.js';
import { evolve, initialCampaignState } from './state.js';
import {
  campaignWithSubjects,
  formShapes,
  groupForm,
  listsForm,
  programmeForm,
  receiptsForm,
  replacementForm,
  subject,
  turnoutForm,
} from './testing/definitions.js';

function openRuntime(definition = campaignWithSubjects): CampaignRuntime {
  const data = { definition, definitionHash: campaignDefinitionHash(definition) };
  const state = evolve(initialCampaignState, { type: 'CampaignAnnounced', data });
  if (state.status === 'absent') throw new Error('the campaign was announced');
  return new CampaignRuntime(state, formShapes);
}

const party = subject('party-d', 'party');
const registered = { type: 'SubjectsRegistered', data: { subjects: [party] } } as const;
const withdrawn = (id: string) =>
  ({ type: 'SubjectWithdrawn', data: { subject: id, reason: 'Decision', at: '2030-04-20T10:00' } }) as const;

/** What becomes of a submission's address: its canonical key, or the code that refuses it. */
function addressed(identity: string, form: FormShape, unit: string, key?: string, runtime = openRuntime()): string {
  const use = runtime.formUse(form.key);
  if (use === undefined) throw new Error(`the campaign does not use ${form.key}`);
  const actor = runtime.mayActFor(identity, use, unit);
  if (!actor.ok) return actor.code;
  const resolved = runtime.resolveKey(form, unit, key, actor);
  if (!resolved.ok) return resolved.code;
  const about = runtime.mayActAbout(actor, resolved.subject);
  return about.ok ? resolved.key : about.code;
}

describe('bodies of subjects', () => {
  it.each([
    ['party:party-a', programmeForm, 'XX', undefined, 'party-a'],
    ['party:bloc', programmeForm, 'XX', 'bloc', 'bloc'],
    ['secretariat', programmeForm, 'XX', 'party-b', 'party-b'],
    ['candidate:first', replacementForm, 'XX', undefined, 'first'],
    ['candidate:first', replacementForm, 'XX', '3', 'first+3'],
    ['council-head:1', groupForm, '1', 'group-1', 'group-1'],
  ] as const)('%s submits %o for %s, key %s: %s', (identity, form, unit, key, canonical) => {
    expect(addressed(identity, form, unit, key)).toBe(canonical);
  });

  it.each([
    ['party', programmeForm, 'XX', 'party-a', 'body-subject-missing'],
    ['party:party-z', programmeForm, 'XX', 'party-a', 'body-subject-unknown'],
    ['party:XX', programmeForm, 'XX', 'party-a', 'body-subject-unknown'],
    ['party:gazette', programmeForm, 'XX', 'party-a', 'body-subject-kind'],
    ['party:party-a:x', programmeForm, 'XX', 'party-a', 'body-unknown'],
    ['party:party-a', programmeForm, 'XX', 'party-b', 'subject-not-own'],
    ['party:party-b', programmeForm, 'XX', 'bloc', 'subject-not-own'],
    ['party:party-a', turnoutForm, '1', '11:00', 'body-not-entitled'],
    ['council-head:1', groupForm, '1', 'group-2', 'subject-not-covered'],
    ['secretariat', programmeForm, 'XX', undefined, 'subject-missing'],
    ['secretariat', programmeForm, 'XX', 'gazette', 'subject-unknown'],
    ['secretariat', programmeForm, 'XX', 'party-z', 'subject-unknown'],
    ['party:bloc', receiptsForm, 'XX', '2030-04-30', 'subject-missing'],
  ] as const)('%s is refused %o for %s, key %s: %s', (identity, form, unit, key, code) => {
    expect(addressed(identity, form, unit, key)).toBe(code);
  });

  it('know who registers later, and those that have withdrawn', () => {
    const runtime = openRuntime();
    expect(addressed('party:party-d', programmeForm, 'XX', undefined, runtime)).toBe('body-subject-unknown');
    runtime.apply(registered);
    expect(addressed('party:party-d', programmeForm, 'XX', undefined, runtime)).toBe('party-d');
    runtime.apply(withdrawn('party-d'));
    expect(addressed('party:party-d', programmeForm, 'XX', undefined, runtime)).toBe('party-d');
    expect(addressed('secretariat', programmeForm, 'XX', 'party-d', runtime)).toBe('party-d');
  });
});

describe('keys with a period or an occasion', () => {
  it.each([
    [receiptsForm, 'first+2030-04-30', 'first+2030-04-30'],
    [receiptsForm, '2030-02-29', 'period-malformed'],
    [receiptsForm, 'first+30.04.2030', 'period-malformed'],
    [receiptsForm, 'first', 'period-missing'],
    [receiptsForm, undefined, 'period-missing'],
    [receiptsForm, '2030-04-30+2', 'key-surplus'],
    [replacementForm, 'first+1', 'first'],
    [replacementForm, 'first+12', 'first+12'],
    [replacementForm, 'first+0', 'occasion-malformed'],
    [replacementForm, 'first+01', 'occasion-malformed'],
    [replacementForm, '0', 'occasion-malformed'],
    [replacementForm, 'first+1000000', 'occasion-malformed'],
    [replacementForm, 'first+-1', 'occasion-malformed'],
    [replacementForm, 'first+', 'occasion-malformed'],
    [replacementForm, '1.5', 'subject-unknown'],
    [replacementForm, 'nobody', 'subject-unknown'],
  ] as const)('of %o: %s is %s', (form, key, expected) => {
    expect(addressed('candidate:first', form, 'XX', key)).toBe(expected);
  });
});

describe('what a form knows of subjects', () => {
  it('is what the campaign knows at the moment', () => {
    const runtime = openRuntime();
    const context = runtime.formContext(programmeForm, undefined, 'XX');
    expect(context.subjects(['party', 'bloc']).map(({ id }) => id)).toEqual(['bloc', 'party-a', 'party-b', 'party-c']);
    expect(context.subject('gazette')).toMatchObject({ kind: 'media-outlet' });
    expect(context.subject('party-d')).toBeUndefined();
    runtime.apply(registered);
    expect(context.subject('party-d')).toEqual(party);
    runtime.apply(withdrawn('party-a'));
    expect(context.subject('party-a')).toMatchObject({ id: 'party-a' });
    expect(context.subjects(['party']).map(({ id }) => id)).toEqual(['party-b', 'party-c', 'party-d']);
  });

  it('leaves a subject that is registered or withdrawn again as it is', () => {
    const { subjects } = openRuntime();
    subjects.add({ ...party, id: 'party-a', kind: 'bloc' });
    expect(subjects.get('party-a')?.kind).toBe('party');
    subjects.withdraw('nobody', { reason: 'x', at: '2030-04-20T10:00' });
    subjects.withdraw('party-a', { reason: 'first', at: '2030-04-20T10:00' });
    subjects.withdraw('party-a', { reason: 'second', at: '2030-04-21T10:00' });
    expect(subjects.withdrawal('party-a')?.reason).toBe('first');
    expect(subjects.withdrawnCount).toBe(1);
  });
});

describe('what is owed about subjects', () => {
  const keysOf = (runtime: CampaignRuntime, unit: string, { key: form }: FormShape): string[] =>
    runtime
      .expectedSlots(unit)
      .filter((slot) => slot.form === form && slot.released === undefined)
      .map(({ key }) => key);

  it('is one slot per subject that takes part, under the country', () => {
    const runtime = openRuntime();
    expect(runtime.expectedSlots('XX')).toMatchObject(
      ['bloc', 'party-a', 'party-b', 'party-c'].map((key) => ({ form: programmeForm.key, key })),
    );
    runtime.apply(registered);
    // The bloc withdraws after its programme was due.
    runtime.apply(withdrawn('bloc'));
    expect(keysOf(runtime, 'XX', programmeForm)).toEqual(['bloc', 'party-a', 'party-b', 'party-c', 'party-d']);
    runtime.apply({ type: 'SubjectWithdrawn', data: { subject: 'party-a', reason: 'Early', at: '2030-03-01T10:00' } });
    expect(keysOf(runtime, 'XX', programmeForm)).toEqual(['bloc', 'party-b', 'party-c', 'party-d']);
  });

  it('is, below the country, owed where the subject belongs', () => {
    expect(keysOf(openRuntime(), '1', groupForm)).toEqual(['group-1']);
    expect(keysOf(openRuntime(), '3', groupForm)).toEqual([]);
  });

  it('is, per contest, nothing of those who stand in another', () => {
    const forms: CampaignDefinition['forms'] = [{ form: listsForm.key, by: ['party'], stages: ['preparation'] }];
    const subjects = [
      subject('party-a', 'party', { contestant: { contest: 'council-1', id: 'A' } }),
      subject('party-b', 'party'),
      subject('first', 'candidate', { contestant: { contest: 'president', id: '1' } }),
    ];
    const contests = campaignWithSubjects.contests.map((contest) => ({ ...contest, territory: 'XX' }));
    const { duties: _duties, ...plain } = campaignWithSubjects;
    expect(keysOf(openRuntime({ ...plain, contests, subjects, forms }), 'XX', listsForm)).toEqual([
      'president+party-b',
      'president+first',
      'council-1+party-a',
      'council-1+party-b',
    ]);
  });

  it('is nothing by period or occasion: duties say that', () => {
    expect(keysOf(openRuntime(), 'XX', receiptsForm)).toEqual([]);
    expect(keysOf(openRuntime(), 'XX', replacementForm)).toEqual([]);
  });
});
