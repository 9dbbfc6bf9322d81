import { formCatalogue, type FormKey } from '#vybory/forms';
import type { CampaignDefinition, HappeningSource } from './definition.js';
import { type DefinitionError, definitionError, definitionErrorCodes } from './definition-error.js';
import {
  parseCampaignDefinition,
  parseSubjects,
  parseSubjectWithdrawal,
  parseTerritories,
} from './parse-definition.js';
import { campaignWithSubjects, formShapes, precinct, smallCampaign, subject } from './testing/definitions.js';

/** The small campaign as JSON with one place changed: `at('contests.0.id', 'x')`; `undefined` leaves the member out. */
function at(path: string, value: unknown, definition = smallCampaign): unknown {
  const json = JSON.parse(JSON.stringify(definition)) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place: Record<string, unknown> = json;
  for (const name of names) place = place[name] as Record<string, unknown>;
  place[last] = value;
  return JSON.parse(JSON.stringify(json));
}

const key = (form: string): FormKey => form as FormKey;

function parseErrors(json: unknown): readonly DefinitionError[] {
  const parsed = parseCampaignDefinition(json, { forms: formShapes });
  return 'errors' in parsed ? parsed.errors : [];
}

function errorsOf(json: unknown): string[] {
  return parseErrors(json).map(({ path, code }) => `${path}: ${code}`);
}

describe('parsing a definition', () => {
  it('gives back a definition that is right', () => {
    const json: unknown = JSON.parse(JSON.stringify(smallCampaign));
    expect(parseCampaignDefinition(json, { forms: formShapes })).toEqual({
      definition: smallCampaign,
    });
  });

  it.each<[string, unknown, string]>([
    ['id', 'Small 2030', 'id: wrong-format'],
    ['kind', 'royal', 'kind: not-in-list'],
    ['title', { uk: 'Назва' }, 'title.en: missing-field'],
    ['title.uk', '', 'title.uk: too-short'],
    ['title.en', 7, 'title.en: wrong-type'],
    ['votingDay', '12.05.2030', 'votingDay: wrong-format'],
    ['polls', undefined, 'polls: missing-field'],
    ['colour', 'red', 'colour: unexpected-field'],
    ['contests', {}, 'contests: wrong-type'],
    ['contests.0.contestants.1.id', 'a b', 'contests.0.contestants.1.id: wrong-format'],
    ['contests.0.contestants.0.no', -1, 'contests.0.contestants.0.no: below-minimum'],
    ['contests.0.contestants.0.no', 1.5, 'contests.0.contestants.0.no: wrong-type'],
    ['contests.0.boxes', 'some', 'contests.0.boxes: not-in-list'],
    ['forms.0.stages.0', 'party', 'forms.0.stages.0: not-in-list'],
    ['relations.0.severity', 'grave', 'relations.0.severity: not-in-list'],
    ['relations.0.params', { a: { b: 1 } }, 'relations.0.params.a: wrong-type'],
    ['relations.0.form', 'precinct-count-protocol', 'relations.0.form: unexpected-field'],
    ['relations.1.op', '==', 'relations.1.op: not-in-list'],
    ['relations.1.left.0', { votes: 'sum', line: 'ballotsReceived' }, 'relations.1.left.0: not-exactly-one'],
    ['relations.1.left.0', { times: 2 }, 'relations.1.left.0: not-exactly-one'],
    ['relations.1.left.1', { constant: 1, times: 2 }, 'relations.1.left.1: not-together'],
  ])('says where the shape is wrong: %s = %j', (path, value, error) => {
    expect(errorsOf(at(path, value))).toEqual([error]);
  });

  it.each<[string, unknown, string]>([
    ['votingDay', '2030-02-30', 'votingDay: not-a-date'],
    ['timeZone', 'Europe/Atlantis', 'timeZone: time-zone-unknown'],
    ['polls', { open: '20:00', close: '08:00' }, 'polls.close: not-later'],
    ['polls', { open: '08:00', close: '25:00' }, 'polls.close: not-a-time'],
    ['turnoutSlots', [{ at: '15:00' }, { at: '11:00' }], 'turnoutSlots.1.at: not-later'],
    ['turnoutSlots', [{ at: '11:00' }, { at: '11:00' }], 'turnoutSlots.1.at: not-later'],
    ['turnoutSlots', [], 'turnoutSlots: turnout-slots-missing'],
    ['duties.0.due', '2030-13-01 at 10:00', 'duties.0.due: not-a-date'],
    ['duties.0.due', '2030-12-01 at 29:00', 'duties.0.due: not-a-time'],
    ['duties.0.due', 'the day after tomorrow', 'duties.0.due: rule-unreadable'],
    ['duties.0.due', '3 days after precincts-formed', 'duties.0.due: date-name-unknown'],
    ['duties.0.due', 'every 7 days from E-60 to E', 'duties.0.due: duty-occurrences'],
    ['duties.0.due', 'on event', 'duties.0.due: duty-occurrences'],
    ['duties.0.form', 'ballots-received-protocol', 'duties.0.form: form-not-used'],
    ['duties.0.by', 'nobody', 'duties.0.by: body-not-entitled'],
    ['duties.0.when', 'precincts-formed', 'duties.0.when: happening-missing'],
    ['duties.0.kind', 'conditional', 'duties.0.when: happening-missing'],
    ['duties.0.per', ['contest', 'precinct'], 'duties.0.per: duty-parts'],
    ['duties.0.per', ['once', 'contest'], 'duties.0.per: duty-level'],
    ['duties.1.due', 'slots 11:00, 12:00', 'duties.1.due: not-in-list'],
    ['duties.1.form', 'precinct-count-protocol', 'duties.1.form: duplicate'],
    [
      'dates',
      [
        { name: 'a', rule: 'b' },
        { name: 'b', rule: '1 day after a' },
      ],
      'dates.1.rule: rule-cycle',
    ],
    ['dates', [{ name: 'a', rule: 'every 2 days from E-9 to E' }], 'dates.0.rule: not-one-date'],
    ['dates', [{ name: 'polls-close', rule: 'E' }], 'dates.0.name: duplicate'],
    ['happenings', [{ name: 'E', title: { uk: 'Е', en: 'E' }, of: 'unit' }], 'happenings.0.name: wrong-format'],
    [
      'workingDays',
      {
        id: 'x',
        source: 's',
        weekend: [6, 7],
        holidays: [{ date: '2030-02-30', name: { uk: 'с', en: 'h' } }],
        moved: [],
      },
      'workingDays: not-a-date',
    ],
    ['territory.1.code', 'XX', 'territory.1.code: duplicate'],
    ['territory.1.parent', 'YY', 'territory.1.parent: parent-unknown'],
    ['territory.1.parent', '2', 'territory.1.parent: parent-level'],
    ['territory.1.parent', undefined, 'territory.1.parent: missing-field'],
    ['territory.0.parent', 'north', 'territory.0.parent: parent-level'],
    ['territory.5.parent', 'north', 'territory.5.parent: parent-level'],
    ['territory.5.code', '0001', 'territory.5.code: precinct-code'],
    ['territory.5.code', '1-00-01', 'territory.5.code: precinct-code'],
    ['territory.4.kind', 'ship', 'territory.4.kind: kind-of-precinct-only'],
    ['contests.1.id', 'president', 'contests.1.id: duplicate'],
    ['contests.1.id', 'notice', 'contests.1.id: reserved-word'],
    ['contests.1.territory', '9', 'contests.1.territory: territory-unknown'],
    ['contests.1.territory', '1-0001', 'contests.1.territory: contest-territory-level'],
    ['contests.0.contestants.1.id', '1', 'contests.0.contestants.1.id: duplicate'],
    ['contests.0.contestants.1.no', 1, 'contests.0.contestants.1.no: duplicate'],
    ['contests.0.precinctLines.0.line', 'ballotsEaten', 'contests.0.precinctLines.0.line: line-unknown'],
    ['contests.0.precinctLines.1.line', 'ballotsReceived', 'contests.0.precinctLines.1.line: duplicate'],
    ['contests.0.precinctLines.1.no', '1', 'contests.0.precinctLines.1.no: duplicate'],
    ['vocabulary', [{ name: 'ballotsReceived', label: { uk: 'р', en: 'l' } }], 'vocabulary.0.name: line-shadows'],
    ['bodies.1.id', 'secretariat', 'bodies.1.id: duplicate'],
    ['forms.1.by.0', 'nobody', 'forms.1.by.0: body-unknown'],
    ['forms.2.contests.0', 'senate', 'forms.2.contests.0: contest-unknown'],
    ['forms.1.form', 'voter-list-count-notice', 'forms.3.form: duplicate'],
    ['forms.3.form', 'laundry-list', 'forms.3.form: form-unknown'],
    ['forms.3.stages', ['voting', 'voting'], 'forms.3.stages.1: duplicate'],
    ['relations.1.id', 'P-2', 'relations.1.id: duplicate'],
    ['relations.1.form', 'ballots-received-protocol', 'relations.1.form: form-not-used'],
    ['relations.1.right.0.line', 'ballotsEaten', 'relations.1.right.0.line: line-unknown'],
  ])('says where the meaning is wrong: %s = %j', (path, value, error) => {
    expect(errorsOf(at(path, value))).toContain(error);
  });

  it('takes subjects and their bodies', () => {
    const json: unknown = JSON.parse(JSON.stringify(campaignWithSubjects));
    expect(parseCampaignDefinition(json, { forms: formShapes })).toEqual({ definition: campaignWithSubjects });
  });

  it.each<[string, unknown, string]>([
    ['subjects.0.kind', 'king', 'subjects.0.kind: not-in-list'],
    ['subjects.0.id', 'a b', 'subjects.0.id: wrong-format'],
    ['subjects.0.id', 'party-a', 'subjects.1.id: duplicate'],
    ['subjects.0.id', '12', 'subjects.0.id: reserved-word'],
    ['subjects.0.id', '2030-05-12', 'subjects.0.id: reserved-word'],
    ['subjects.0.id', 'notice', 'subjects.0.id: reserved-word'],
    ['subjects.0.id', 'president', 'subjects.0.id: reserved-word'],
    ['subjects.0.members', ['party-b', 'party-z'], 'subjects.0.members.1: member-unknown'],
    ['subjects.0.members', ['party-b', 'first'], 'subjects.0.members.1: member-unknown'],
    ['subjects.0.members', ['party-b', 'party-b'], 'subjects.0.members.1: duplicate'],
    ['subjects.1.members', ['party-b'], 'subjects.1.members: members-of-bloc-only'],
    ['subjects.1.contestant.contest', 'senate', 'subjects.1.contestant.contest: contest-unknown'],
    ['subjects.1.contestant.id', 'Z', 'subjects.1.contestant.id: contestant-unknown'],
    ['subjects.1.contestant', { contest: 'president', id: '1' }, 'subjects.1.contestant: contestant-kind'],
    ['subjects.8.contestant', { contest: 'president', id: '1' }, 'subjects.8.contestant: contestant-kind'],
    ['subjects.5.contestant.id', '1', 'subjects.5.contestant: duplicate'],
    ['subjects.6.territory', '77', 'subjects.6.territory: territory-unknown'],
    ['bodies.2.subjects', ['party', 'party'], 'bodies.2.subjects.1: duplicate'],
    ['bodies.2.subjects', ['candidate'], 'forms.4.by.0: subject-not-in-key'],
    ['bodies.2.level', 'region', 'bodies.2.level: subjects-in-country-only'],
    ['forms.0.by.0', 'party', 'forms.0.by.0: subject-not-in-key'],
  ])('says what is wrong with subjects: %s = %j', (path, value, error) => {
    expect(errorsOf(at(path, value, campaignWithSubjects))).toContain(error);
  });

  it.each<[HappeningSource & { readonly of?: 'subject' }, string[]]>([
    [{ form: key('precinct-count-protocol') }, []],
    [{ form: key('precinct-count-protocol'), day: 'drawnUpAt' }, []],
    [{ form: key('moon-landing-report') }, ['happenings.0.recordedBy.form: form-not-used']],
    [{ form: key('precinct-count-protocol'), of: 'subject' }, ['happenings.0.recordedBy.form: happening-of-nobody']],
    [{ form: key('precinct-count-protocol'), day: 'copyNo' }, ['happenings.0.recordedBy.day: not-a-day']],
    [{ form: key('precinct-count-protocol'), day: 'boxes.number' }, ['happenings.0.recordedBy.day: field-unknown']],
    [{ form: key('precinct-count-protocol'), day: 'no such' }, ['happenings.0.recordedBy.day: wrong-format']],
  ])('says whether a form can record a happening: %j', ({ of = 'unit', ...recordedBy }, errors) => {
    const happenings = [{ name: 'counted', title: smallCampaign.title, of, recordedBy }];
    const parsed = parseCampaignDefinition({ ...smallCampaign, happenings }, { forms: formCatalogue() });
    const found = 'errors' in parsed ? parsed.errors.map(({ path, code }) => `${path}: ${code}`) : [];
    expect(found).toEqual(errors);
  });

  it('counts the countries', () => {
    const two: CampaignDefinition = {
      ...smallCampaign,
      territory: [...smallCampaign.territory, { code: 'YY', level: 'country', name: smallCampaign.title }],
    };
    expect(errorsOf(two)).toEqual(['territory: country-count']);
  });

  it('says everything at once, with what was expected and found', () => {
    const errors = parseErrors({
      ...(at('kind', 'royal') as object),
      votingDay: 5,
      bodies: undefined,
    });
    expect(errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'kind', code: 'not-in-list', actual: 'royal' }),
        expect.objectContaining({ path: 'votingDay', code: 'wrong-type', expected: 'string', actual: 5 }),
        expect.objectContaining({ path: 'bodies', code: 'missing-field' }),
      ]),
    );
  });

  it.each([undefined, null, 5, 'text', [], {}])('refuses %j without a throw', (json) => {
    expect(parseErrors(json).length).toBeGreaterThan(0);
  });

  it('refuses members that JSON can carry and objects should not', () => {
    const json: unknown = JSON.parse(JSON.stringify(smallCampaign).replace('{', '{"__proto__":{"id":"x"},'));
    expect(errorsOf(json)).toEqual(['__proto__: unexpected-field']);
  });

  it('shows 500 errors and says that there are more', () => {
    const errors = parseErrors(at('territory', new Array(600).fill(1)));
    expect(errors).toHaveLength(501);
    expect(errors.at(-1)).toMatchObject({ code: 'too-many-errors', actual: 600 });
  });

  it('has a text in both languages for every code', () => {
    expect(definitionErrorCodes.length).toBeGreaterThan(20);
    for (const code of definitionErrorCodes) {
      const { message } = definitionError('', code);
      expect(message.uk).toMatch(/[а-яіїєґ]/i);
      expect(message.en).toMatch(/^[^а-яіїєґ]+$/i);
    }
  });
});

describe('parsing units to register', () => {
  it('takes a batch', () => {
    const units = [precinct('1', '0002')];
    expect(parseTerritories(units)).toEqual({ units });
  });

  it('says where a batch is wrong', () => {
    expect(parseTerritories([precinct('1', '0002'), { ...precinct('1', '3'), code: 'ї', x: 1 }])).toMatchObject({
      errors: expect.arrayContaining([
        expect.objectContaining({ path: '1.code', code: 'wrong-format' }),
        expect.objectContaining({ path: '1.x', code: 'unexpected-field' }),
      ]) as unknown,
    });
    expect(parseTerritories([])).toMatchObject({ errors: [{ code: 'too-few' }] });
  });
});

describe('parsing subjects to register and to withdraw', () => {
  it('takes a batch and says where one is wrong', () => {
    const subjects = [subject('gazette', 'media-outlet')];
    expect(parseSubjects(subjects)).toEqual({ subjects });
    expect(parseSubjects([{ ...subjects[0], colour: 'red' }])).toMatchObject({
      errors: [{ path: '0.colour', code: 'unexpected-field' }],
    });
    expect(parseSubjects([])).toMatchObject({ errors: [{ code: 'too-few' }] });
  });

  it('takes a reason and a local date and time that exist', () => {
    const withdrawal = { reason: 'Decision No. 12', at: '2030-04-20T10:00' };
    expect(parseSubjectWithdrawal(withdrawal)).toEqual({ withdrawal });
    expect(parseSubjectWithdrawal({ ...withdrawal, at: '2030-04-31T10:00' })).toMatchObject({
      errors: [{ path: 'at', code: 'not-a-date' }],
    });
    expect(parseSubjectWithdrawal({ at: '2030-04-20T10:00' })).toMatchObject({
      errors: [{ path: 'reason', code: 'missing-field' }],
    });
  });
});
