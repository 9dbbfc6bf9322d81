import { text } from '#vybory/language';
import { Declaration, Identifier, LongText, TextField } from '../../decorators.js';
import { EducationRow, ResidenceRow, WorkRow } from '../../parts/biography.js';
import { nomineeData } from '../../parts/participants.js';
import { Person, PostAddress } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

/**
 * Questionnaire of a nominee for President (order № 60, 3.1.в.8 and 3.1.г.7). Published are the name and the membership of a party; of the
 * course of a life nothing is. That the places of residence cover the last ten years without a gap (Constitution, art. 103) is a relation.
 * Members of the family are told in words, as the nominee chooses to; their property is in the asset declaration.
 */
@Structure({
  key: 'nominee-questionnaire',
  category: 'nomination',
  forms: [
    {
      key: 'nominee-questionnaire-by-party',
      title: text(
        'Анкета претендента на кандидата у Президенти України',
        'Questionnaire of the nominee for candidate for President of Ukraine',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['questionnaire'],
      items: [
        {
          ref: '3.1.в.8',
          body: 'party',
          cardinality: 'once',
          title: text(
            'анкета претендента на кандидата у Президенти України',
            'Questionnaire of the nominee for candidate for President of Ukraine',
          ),
        },
      ],
    },
    {
      key: 'nominee-questionnaire-by-meeting',
      title: text(
        'Анкета претендента на кандидата у Президенти України',
        'Questionnaire of the nominee for candidate for President of Ukraine',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['nomination-meeting'],
      documentKinds: ['questionnaire'],
      items: [
        {
          ref: '3.1.г.7',
          body: 'nomination-meeting',
          cardinality: 'once',
          title: text(
            'анкета претендента на кандидата у Президенти України',
            'Questionnaire of the nominee for candidate for President of Ukraine',
          ),
        },
      ],
    },
  ],
})
export class NomineeQuestionnaire {
  @Group(() => Person, { label: text('Претендент', 'Nominee'), personal: nomineeData })
  nominee!: Person;

  @TextField({
    label: text('Місце народження', 'Place of birth'),
    maxLength: 500,
    example: 'село Диканька Полтавської області',
    personal: { ...nomineeData, category: 'birth' },
  })
  birthPlace!: string;

  @Declaration({
    label: text('Є громадянином України', 'Is a citizen of Ukraine'),
    personal: { ...nomineeData, category: 'citizenship' },
  })
  citizenOfUkraine!: boolean;

  @Rows(() => ResidenceRow, {
    label: text('Місця проживання за останні 10 років', 'Places of residence in the last 10 years'),
    maxRows: 100,
    personal: nomineeData,
  })
  residences!: ResidenceRow[];

  @Rows(() => EducationRow, { label: text('Освіта', 'Education'), maxRows: 50, personal: nomineeData })
  education!: EducationRow[];

  @Rows(() => WorkRow, {
    label: text('Трудова діяльність', 'Work history'),
    optional: true,
    minRows: 0,
    maxRows: 200,
    personal: { ...nomineeData, public: [] },
  })
  workHistory?: WorkRow[];

  @TextField({
    label: text('Партійність', 'Party membership'),
    maxLength: 500,
    example: 'безпартійна',
    personal: { ...nomineeData, category: 'political' },
  })
  partyMembership!: string;

  @LongText({
    label: text('Сімейний стан, склад сім’ї', 'Family'),
    maxLength: 5000,
    example: 'Одружена, двоє дітей',
    personal: { ...nomineeData, category: 'private-life' },
  })
  family!: string;

  @TextField({
    label: text('Володіння мовами', 'Languages'),
    maxLength: 500,
    example: 'українська, польська, англійська',
    personal: { ...nomineeData, category: 'education' },
  })
  languages!: string;

  @TextField({
    label: text('Відомості про судимість', 'Convictions'),
    example: 'не судима',
    personal: { ...nomineeData, category: 'convictions' },
  })
  convictions!: string;

  @Group(() => PostAddress, { label: text('Адреса', 'Address'), personal: nomineeData })
  address!: PostAddress;

  @Identifier('phone', {
    label: text('Телефон', 'Telephone'),
    personal: { ...nomineeData, category: 'contact' },
  })
  phone!: string;
}
