import { text } from '#vybory/language';
import { Day, FileReference, Identifier, TextField } from '../../decorators.js';
import { Signatory } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class BlocPartyRow {
  @TextField({ label: text('Назва партії', 'Name of the party'), maxLength: 500 })
  name!: string;

  @Identifier('edrpou', { label: text('Код ЄДРПОУ партії', 'EDRPOU code of the party') })
  edrpou!: string;

  @Group(() => Signatory, {
    label: text('Керівник партії, який підписав', 'Leader of the party who signed'),
    personal: { subject: 'official', purpose: 'register-candidates', public: ['name', 'occupation'] },
  })
  leader!: Signatory;

  @Day({ label: text('Дата підписання', 'Signed on') })
  signedAt!: string;
}

/**
 * The agreement by which parties become a bloc: order № 60, 3.1.в.2 and 3.2.б.3. The key names the bloc; its name is asked nevertheless, for the
 * agreement is what settles it.
 *
 * Parties of a bloc are named by name and code of the register, not as subjects of the campaign: in a bloc they take no part of their own, and
 * a subject would owe all that a party owes.
 */
@Structure({
  key: 'bloc-agreement',
  category: 'formation',
  forms: [
    {
      key: 'bloc-agreement',
      title: text(
        'Угода про утворення виборчого блоку політичних партій',
        'Agreement on the formation of an election bloc of political parties',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['bloc'],
      documentKinds: ['agreement'],
      items: [
        {
          ref: '3.1.в.2',
          body: 'party',
          cardinality: 'once',
          title: text(
            'угода про утворення виборчого блоку політичних партій',
            'Agreement on the formation of an election bloc of political parties',
          ),
        },
        {
          ref: '3.2.б.3',
          body: 'party',
          cardinality: 'once',
          title: text(
            'угода про утворення виборчого блоку політичних партій',
            'Agreement on the formation of an election bloc of political parties',
          ),
        },
      ],
    },
  ],
})
export class BlocAgreement {
  @TextField({ label: text('Назва блоку', 'Name of the bloc'), maxLength: 500, example: 'Блок «Єдність»' })
  blocName!: string;

  @Rows(() => BlocPartyRow, {
    label: text('Партії, що утворили блок', 'Parties that form the bloc'),
    minRows: 2,
    maxRows: 50,
    unique: 'edrpou',
    example: [
      {
        name: 'Партія «Перша»',
        edrpou: '21661711',
        leader: { lastName: 'Бондар', firstName: 'Сергій', patronymic: 'Олексійович', position: 'голова партії' },
        signedAt: '2001-12-20',
      },
      {
        name: 'Партія «Друга»',
        edrpou: '00032129',
        leader: { lastName: 'Ткач', firstName: 'Людмила', patronymic: 'Миколаївна', position: 'голова партії' },
        signedAt: '2001-12-20',
      },
    ],
  })
  parties!: BlocPartyRow[];

  @Day({ label: text('Дата угоди', 'Date of the agreement'), example: '2001-12-20' })
  agreementAt!: string;

  @FileReference({ label: text('Текст угоди', 'Text of the agreement') })
  attachment!: string;
}
