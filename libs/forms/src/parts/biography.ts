import { text } from '#vybory/language';
import { Day, TextField } from '../decorators.js';

/** Rows of the course of a life, as questionnaires and autobiographies ask for it. Whose life, the form says. */

export class EducationRow {
  @TextField({
    label: text('Освіта', 'Education'),
    hint: text('Заклад, рік закінчення, спеціальність', 'Institution, year of graduation, speciality'),
    maxLength: 500,
    example: 'Полтавський державний педагогічний інститут, 1991, учитель математики',
    personal: { category: 'education' },
  })
  education!: string;
}

export class WorkRow {
  @Day({ label: text('З', 'From'), example: '1991-08-15', personal: { category: 'occupation' } })
  from!: string;

  @Day({
    label: text('До', 'To'),
    hint: text('Порожньо, якщо триває', 'Left out when it goes on'),
    optional: true,
    example: '1999-08-31',
    personal: { category: 'occupation' },
  })
  to?: string;

  @TextField({
    label: text('Підприємство, установа, організація', 'Employer'),
    maxLength: 500,
    example: 'Полтавська загальноосвітня школа № 3',
    personal: { category: 'occupation' },
  })
  employer!: string;

  @TextField({
    label: text('Посада', 'Position'),
    maxLength: 500,
    example: 'учитель математики',
    personal: { category: 'occupation' },
  })
  position!: string;
}

export class ResidenceRow {
  @Day({ label: text('З', 'From'), example: '1991-08-01', personal: { category: 'residence' } })
  from!: string;

  @Day({
    label: text('До', 'To'),
    hint: text('Порожньо, якщо триває', 'Left out when it goes on'),
    optional: true,
    personal: { category: 'residence' },
    example: '1999-12-31',
  })
  to?: string;

  @TextField({
    label: text('Місце проживання', 'Place of residence'),
    maxLength: 500,
    example: 'місто Полтава',
    personal: { category: 'residence' },
  })
  place!: string;
}
