import { text } from '#vybory/language';
import { FileReference, LongText, TextField } from '../../decorators.js';
import { EducationRow, WorkRow } from '../../parts/biography.js';
import { nomineeData } from '../../parts/participants.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

/**
 * Programme and autobiography of a registered candidate for President: two documents in one item of the order (3.1.д.1), one submission. Who the
 * candidate is, the key says. The autobiography is asked in the parts that the questionnaire has. The programme is published; of the life
 * nothing is.
 */
@Structure({
  key: 'candidate-programme-and-autobiography',
  category: 'registration',
  forms: [
    {
      key: 'candidate-programme-and-autobiography',
      title: text(
        'Передвиборна програма та автобіографія кандидата у Президенти України',
        'Election programme and autobiography of the candidate for President of Ukraine',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['candidate'],
      documentKinds: ['programme', 'autobiography'],
      items: [
        {
          ref: '3.1.д.1',
          body: 'candidate',
          cardinality: 'once',
          title: text('передвиборна програма та автобіографія', 'Election programme and autobiography'),
        },
      ],
    },
  ],
})
export class CandidateProgrammeAndAutobiography {
  @LongText({
    label: text('Текст передвиборної програми', 'Text of the election programme'),
    example:
      'Чесна влада, правосуддя для всіх, гідна оплата праці. Перші кроки: відкритий бюджет, незалежний суд, підтримка сільських шкіл і лікарень.',
    personal: { ...nomineeData, category: 'political' },
  })
  programmeText!: string;

  @TextField({
    label: text('Місце народження', 'Place of birth'),
    maxLength: 500,
    example: 'село Диканька Полтавської області',
    personal: { ...nomineeData, category: 'birth' },
  })
  birthPlace!: string;

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

  @LongText({
    label: text('Сімейний стан, склад сім’ї', 'Family'),
    maxLength: 5000,
    example: 'Одружена, двоє дітей',
    personal: { ...nomineeData, category: 'private-life' },
  })
  family!: string;

  @FileReference({
    label: text('Фотографія', 'Photograph'),
    optional: true,
    personal: { ...nomineeData, category: 'image' },
  })
  photo?: string;
}
