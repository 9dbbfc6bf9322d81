import { text } from '#vybory/language';
import { Choice, Identifier, SubjectId, TextField } from '../decorators.js';
import type { PersonalOptions } from '../personal-data.js';
import { birthDate, firstName, lastName, patronymic } from './person.js';

/** What forms on the formation and composition of election commissions have in common. */

/** Members of commissions act in public, so who they are and who put them forward is published; how to reach them is not. */
export const commissionMemberData = {
  subject: 'commission-member',
  purpose: 'form-commissions',
  public: ['name', 'occupation', 'political'],
} as const satisfies PersonalOptions;

/** Hired by a commission, or not yet a member of one: nothing is published. */
export const unpublishedCommissionData = {
  subject: 'commission-member',
  purpose: 'form-commissions',
} as const satisfies PersonalOptions;

export type CommissionRole = 'chair' | 'deputy-chair' | 'secretary' | 'member';
export const commissionRoles = [
  { value: 'chair', label: text('голова', 'chair') },
  { value: 'deputy-chair', label: text('заступник голови', 'deputy chair') },
  { value: 'secretary', label: text('секретар', 'secretary') },
  { value: 'member', label: text('член комісії', 'member') },
] as const;

/** Levels of education; the order leaves them open, and one list for all commissions makes their compositions comparable. */
export type EducationLevel = 'higher' | 'basic-higher' | 'vocational' | 'secondary' | 'basic-secondary';
export const educationLevels = [
  { value: 'higher', label: text('повна вища', 'complete higher') },
  { value: 'basic-higher', label: text('базова або неповна вища', 'basic or incomplete higher') },
  { value: 'vocational', label: text('професійно-технічна', 'vocational') },
  { value: 'secondary', label: text('повна загальна середня', 'complete secondary') },
  { value: 'basic-secondary', label: text('базова загальна середня', 'basic secondary') },
] as const;

/** Participants of a campaign who put people forward for commissions. Councils and heads of administrations that do so are none of them. */
export const nominatorKinds = ['party', 'bloc', 'candidate', 'nomination-meeting', 'initiative-group'] as const;

export const personPhone = Identifier('phone', {
  label: text('Телефон', 'Phone'),
  optional: true,
  example: '+380501234567',
  personal: { category: 'contact' },
});

export const nominatedBy = SubjectId({
  label: text('Ким запропоновано', 'Put forward by'),
  hint: text('Порожньо, якщо не учасником виборів', 'Left out when it was no participant of the campaign'),
  kinds: nominatorKinds,
  optional: true,
  personal: { category: 'political' },
});

export const occupation = TextField({
  label: text('Посада (заняття)', 'Occupation'),
  maxLength: 500,
  example: 'учитель математики',
  personal: { category: 'occupation' },
});

export const education = Choice({
  label: text('Освіта', 'Education'),
  choices: educationLevels,
  personal: { category: 'education' },
});

/** Chair, deputy chair or secretary, where the form's field says which. */
export class CommissionOfficer {
  @lastName
  lastName!: string;

  @firstName
  firstName!: string;

  @patronymic
  patronymic?: string;

  @birthDate
  birthDate!: string;

  @Identifier('phone', {
    label: text('Телефон', 'Phone'),
    hint: text('За яким можна зв’язатися в день голосування', 'That answers on voting day'),
    example: '+380501234567',
    personal: { category: 'contact' },
  })
  phone!: string;

  @nominatedBy
  nominatedBy?: string;
}

/** For examples: a group that may be left out is shown only when its form gives one, and each officer is somebody else. */
export const exampleDeputyChair = {
  lastName: 'Мельник',
  firstName: 'Андрій',
  patronymic: 'Петрович',
  birthDate: '1975-11-02',
  phone: '+380671234567',
};

export const exampleSecretary = {
  lastName: 'Савчук',
  firstName: 'Наталія',
  patronymic: 'Степанівна',
  birthDate: '1980-02-29',
  phone: '+380931234567',
};
