import { text } from '#vybory/language';
import { FileReference, LongText } from '../../decorators.js';
import { nomineeData } from '../../parts/participants.js';
import { Person } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group } from '../../table-decorators.js';

const label = text('Текст передвиборної програми', 'Text of the election programme');
const hint = text('Державною мовою', 'In the official language');
const example =
  'Чесна влада, правосуддя для всіх, гідна оплата праці. Перші кроки: відкритий бюджет, незалежний суд, підтримка сільських шкіл і лікарень.';

/**
 * The programme of a nominee, whoever nominated (order № 60, 3.1.в.6 and 3.1.г.5), and of a party or bloc (3.2.б.8). The language is the
 * official one and not asked. How long a programme may be that is printed at State expense (7,800 characters, Law 2766-III, art. 55(1); for
 * nominees what the campaign says) is a relation and never a reason to refuse it. A nominee's programme is political opinion that is meant to be
 * published; a party's is nobody's personal data.
 */
@Structure({
  key: 'election-programme',
  category: 'nomination',
  forms: [
    {
      key: 'nominee-programme-by-party',
      title: text(
        'Передвиборна програма претендента на кандидата у Президенти України',
        'Election programme of the nominee for candidate for President of Ukraine',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['programme'],
      items: [
        {
          ref: '3.1.в.6',
          body: 'party',
          cardinality: 'once',
          title: text(
            'передвиборна програма претендента на кандидата у Президенти України',
            'Election programme of the nominee for candidate for President of Ukraine',
          ),
        },
      ],
    },
    {
      key: 'nominee-programme-by-meeting',
      title: text(
        'Передвиборна програма претендента на кандидата у Президенти України',
        'Election programme of the nominee for candidate for President of Ukraine',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['nomination-meeting'],
      documentKinds: ['programme'],
      items: [
        {
          ref: '3.1.г.5',
          body: 'nomination-meeting',
          cardinality: 'once',
          title: text(
            'передвиборна програма претендента на кандидата у Президенти України',
            'Election programme of the nominee for candidate for President of Ukraine',
          ),
        },
      ],
    },
    {
      key: 'party-programme',
      title: text('Передвиборна програма партії (блоку)', 'Election programme of the party (bloc)'),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['programme'],
      items: [
        {
          ref: '3.2.б.8',
          body: 'party',
          cardinality: 'once',
          title: text('передвиборна програма партії (блоку)', 'Election programme of the party (bloc)'),
        },
      ],
    },
  ],
})
export class ElectionProgramme {
  @Group(() => Person, {
    label: text('Претендент', 'Nominee'),
    only: ['nominee-programme-by-party', 'nominee-programme-by-meeting'],
    personal: nomineeData,
  })
  nominee!: Person;

  @LongText({
    ...{ label, hint, example },
    only: ['nominee-programme-by-party', 'nominee-programme-by-meeting'],
    personal: { ...nomineeData, category: 'political' },
  })
  @LongText({ ...{ label, hint, example }, only: ['party-programme'] })
  text!: string;

  @FileReference({
    label: text('Підписаний примірник програми', 'Signed copy of the programme'),
    optional: true,
    only: ['nominee-programme-by-party', 'nominee-programme-by-meeting'],
    personal: { ...nomineeData, category: 'document' },
  })
  attachment?: string;
}
