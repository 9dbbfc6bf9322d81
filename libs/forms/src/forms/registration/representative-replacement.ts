import { text } from '#vybory/language';
import { Choice, Day, TextField, UnitCode } from '../../decorators.js';
import { representativeData } from '../../parts/participants.js';
import { Person, PersonName } from '../../parts/person.js';
import { among, notTogether } from '../../pairs.js';
import { Structure } from '../../structure.js';
import { Group } from '../../table-decorators.js';

const replacement = { lastName: 'Шевчук', firstName: 'Андрій', patronymic: 'Васильович', birthDate: '1971-03-09' };

/**
 * One person goes and another may come: a proxy of a candidate for President (order № 60, 3.1.д.5), the representative or an authorised person
 * of a party or bloc (3.2.б.14: decision and application are one submission). As often as it happens, hence a slot per occasion. The new person
 * may be left out, for powers also end without a successor; the district is stated for those who act in one.
 */
@Structure({
  key: 'representative-replacement',
  category: 'registration',
  pairs: [notTogether([among('role', 'cec-representative'), 'district'])],
  forms: [
    {
      key: 'candidate-proxy-replacement',
      title: text(
        'Заява кандидата у Президенти України про припинення повноважень довіреної особи та реєстрацію замість неї іншої',
        'Statement of the candidate for President of Ukraine on the termination of the powers of a proxy and the registration of another instead',
      ),
      level: 'country',
      slotKey: ['subject', 'occasion'],
      keySubjects: ['candidate'],
      documentKinds: ['statement'],
      items: [
        {
          ref: '3.1.д.5',
          body: 'candidate',
          cardinality: 'on-change',
          title: text(
            'заява кандидата у Президенти України про припинення повноважень довіреної особи та реєстрацію замість неї іншої',
            'Statement of the candidate for President of Ukraine on the termination of the powers of a proxy and the registration of another instead',
          ),
        },
      ],
    },
    {
      key: 'party-representative-recall',
      title: text(
        'Копія рішення і заява про відкликання представника чи уповноваженої особи партії (блоку) та про затвердження іншої кандидатури замість тієї, що вибула',
        'Copy of the decision and the application on the recall of the representative or an authorised person of the party (bloc) and on the approval of another candidacy instead of the one that left',
      ),
      level: 'country',
      slotKey: ['subject', 'occasion'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['copy-of-decision', 'application'],
      items: [
        {
          ref: '3.2.б.14',
          body: 'party',
          cardinality: 'on-change',
          title: text(
            'копія рішення і заява про відкликання представника чи уповноваженої особи партії (блоку) та про затвердження іншої кандидатури замість тієї, що вибула',
            'Copy of the decision and the application on the recall of the representative or an authorised person of the party (bloc) and on the approval of another candidacy instead of the one that left',
          ),
        },
      ],
    },
  ],
})
export class RepresentativeReplacement {
  @TextField({
    label: text('Номер рішення', 'Number of the decision'),
    maxLength: 50,
    example: '7',
    only: ['party-representative-recall'],
  })
  decisionNo!: string;

  @Day({
    label: text('Дата рішення', 'Date of the decision'),
    example: '2002-03-01',
    only: ['party-representative-recall'],
  })
  decidedAt!: string;

  @Group(() => PersonName, {
    label: text('Кого відкликано', 'Recalled'),
    only: ['party-representative-recall'],
    personal: representativeData,
  })
  recalled!: PersonName;

  @Choice({
    label: text('У якості кого', 'In which capacity'),
    choices: [
      { value: 'cec-representative', label: text('представник у Комісії', 'representative at the Commission') },
      { value: 'authorised-person', label: text('уповноважена особа', 'authorised person') },
    ],
    only: ['party-representative-recall'],
  })
  role!: 'cec-representative' | 'authorised-person';

  @Group(() => PersonName, {
    label: text('Чиї повноваження припинено', 'Whose powers end'),
    only: ['candidate-proxy-replacement'],
    personal: representativeData,
  })
  terminated!: PersonName;

  @Day({
    label: text('Повноваження припинено з', 'Powers end on'),
    example: '1999-10-04',
    only: ['candidate-proxy-replacement'],
  })
  terminatedAt!: string;

  @UnitCode({
    label: text('Виборчий округ', 'Election district'),
    hint: text('Лише для тих, хто діє в окрузі', 'For those who act in a district only'),
    levels: ['district'],
    optional: true,
  })
  district?: string;

  @Group(() => Person, {
    label: text('Хто замість', 'Replacement'),
    optional: true,
    personal: representativeData,
    example: replacement,
  })
  replacement?: Person;

  @Day({
    label: text('Діє з', 'Effective from'),
    example: '2002-03-02',
    only: ['party-representative-recall'],
  })
  effectiveFrom!: string;
}
