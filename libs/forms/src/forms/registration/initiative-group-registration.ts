import { text } from '#vybory/language';
import { Count, Day, Identifier } from '../../decorators.js';
import { initiativeOfficialData, nomineeData, supporterData } from '../../parts/participants.js';
import { Person, PersonName, personKey } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

/**
 * Registration of an initiative group: of the group that a meeting of voters elected to collect signatures for its nominee (order № 60,
 * 3.1.г.2), and of a group for a referendum, which the head of the council submits in whose territory the meeting took place (3.3.г.1). The
 * council is the unit of the submission; the group is its key, for a council may have several. Members of a referendum group are listed in a
 * form of their own (3.3.г.3), so that only their number is asked here.
 */
@Structure({
  key: 'initiative-group-registration',
  category: 'registration',
  forms: [
    {
      key: 'initiative-group-registration-application',
      title: text('Заява про реєстрацію ініціативної групи', 'Application for the registration of an initiative group'),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['nomination-meeting'],
      documentKinds: ['application'],
      items: [
        {
          ref: '3.1.г.2',
          body: 'nomination-meeting',
          cardinality: 'once',
          title: text(
            'заява про реєстрацію ініціативної групи',
            'Application for the registration of an initiative group',
          ),
        },
      ],
    },
    {
      key: 'initiative-group-registration-submission',
      title: text(
        'Подання про реєстрацію ініціативної групи',
        'Submission for the registration of the initiative group',
      ),
      level: 'district',
      slotKey: ['subject'],
      keySubjects: ['initiative-group'],
      documentKinds: ['submission'],
      items: [
        {
          ref: '3.3.г.1',
          body: 'council-head',
          cardinality: 'once',
          title: text(
            'подання про реєстрацію ініціативної групи',
            'Submission for the registration of the initiative group',
          ),
        },
      ],
    },
  ],
})
export class InitiativeGroupRegistration {
  @Group(() => PersonName, {
    label: text('Претендент', 'Nominee'),
    only: ['initiative-group-registration-application'],
    personal: nomineeData,
  })
  nominee!: PersonName;

  @Group(() => PersonName, {
    label: text('Голова ради', 'Head of the council'),
    only: ['initiative-group-registration-submission'],
    personal: initiativeOfficialData,
  })
  councilHead!: PersonName;

  @Identifier('submission', {
    label: text('Протокол зборів громадян', 'Protocol of the meeting of citizens'),
    hint: text('Ідентифікатор подання, якщо протокол уже подано', 'Id of the submission, if it was submitted before'),
    optional: true,
    only: ['initiative-group-registration-submission'],
  })
  meetingProtocol?: string;

  @Rows(() => Person, {
    key: personKey,
    label: text('Члени ініціативної групи', 'Members of the initiative group'),
    maxRows: 2000,
    only: ['initiative-group-registration-application'],
    personal: supporterData,
  })
  groupMembers!: Person[];

  @Count({
    label: text('Кількість членів ініціативної групи', 'Members of the initiative group'),
    min: 1,
    example: 20,
    only: ['initiative-group-registration-submission'],
  })
  groupMembersTotal!: number;

  @Rows(() => PersonName, {
    label: text('Представники групи', 'Representatives of the group'),
    maxRows: 50,
    only: ['initiative-group-registration-application'],
    personal: supporterData,
  })
  representatives!: PersonName[];

  @Day({ label: text('Дата подання', 'Date of submission') })
  submittedAt!: string;
}
