import { text } from '#vybory/language';
import { Choice, LocalTime, PrecinctCode, TextField } from '../../decorators.js';
import {
  CommissionOfficer,
  commissionMemberData,
  commissionRoles,
  education,
  exampleDeputyChair,
  exampleSecretary,
  nominatedBy,
  occupation,
  personPhone,
  type CommissionRole,
  type EducationLevel,
} from '../../parts/commission.js';
import { PostAddress, birthDate, firstName, lastName, patronymic, personKey, workplace } from '../../parts/person.js';
import type { FieldExample } from '../../field-registry.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class CommissionMemberRow {
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

  @education
  education!: EducationLevel;

  @occupation
  occupation!: string;

  @workplace
  workplace?: string;

  @TextField({
    label: text('Партійність', 'Party membership'),
    maxLength: 500,
    example: 'безпартійна',
    personal: { category: 'political' },
  })
  partyMembership!: string;

  @nominatedBy
  nominatedBy?: string;

  @Group(() => PostAddress, { label: text('Місце проживання', 'Residence') })
  address!: PostAddress;

  @personPhone
  phone?: string;
}

/** A commission has one chair and one secretary, so that one row cannot show it. */
const exampleMembers: FieldExample = [
  {
    role: 'chair',
    lastName: 'Коваленко',
    firstName: 'Олена',
    patronymic: 'Іванівна',
    birthDate: '1969-05-14',
    education: 'higher',
    occupation: 'учитель математики',
    workplace: 'Полтавська загальноосвітня школа № 3',
    partyMembership: 'безпартійна',
    address: { settlement: 'Полтава', street: 'вул. Соборності', building: '36' },
    phone: '+380501234567',
  },
  {
    ...exampleDeputyChair,
    role: 'deputy-chair',
    education: 'higher',
    occupation: 'агроном',
    partyMembership: 'безпартійний',
    address: { settlement: 'Полтава', street: 'вул. Шевченка', building: '12' },
  },
  {
    ...exampleSecretary,
    role: 'secretary',
    education: 'vocational',
    occupation: 'бібліотекар',
    partyMembership: 'безпартійна',
    address: { settlement: 'Полтава', street: 'вул. Гоголя', building: '5' },
  },
];

export class PrecinctOfficersRow {
  @PrecinctCode({ label: text('Виборча дільниця', 'Precinct') })
  precinct!: string;

  @Group(() => CommissionOfficer, { label: text('Голова', 'Chair') })
  chair!: CommissionOfficer;

  @Group(() => CommissionOfficer, {
    label: text('Заступник голови', 'Deputy chair'),
    hint: text('Порожньо, якщо посада вакантна', 'Left out when the position is vacant'),
    optional: true,
    example: exampleDeputyChair,
  })
  deputyChair?: CommissionOfficer;

  @Group(() => CommissionOfficer, {
    label: text('Секретар', 'Secretary'),
    example: exampleSecretary,
  })
  secretary!: CommissionOfficer;
}

/**
 * Who sits on a commission: all members of a territorial one (order № 60, 3.1.б.1) and of a region's commission for a referendum (3.3.а.2), chair,
 * deputy and secretary of every precinct commission of a district (3.1.б.4, 3.2.а.6: one record per commission, a row per precinct).
 *
 * One slot, clarified with every change, because what counts is who sits there now; the journal keeps who sat there before. An officer of a
 * precinct is a group with a name of its own, so that a commission cannot have two chairs; only the deputy's place may stay vacant. In lists
 * of members that is relation X-18.
 */
@Structure({
  key: 'commission-members',
  category: 'composition',
  forms: [
    {
      key: 'territorial-commission-members',
      title: text(
        'Відомості про голову, заступника голови, секретаря, членів територіальної виборчої комісії',
        'Data on the chair, deputy chair, secretary and members of the territorial election commission',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['record'],
      items: [
        {
          ref: '3.1.б.1',
          body: 'territorial-commission',
          cardinality: 'on-change',
          title: text(
            'відомості про голову, заступника голови, секретаря, членів територіальної виборчої комісії',
            'Data on the chair, deputy chair, secretary and members of the territorial election commission',
          ),
        },
      ],
    },
    {
      key: 'precinct-commission-officers',
      title: text(
        'Відомості про голів, заступників голів, секретарів дільничних виборчих комісій',
        'Data on the chairs, deputy chairs and secretaries of the precinct election commissions',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['record'],
      items: [
        {
          ref: '3.1.б.4',
          body: 'territorial-commission',
          cardinality: 'on-change',
          title: text(
            'відомості про голів, заступників голів, секретарів дільничних виборчих комісій',
            'Data on the chairs, deputy chairs and secretaries of the precinct election commissions',
          ),
        },
        {
          ref: '3.2.а.6',
          body: 'district-commission',
          cardinality: 'on-change',
          title: text(
            'відомості про голів, заступників голів, секретарів дільничних виборчих комісій',
            'Data on the chairs, deputy chairs and secretaries of the precinct election commissions',
          ),
        },
      ],
    },
    {
      key: 'region-referendum-commission-members',
      title: text(
        'Повідомлення про персональний склад комісії Автономної Республіки Крим, обласних, Київської та Севастопольської міських комісій із всеукраїнського референдуму',
        'Notice of the personal composition of the all-Ukrainian referendum commissions of the Autonomous Republic of Crimea, the oblasts and the cities of Kyiv and Sevastopol',
      ),
      level: 'region',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.3.а.2',
          body: 'regional-council',
          cardinality: 'on-change',
          title: text(
            'повідомлення про персональний склад комісії Автономної Республіки Крим, обласних, Київської та Севастопольської міських комісій із всеукраїнського референдуму',
            'Notice of the personal composition of the all-Ukrainian referendum commissions of the Autonomous Republic of Crimea, the oblasts and the cities of Kyiv and Sevastopol',
          ),
        },
      ],
    },
  ],
})
export class CommissionMembers {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => CommissionMemberRow, {
    key: personKey,
    label: text('Члени комісії', 'Members of the commission'),
    maxRows: 100,
    personal: commissionMemberData,
    only: ['territorial-commission-members', 'region-referendum-commission-members'],
    example: exampleMembers,
  })
  members!: CommissionMemberRow[];

  @Rows(() => PrecinctOfficersRow, {
    label: text('Керівництво дільничних комісій', 'Officers of the precinct commissions'),
    personal: commissionMemberData,
    only: ['precinct-commission-officers'],
  })
  rows!: PrecinctOfficersRow[];
}
