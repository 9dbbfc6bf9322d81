import { text } from '#vybory/language';
import { Identifier } from '../../decorators.js';
import { documentNo } from '../../parts/identity-document.js';
import { supporterData } from '../../parts/participants.js';
import { Person, PostAddress, personIn } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class InitiativeGroupMemberRow {
  @Group(() => Person, { label: text('Член групи', 'Member') })
  person!: Person;

  @Group(() => PostAddress, { label: text('Місце проживання', 'Residence') })
  address!: PostAddress;

  @documentNo
  documentNo!: string;

  @Identifier('phone', {
    label: text('Телефон', 'Telephone'),
    optional: true,
    example: '+380532561515',
    personal: { category: 'contact' },
  })
  phone?: string;
}

/**
 * Members of an initiative group for a referendum (order № 60, 3.3.г.3), sent by the head of the council: the whole list, clarified when it
 * changes. That they are as many as the registration says (3.3.г.1) and those whom the meeting elected (3.3.г.2) are relations. A telephone is
 * not everybody's. Nothing is published.
 */
@Structure({
  key: 'initiative-group-members',
  category: 'registration',
  forms: [
    {
      key: 'initiative-group-members',
      title: text('Список членів ініціативної групи', 'List of the members of the initiative group'),
      level: 'district',
      slotKey: ['subject'],
      keySubjects: ['initiative-group'],
      documentKinds: ['list'],
      items: [
        {
          ref: '3.3.г.3',
          body: 'council-head',
          cardinality: 'on-change',
          title: text('список членів ініціативної групи', 'List of the members of the initiative group'),
        },
      ],
    },
  ],
})
export class InitiativeGroupMembers {
  @Rows(() => InitiativeGroupMemberRow, {
    key: personIn('person'),
    label: text('Члени ініціативної групи', 'Members of the initiative group'),
    maxRows: 2000,
    personal: supporterData,
  })
  members!: InitiativeGroupMemberRow[];
}
