import { text } from '#vybory/language';
import { Choice, Identifier, TextField } from '../../decorators.js';
import { firstName, lastName, patronymic } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class MediaRepresentativeRow {
  @lastName
  lastName!: string;

  @firstName
  firstName!: string;

  @patronymic
  patronymic?: string;

  @TextField({
    label: text('Посада', 'Position'),
    maxLength: 500,
    example: 'кореспондент',
    personal: { category: 'occupation' },
  })
  position!: string;

  @Identifier('country', { label: text('Громадянство', 'Citizenship'), personal: { category: 'citizenship' } })
  citizenship!: string;

  @TextField({
    label: text('Номер документа, що посвідчує особу', 'Number of the identity document'),
    maxLength: 30,
    example: 'КН 123456',
    personal: { category: 'identity-document' },
  })
  documentNo!: string;

  @Identifier('phone', { label: text('Телефон', 'Phone'), example: '+380501234567', personal: { category: 'contact' } })
  phone!: string;

  @Identifier('email', {
    label: text('Електронна пошта', 'E-mail'),
    optional: true,
    personal: { category: 'contact' },
  })
  email?: string;
}

/**
 * Whom an outlet sends to the Commission: order № 60, 3.1.з.1 and 3.2.д.3 («список представників»), 3.3.е.1 («подання», «працівників»). The key names the
 * outlet; it may submit again whenever it sends somebody else, so each is an occasion. Who is accredited for whom is public, documents and
 * contact are not.
 */
@Structure({
  key: 'media-accreditation',
  category: 'accreditation',
  forms: [
    {
      key: 'media-accreditation',
      title: text(
        'Список представників засобів масової інформації для акредитації їх при Комісії',
        'List of representatives of the mass media for their accreditation at the Commission',
      ),
      level: 'country',
      slotKey: ['subject', 'occasion'],
      keySubjects: ['media-outlet'],
      documentKinds: ['list', 'submission'],
      items: [
        {
          ref: '3.1.з.1',
          body: 'media',
          cardinality: 'on-change',
          documentKinds: ['list'],
          title: text(
            'список представників засобів масової інформації для акредитації їх при Комісії',
            'List of representatives of the mass media for their accreditation at the Commission',
          ),
        },
        {
          ref: '3.2.д.3',
          body: 'media',
          cardinality: 'on-change',
          documentKinds: ['list'],
          title: text(
            'список представників засобів масової інформації для акредитації при Комісії',
            'List of representatives of the mass media for accreditation at the Commission',
          ),
        },
        {
          ref: '3.3.е.1',
          body: 'media',
          cardinality: 'on-change',
          documentKinds: ['submission'],
          title: text(
            'подання про акредитацію працівників засобів масової інформації при Комісії',
            'Submission on the accreditation of mass-media employees at the Commission',
          ),
        },
      ],
    },
  ],
})
export class MediaAccreditation {
  @Choice({
    label: text('Вид засобу масової інформації', 'Kind of outlet'),
    choices: [
      { value: 'tv', label: text('телебачення', 'television') },
      { value: 'radio', label: text('радіо', 'radio') },
      { value: 'print', label: text('друковане видання', 'print') },
      { value: 'agency', label: text('інформаційне агентство', 'news agency') },
      { value: 'online', label: text('інтернет-видання', 'online') },
    ],
  })
  outletKind!: 'tv' | 'radio' | 'print' | 'agency' | 'online';

  @TextField({
    label: text('Номер свідоцтва про реєстрацію або ліцензії', 'Number of the registration or licence'),
    hint: text('Порожньо для видання, яке не підлягає реєстрації', 'Left out for an outlet that needs none'),
    maxLength: 50,
    optional: true,
    example: 'НР № 00123-м',
  })
  registrationNo?: string;

  @Rows(() => MediaRepresentativeRow, {
    key: ['lastName', 'firstName', 'documentNo'],
    label: text('Представники', 'Representatives'),
    maxRows: 500,
    personal: { subject: 'media-representative', purpose: 'accredit-media', public: ['name', 'occupation'] },
  })
  representatives!: MediaRepresentativeRow[];
}
