import type { DescribedField, FormDescription } from '#vybory/forms';
import type { CampaignDefinition } from '../definition.js';
import { smallCampaign } from '../testing/definitions.js';
import { sampleDesign } from '../testing/requests.js';
import { parseNewRequestForm, parseRequestFormDesign } from './parse-design.js';

const label = { uk: 'Поле', en: 'Field' };
const campaign: CampaignDefinition = {
  ...smallCampaign,
  bodies: [...smallCampaign.bodies, { id: 'territorial-commission', level: 'district', title: label }],
};

/** `path code` of everything that is wrong with the design. */
function faults(design: object): readonly string[] {
  const parsed = parseRequestFormDesign(design, 'request-x', campaign);
  return 'errors' in parsed ? parsed.errors.map(({ path, code }) => `${path} ${code}`) : [];
}

function withForm(form: Partial<Record<keyof FormDescription, unknown>>): object {
  return { ...sampleDesign, form: { ...sampleDesign.form, arithmetic: [], ...form } };
}

function withFields(...fields: readonly object[]): object {
  return withForm({ fields });
}

const count = (name: string): DescribedField => ({ name, kind: 'count', label });

describe('a design', () => {
  it('is taken when nothing is wrong with it', () => {
    expect(faults(sampleDesign)).toEqual([]);
    const paper = { carriers: ['electronic', 'paper'], doubleEntry: true, compare: { absentOnPaper: ['stations'] } };
    expect(faults({ ...sampleDesign, ...paper })).toEqual([]);
  });

  it.each([
    ['a carrier twice', { ...sampleDesign, carriers: ['paper', 'paper'] }, ['carriers.1 duplicate']],
    ['a carrier that there is not', { ...sampleDesign, carriers: ['pigeon'] }, ['carriers.0 not-in-list']],
    ['no field at all', withFields(), ['form.fields too-few']],
    ['a kind that there is not', withFields({ name: 'x', kind: 'blob', label }), ['form.fields.0.kind not-in-list']],
    ['a member of another kind', withFields({ ...count('x'), scale: 2 }), ['form.fields.0.scale unexpected-field']],
    ['a number beyond its bounds', withFields({ ...count('x'), max: 1e12 }), ['form.fields.0.max above-maximum']],
    ['a bound below the other', withFields({ ...count('x'), min: 5, max: 2 }), ['form.fields.0.max below-minimum']],
    ['a name twice', withFields(count('x'), count('x')), ['form.fields.1.name duplicate']],
    ['a name that objects inherit', withFields(count('constructor')), ['form.fields.0.name reserved-word']],
    ['a name of the envelope', withFields(count('unit')), ['form.fields.0.name reserved-word']],
    [
      'a condition on what stands below',
      withFields({ ...count('x'), when: { field: 'y', is: 'a' } }, count('y')),
      ['form.fields.0.when.field choice-not-above'],
    ],
    [
      'a condition on a value that is not among the choices',
      withFields(
        { name: 'y', kind: 'choice', label, choices: [{ value: 'a', label }] },
        { ...count('x'), when: { field: 'y', is: 'b' } },
      ),
      ['form.fields.1.when.is not-in-list'],
    ],
    [
      'a text that does not say whose data it is',
      withFields({ name: 'x', kind: 'text', label }),
      ['form.fields.0.personal personal-missing'],
    ],
    [
      'a taxpayer’s number that would be nobody’s',
      withFields({ name: 'x', kind: 'identifier', scheme: 'rnokpp', label, personal: 'none' }),
      ['form.fields.0.personal personal-missing'],
    ],
    [
      'personal data without a purpose',
      withFields({ name: 'x', kind: 'text', label, personal: { category: 'name', subject: 'nominee' } }),
      ['form.fields.0.personal personal-incomplete'],
    ],
    [
      'a special category without a ground',
      withFields({
        ...{ name: 'x', kind: 'text', label },
        personal: { category: 'convictions', subject: 'nominee', purpose: 'control-funds' },
      }),
      ['form.fields.0.personal personal-ground'],
    ],
    [
      'arithmetic over what the form does not have',
      withForm({
        arithmetic: [
          {
            relation: 'T-1',
            left: [{ kind: 'field', field: 'sum' }],
            op: '=',
            right: [{ kind: 'column', rows: 'stations', column: 'since' }],
            severity: 'error',
          },
        ],
      }),
      ['form.arithmetic.0.left.0 operand-unknown', 'form.arithmetic.0.right.0 operand-unknown'],
    ],
    ['a subject in the key without kinds', withForm({ slotKey: ['subject'] }), ['form.keySubjects missing-field']],
    ['a body that the campaign does not have', { ...sampleDesign, by: ['army'] }, ['by.0 body-unknown']],
    ['a due date that does not exist', { ...sampleDesign, due: '2030-02-30T10:00' }, ['due not-a-date']],
    [
      'a table whose rows the example cannot fill',
      withFields({ name: 'rows', kind: 'rows', label, minRows: 3, fields: [count('n')] }),
      ['form.fields example-unfit'],
    ],
    [
      'a text that cannot be printed',
      withForm({ title: { uk: 'Назва', en: 'a\u0000b' } }),
      ['form.title.en wrong-format'],
    ],
  ])('is refused for %s', (_, design, expected) => {
    expect(faults(design)).toEqual(expected);
  });

  it('takes personal data of parts whose group says whose they are', () => {
    const personal = { subject: 'official', purpose: 'establish-results' };
    const fields = [{ name: 'lastName', kind: 'text', label, personal: { category: 'name' } }];
    expect(faults(withFields({ name: 'head', kind: 'group', label, personal, fields }))).toEqual([]);
  });

  it('has a key that no form of the catalogue can have', () => {
    const parsed = parseNewRequestForm({ key: 'precinct-count-protocol', ...sampleDesign }, campaign);
    expect(parsed).toMatchObject({ errors: [{ path: 'key', code: 'wrong-format' }] });
    expect(parseNewRequestForm({ key: 'request-x', ...sampleDesign }, campaign)).toEqual({
      content: { key: 'request-x', design: sampleDesign },
    });
  });
});
