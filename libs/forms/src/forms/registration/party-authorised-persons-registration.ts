import { text } from '#vybory/language';
import { Choice, Identifier, UnitCode } from '../../decorators.js';
import { documentNo } from '../../parts/identity-document.js';
import { representativeData } from '../../parts/participants.js';
import { Person, PostAddress, personIn } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class AuthorisedPersonRow {
  @Choice({
    label: text('Виборчий округ', 'Kind of district'),
    choices: [
      {
        value: 'multi-mandate',
        label: text('багатомандатний загальнодержавний', 'multi-mandate nationwide'),
      },
      { value: 'single-mandate', label: text('одномандатний', 'single-mandate') },
    ],
    example: 'single-mandate',
  })
  scope!: 'multi-mandate' | 'single-mandate';

  @UnitCode({
    label: text('Одномандатний виборчий округ', 'Single-mandate district'),
    levels: ['district'],
    when: { field: 'scope', is: 'single-mandate' },
  })
  district?: string;

  @Group(() => Person, { label: text('Уповноважена особа', 'Authorised person') })
  person!: Person;

  @documentNo
  documentNo!: string;

  @Group(() => PostAddress, { label: text('Адреса', 'Address') })
  address!: PostAddress;

  @Identifier('phone', { label: text('Телефон', 'Telephone'), personal: { category: 'contact' } })
  phone!: string;
}

/**
 * Authorised persons of a party or bloc in the nationwide district and in single-mandate districts (order № 60, 3.2.б.12): the whole list,
 * clarified when it changes. How many a party may have in a district is a relation (Law 2766-III, art. 56 to 59; X-21).
 */
@Structure({
  key: 'party-authorised-persons-registration',
  category: 'registration',
  forms: [
    {
      key: 'party-authorised-persons-registration',
      title: text(
        'Заява про реєстрацію уповноважених осіб партії (блоку) у відповідному виборчому окрузі',
        'Application for the registration of the authorised persons of the party (bloc) in the respective election district',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['application'],
      items: [
        {
          ref: '3.2.б.12',
          body: 'party',
          cardinality: 'on-change',
          title: text(
            'заява про реєстрацію уповноважених осіб партії (блоку) у відповідному виборчому окрузі',
            'Application for the registration of the authorised persons of the party (bloc) in the respective election district',
          ),
        },
      ],
    },
  ],
})
export class PartyAuthorisedPersonsRegistration {
  @Rows(() => AuthorisedPersonRow, {
    key: ['scope', 'district', ...personIn('person')],
    label: text('Уповноважені особи', 'Authorised persons'),
    maxRows: 2000,
    personal: representativeData,
  })
  persons!: AuthorisedPersonRow[];
}
