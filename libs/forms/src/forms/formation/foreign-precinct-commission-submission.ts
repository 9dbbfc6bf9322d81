import { text } from '#vybory/language';
import { Choice, TextField } from '../../decorators.js';
import { commissionMemberData, commissionRoles, type CommissionRole } from '../../parts/commission.js';
import { Signatory, birthDate, firstName, lastName, patronymic, personKey } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class ForeignCommissionMemberRow {
  @Choice({
    label: text('Посада в комісії', 'Role in the commission'),
    choices: commissionRoles,
    personal: { category: 'occupation' },
  })
  role!: CommissionRole;

  @lastName
  lastName!: string;

  @firstName
  firstName!: string;

  @patronymic
  patronymic?: string;

  @birthDate
  birthDate!: string;

  @TextField({
    label: text('Посада за місцем роботи', 'Position at work'),
    maxLength: 500,
    example: 'перший секретар посольства',
    personal: { category: 'occupation' },
  })
  position!: string;
}

/**
 * Whom the head of a mission or the commander of a unit abroad puts forward for its precinct commission: order № 60, 3.1.є.2 and 3.2.г.2.
 * The head is the author, the Ministry forwards. One submission speaks for one precinct, which is its unit, so the proposed list of
 * commissions is not needed. No other item of the order tells who sits on these commissions, so their members are published from here.
 */
@Structure({
  key: 'foreign-precinct-commission-submission',
  category: 'formation',
  forms: [
    {
      key: 'foreign-precinct-commission-submission',
      title: text(
        'Подання щодо утворення дільничних виборчих комісій за межами України',
        'Submission on the formation of precinct election commissions outside Ukraine',
      ),
      level: 'precinct',
      slotKey: [],
      documentKinds: ['submission'],
      items: [
        {
          ref: '3.1.є.2',
          body: 'mfa',
          cardinality: 'on-change',
          title: text(
            'подання керівників дипломатичних та інших офіційних представництв і консульських установ України за кордоном, командирів військових частин (формувань), дислокованих за межами України, щодо утворення дільничних виборчих комісій при цих представництвах, установах, у військових частинах (формуваннях)',
            'Submission of the heads of diplomatic and other official missions and consular institutions of Ukraine abroad and of commanders of military units (formations) stationed outside Ukraine on the formation of precinct election commissions at those missions, institutions and military units (formations)',
          ),
        },
        {
          ref: '3.2.г.2',
          body: 'mfa',
          cardinality: 'on-change',
          title: text(
            'подання щодо утворення дільничних виборчих комісій при дипломатичних та інших офіційних представництвах і консульських установах України за кордоном, у військових частинах (формуваннях), дислокованих за межами України',
            'Submission on the formation of precinct election commissions at diplomatic and other official missions and consular institutions of Ukraine abroad and in military units (formations) stationed outside Ukraine',
          ),
        },
      ],
    },
  ],
})
export class ForeignPrecinctCommissionSubmission {
  @TextField({
    label: text('Представництво, установа, частина', 'Mission, institution, unit'),
    maxLength: 500,
    example: 'Генеральне консульство України в Кракові',
  })
  institution!: string;

  @Group(() => Signatory, {
    label: text('Керівник (командир), який вносить подання', 'Head (commander) who submits it'),
    personal: { subject: 'official', purpose: 'form-commissions', public: ['name', 'occupation'] },
    example: { lastName: 'Гончар', firstName: 'Ірина', patronymic: 'Василівна', position: 'генеральний консул' },
  })
  submittedBy!: Signatory;

  @Rows(() => ForeignCommissionMemberRow, {
    key: personKey,
    label: text('Пропонований склад комісії', 'Proposed members of the commission'),
    maxRows: 100,
    personal: commissionMemberData,
    example: [
      {
        role: 'chair',
        lastName: 'Коваленко',
        firstName: 'Олена',
        patronymic: 'Іванівна',
        birthDate: '1969-05-14',
        position: 'перший секретар посольства',
      },
      {
        role: 'deputy-chair',
        lastName: 'Мельник',
        firstName: 'Андрій',
        patronymic: 'Петрович',
        birthDate: '1975-11-02',
        position: 'віце-консул',
      },
      {
        role: 'secretary',
        lastName: 'Савчук',
        firstName: 'Наталія',
        patronymic: 'Степанівна',
        birthDate: '1980-02-29',
        position: 'референт',
      },
    ],
  })
  members!: ForeignCommissionMemberRow[];
}
