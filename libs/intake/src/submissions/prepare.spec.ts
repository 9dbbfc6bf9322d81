import { CampaignRuntime, evolve, initialCampaignState, type CampaignDefinition } from '#vybory/campaigns';
import { findForm, type FormDefinition, type FormKey, type SubjectKind } from '#vybory/forms';
import { text } from '#vybory/language';
import { Problem } from '#vybory/platform';
import { prepareSubmission } from './prepare.js';

/** A form of the catalogue as if parties and blocs submitted it, each for itself. */
function partyForm(): FormDefinition & { readonly keySubjects: readonly SubjectKind[] } {
  const form = findForm('district-results-decision');
  if (form === undefined) throw new Error('the catalogue has the form');
  return {
    ...form,
    key: 'party-decision' as FormKey,
    level: 'country',
    slotKey: ['subject', 'occasion'],
    keySubjects: ['party'],
  };
}

const form = partyForm();
const definition: CampaignDefinition = {
  id: 'small',
  kind: 'parliamentary',
  title: text('Вибори', 'Election'),
  votingDay: '2030-03-31',
  timeZone: 'Europe/Kyiv',
  polls: { open: '08:00', close: '20:00' },
  territory: [{ code: 'XX', level: 'country', name: text('Країна', 'Country') }],
  contests: [],
  subjects: ['a', 'b'].map((id) => ({ id: `party-${id}`, kind: 'party', name: text(`Партія ${id}`, `Party ${id}`) })),
  turnoutSlots: [],
  bodies: [
    { id: 'secretariat', title: text('Секретаріат', 'Secretariat'), level: 'country' },
    { id: 'party', title: text('Партія', 'Party'), level: 'country', subjects: ['party'] },
  ],
  forms: [{ form: form.key, by: ['party', 'secretariat'], stages: ['announced'] }],
  relations: [],
};

function prepared(body: string, key?: string): unknown {
  const data = { definition, definitionHash: '0'.repeat(64) };
  const state = evolve(initialCampaignState, { type: 'CampaignAnnounced', data });
  if (state.status === 'absent') throw new Error('the campaign was announced');
  const forms = new Map([[form.key, form]]);
  const values = { decisionNo: '57', adoptedAt: '2030-04-02', outcome: 'established' };
  const payload = { form: form.key, unit: 'XX', values, ...(key !== undefined && { key }) };
  try {
    return prepareSubmission(payload, { body }, new CampaignRuntime(state, forms), forms).command.slot.key;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const [first] = error.errors ?? [];
    return [error.status, error.code, ...(first ? [first.path, first.code] : [])];
  }
}

describe('a submission of a subject', () => {
  it('is for the subject whose body sends it, named or not', () => {
    expect(prepared('party:party-a')).toBe('party-a');
    expect(prepared('party:party-a', 'party-a+2')).toBe('party-a+2');
    expect(prepared('secretariat', 'party-b')).toBe('party-b');
  });

  it('is forbidden for another subject and for a body that is none', () => {
    expect(prepared('party:party-a', 'party-b')).toEqual([403, 'subject-not-own']);
    expect(prepared('party', 'party-b')).toEqual([403, 'body-subject-missing']);
    expect(prepared('party:nobody')).toEqual([403, 'body-subject-unknown']);
  });

  it('is malformed when its key names no subject that the campaign has', () => {
    expect(prepared('secretariat')).toEqual([422, 'submission-malformed', 'key', 'subject-missing']);
    expect(prepared('secretariat', 'nobody')).toEqual([422, 'submission-malformed', 'key', 'subject-unknown']);
  });
});
