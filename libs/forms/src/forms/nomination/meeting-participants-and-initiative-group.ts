import { text } from '#vybory/language';
import { documentNo } from '../../parts/identity-document.js';
import { supporterData } from '../../parts/participants.js';
import { Person, PostAddress, personIn, personKey } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class MeetingParticipantRow {
  @Group(() => Person, { label: text('Учасник', 'Participant') })
  person!: Person;

  @Group(() => PostAddress, { label: text('Місце проживання', 'Residence') })
  address!: PostAddress;

  @documentNo
  documentNo!: string;
}

/**
 * Two lists that the order names in one item (3.1.г.4): who took part in the meeting of voters, and whom it elected to the initiative group. One
 * submission, because one paper. That the participants are as many as the meeting's protocol says, and that the members took part, are
 * relations. Nothing of it is published.
 */
@Structure({
  key: 'meeting-participants-and-initiative-group',
  category: 'nomination',
  forms: [
    {
      key: 'meeting-participants-and-initiative-group',
      title: text(
        'Списки учасників зборів виборців про висування претендента на кандидата у Президенти України та склад ініціативної групи',
        'Lists of the participants of the meeting of voters on the nomination of a nominee for candidate for President of Ukraine, and the composition of the initiative group',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['nomination-meeting'],
      documentKinds: ['list'],
      items: [
        {
          ref: '3.1.г.4',
          body: 'nomination-meeting',
          cardinality: 'once',
          title: text(
            'списки учасників зборів виборців про висування претендента на кандидата у Президенти України та склад ініціативної групи',
            'Lists of the participants of the meeting of voters on the nomination of a nominee for candidate for President of Ukraine, and the composition of the initiative group',
          ),
        },
      ],
    },
  ],
})
export class MeetingParticipantsAndInitiativeGroup {
  @Rows(() => MeetingParticipantRow, {
    key: personIn('person'),
    label: text('Учасники зборів', 'Participants of the meeting'),
    personal: supporterData,
  })
  participants!: MeetingParticipantRow[];

  @Rows(() => Person, {
    key: personKey,
    label: text('Склад ініціативної групи', 'Members of the initiative group'),
    maxRows: 2000,
    personal: supporterData,
  })
  initiativeGroup!: Person[];
}
