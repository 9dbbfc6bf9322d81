import { text } from '#vybory/language';
import { Choice, Day, Identifier, TextField } from '../../decorators.js';
import { birthDate, firstName, lastName } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class ForeignObserverRow {
  @lastName
  lastName!: string;

  @firstName
  firstName!: string;

  @Identifier('country', { label: text('Громадянство', 'Citizenship'), personal: { category: 'citizenship' } })
  citizenship!: string;

  @birthDate
  birthDate!: string;

  @TextField({
    label: text('Номер паспорта', 'Number of the passport'),
    maxLength: 30,
    personal: { category: 'identity-document' },
  })
  passportNo!: string;

  @TextField({
    label: text('Посада', 'Position'),
    maxLength: 500,
    personal: { category: 'occupation' },
  })
  position!: string;

  @TextField({
    label: text('Мови', 'Languages'),
    maxLength: 200,
    optional: true,
    personal: { category: 'education' },
  })
  languages?: string;

  @Identifier('phone', { label: text('Телефон', 'Phone'), personal: { category: 'contact' } })
  phone!: string;

  @Identifier('email', {
    label: text('Електронна пошта', 'E-mail'),
    optional: true,
    personal: { category: 'contact' },
  })
  email?: string;
}

/**
 * Whom a foreign state or international organisation proposes as official observers: order № 60, 3.1.ж.1 and 3.2.в.1 («пропозиції»), 3.3.є.1 and
 * 3.4.б.1 («подання»). The key names the sender; it may propose several times, so each proposal is an occasion. Names stand as the sender
 * writes them; foreigners have no patronymic. Who observes is public, documents and contact are not.
 */
@Structure({
  key: 'foreign-observer-accreditation',
  category: 'observers',
  forms: [
    {
      key: 'foreign-observer-accreditation',
      title: text(
        'Пропозиції щодо акредитації офіційних спостерігачів',
        'Proposals for the accreditation of official observers',
      ),
      level: 'country',
      slotKey: ['subject', 'occasion'],
      keySubjects: ['observer-sender'],
      documentKinds: ['proposal', 'submission'],
      items: [
        {
          ref: '3.1.ж.1',
          body: 'foreign-observer-sender',
          cardinality: 'on-change',
          documentKinds: ['proposal'],
          title: text(
            'пропозиції щодо акредитації офіційних спостерігачів',
            'Proposals for the accreditation of official observers',
          ),
        },
        {
          ref: '3.2.в.1',
          body: 'foreign-observer-sender',
          cardinality: 'on-change',
          documentKinds: ['proposal'],
          title: text(
            'пропозиції щодо акредитації офіційних спостерігачів',
            'Proposals for the accreditation of official observers',
          ),
        },
        {
          ref: '3.3.є.1',
          body: 'foreign-observer-sender',
          cardinality: 'on-change',
          documentKinds: ['submission'],
          title: text(
            'подання про акредитацію офіційних спостерігачів від іноземних держав та міжнародних організацій',
            'Submission on the accreditation of official observers from foreign states and international organisations',
          ),
        },
        {
          ref: '3.4.б.1',
          body: 'foreign-observer-sender',
          cardinality: 'on-change',
          documentKinds: ['submission'],
          title: text(
            'подання про акредитацію офіційних спостерігачів від іноземних держав та міжнародних організацій',
            'Submission on the accreditation of official observers from foreign states and international organisations',
          ),
        },
      ],
    },
  ],
})
export class ForeignObserverAccreditation {
  @Choice({
    label: text('Хто направляє', 'Who sends them'),
    choices: [
      { value: 'foreign-state', label: text('іноземна держава', 'foreign state') },
      { value: 'international-organisation', label: text('міжнародна організація', 'international organisation') },
    ],
    example: 'international-organisation',
  })
  senderKind!: 'foreign-state' | 'international-organisation';

  @Choice({
    label: text('Спосіб подання', 'Way of submission'),
    choices: [
      { value: 'direct', label: text('безпосередньо', 'directly') },
      {
        value: 'via-mfa',
        label: text('через Міністерство закордонних справ', 'through the Ministry of Foreign Affairs'),
      },
    ],
    example: 'via-mfa',
  })
  channel!: 'direct' | 'via-mfa';

  @Day({ label: text('Акредитувати з', 'To be accredited from') })
  requestedFrom!: string;

  @Rows(() => ForeignObserverRow, {
    key: ['citizenship', 'passportNo'],
    label: text('Спостерігачі', 'Observers'),
    maxRows: 5000,
    personal: { subject: 'observer', purpose: 'accredit-observers', public: ['name', 'occupation'] },
    example: [
      {
        lastName: 'Новак',
        firstName: 'Анна',
        citizenship: 'PL',
        birthDate: '1972-03-08',
        passportNo: 'AB1234567',
        position: 'депутат Сейму Республіки Польща',
        languages: 'польська, англійська, українська',
        phone: '+48221234567',
      },
      {
        lastName: 'Мюллер',
        firstName: 'Карл',
        citizenship: 'DE',
        birthDate: '1965-09-21',
        passportNo: 'C01X00T47',
        position: 'експерт з виборів',
        phone: '+49301234567',
        email: 'k.mueller@example.org',
      },
    ],
  })
  observers!: ForeignObserverRow[];
}
