import { text } from '#vybory/language';
import { Day, Identifier, TextField } from '../../decorators.js';
import { representativeData } from '../../parts/participants.js';
import { Person, PostAddress } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group } from '../../table-decorators.js';

/**
 * The representative at the Commission with an advisory vote: of a candidate for President (order № 60, 3.1.д.3), of a party or bloc (3.2.б.11).
 * The vote is advisory by law and not asked. There is one representative at a time: a change clarifies the same slot, and the recall itself is
 * a form of its own (3.2.б.14).
 */
@Structure({
  key: 'cec-representative',
  category: 'registration',
  forms: [
    {
      key: 'candidate-cec-representative',
      title: text(
        'Відомості про представника кандидата у Президенти України в Комісії',
        'Data on the representative of the candidate for President of Ukraine at the Commission',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['candidate'],
      documentKinds: ['record'],
      items: [
        {
          ref: '3.1.д.3',
          body: 'candidate',
          cardinality: 'on-change',
          title: text(
            'відомості про представника кандидата у Президенти України в Комісії',
            'Data on the representative of the candidate for President of Ukraine at the Commission',
          ),
        },
      ],
    },
    {
      key: 'party-representative-registration',
      title: text(
        'Заява про реєстрацію представника партії (блоку) в Комісії з правом дорадчого голосу',
        'Application for the registration of the representative of the party (bloc) at the Commission with an advisory vote',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['application'],
      items: [
        {
          ref: '3.2.б.11',
          body: 'party',
          cardinality: 'on-change',
          title: text(
            'заява про реєстрацію представника партії (блоку) в Комісії з правом дорадчого голосу',
            'Application for the registration of the representative of the party (bloc) at the Commission with an advisory vote',
          ),
        },
      ],
    },
  ],
})
export class CecRepresentative {
  @Group(() => Person, { label: text('Представник', 'Representative'), personal: representativeData })
  representative!: Person;

  @TextField({
    label: text('Документ, що посвідчує особу', 'Identity document'),
    maxLength: 50,
    example: 'КН 214365',
    only: ['party-representative-registration'],
    personal: { ...representativeData, category: 'identity-document' },
  })
  documentNo!: string;

  @Group(() => PostAddress, {
    label: text('Адреса', 'Address'),
    only: ['party-representative-registration'],
    personal: representativeData,
  })
  address!: PostAddress;

  @Identifier('phone', {
    label: text('Телефон', 'Telephone'),
    only: ['party-representative-registration'],
    personal: { ...representativeData, category: 'contact' },
  })
  phone!: string;

  @Day({ label: text('Представляє з', 'Represents from'), example: '2002-02-04' })
  from!: string;
}
