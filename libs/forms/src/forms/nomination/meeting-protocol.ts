import { text } from '#vybory/language';
import { atMost } from '../../arithmetic.js';
import { Count, Day, LocalTime, TextField } from '../../decorators.js';
import { nomineeData, supporterData } from '../../parts/participants.js';
import { Person, PersonName, personKey } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class MeetingQuestionRow {
  @TextField({
    label: text('Питання', 'Question'),
    example: 'Чи підтримуєте Ви пропозицію про зменшення кількості народних депутатів України до 300?',
  })
  question!: string;
}

/**
 * Protocol of a meeting: of voters who nominate a contender for President (order № 60, 3.1.г.3), of citizens who start a referendum and elect
 * its initiative group (3.3.г.2; the council's territory is the unit, the group is the key). Those who abstained are asked in both, because
 * they are part of the same count. How many participants a meeting needs (500 by the law of 1999) is a relation.
 */
@Structure({
  key: 'meeting-protocol',
  category: 'nomination',
  arithmetic: [atMost('T-2', ['votesFor', 'votesAgainst', 'abstained'], 'participantsTotal')],
  forms: [
    {
      key: 'nomination-meeting-protocol',
      title: text(
        'Протокол зборів виборців про висування претендента на кандидата у Президенти України',
        'Protocol of the meeting of voters on the nomination of a nominee for candidate for President of Ukraine',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['nomination-meeting'],
      documentKinds: ['protocol'],
      items: [
        {
          ref: '3.1.г.3',
          body: 'nomination-meeting',
          cardinality: 'once',
          title: text(
            'протокол зборів виборців про висування претендента на кандидата у Президенти України',
            'Protocol of the meeting of voters on the nomination of a nominee for candidate for President of Ukraine',
          ),
        },
      ],
    },
    {
      key: 'citizens-meeting-protocol',
      title: text('Протокол зборів громадян України', 'Protocol of the meeting of citizens of Ukraine'),
      level: 'district',
      slotKey: ['subject'],
      keySubjects: ['initiative-group'],
      documentKinds: ['protocol'],
      items: [
        {
          ref: '3.3.г.2',
          body: 'council-head',
          cardinality: 'once',
          title: text('протокол зборів громадян України', 'Protocol of the meeting of citizens of Ukraine'),
        },
      ],
    },
  ],
})
export class MeetingProtocol {
  @LocalTime({ label: text('Дата і час проведення', 'Held at'), example: '1999-05-22T11:00' })
  heldAt!: string;

  @TextField({
    label: text('Місце проведення', 'Place'),
    maxLength: 500,
    example: 'місто Полтава, міський будинок культури',
  })
  place!: string;

  @Day({
    label: text('Органи влади повідомлено про збори', 'Authorities were notified on'),
    example: '1999-05-10',
    only: ['nomination-meeting-protocol'],
  })
  authoritiesNotifiedAt!: string;

  @Count({ label: text('Кількість учасників', 'Participants'), min: 1, example: 540 })
  participantsTotal!: number;

  @Group(() => PersonName, { label: text('Голова зборів', 'Chair'), personal: supporterData })
  chair!: PersonName;

  @Group(() => PersonName, {
    label: text('Секретар зборів', 'Secretary'),
    personal: supporterData,
    example: { lastName: 'Бондар', firstName: 'Микола', patronymic: 'Степанович' },
  })
  secretary!: PersonName;

  @Group(() => Person, {
    label: text('Кого висунуто', 'Nominee'),
    only: ['nomination-meeting-protocol'],
    personal: nomineeData,
  })
  nominee!: Person;

  @Rows(() => MeetingQuestionRow, {
    label: text('Питання, що пропонуються на референдум', 'Questions proposed for the referendum'),
    maxRows: 50,
    only: ['citizens-meeting-protocol'],
  })
  questions!: MeetingQuestionRow[];

  @Count({ label: text('Проголосувало «за»', 'Votes in favour'), example: 526 })
  votesFor!: number;

  @Count({ label: text('Проголосувало «проти»', 'Votes against'), example: 4 })
  votesAgainst!: number;

  @Count({ label: text('Утрималося', 'Abstained'), example: 8 })
  abstained!: number;

  @Rows(() => Person, {
    key: personKey,
    label: text('Обрані члени ініціативної групи', 'Members elected to the initiative group'),
    maxRows: 2000,
    only: ['citizens-meeting-protocol'],
    personal: supporterData,
  })
  groupMembers!: Person[];
}
