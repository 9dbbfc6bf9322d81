import { text } from '#vybory/language';
import { Choice, Day, LocalTime, SubjectId, TextField } from '../../decorators.js';
import { personPhone } from '../../parts/commission.js';
import { birthDate, firstName, lastName, patronymic, personKey } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class CouncilLeaderRow {
  @SubjectId({ label: text('Рада', 'Council'), kinds: ['council'] })
  council!: string;

  @Choice({
    label: text('Посада', 'Position'),
    choices: [
      { value: 'head', label: text('голова', 'head') },
      { value: 'first-deputy-head', label: text('перший заступник голови', 'first deputy head') },
      { value: 'deputy-head', label: text('заступник голови', 'deputy head') },
      { value: 'secretary', label: text('секретар ради', 'secretary of the council') },
    ],
    personal: { category: 'occupation' },
  })
  position!: 'head' | 'first-deputy-head' | 'deputy-head' | 'secretary';

  @lastName
  lastName!: string;

  @firstName
  firstName!: string;

  @patronymic
  patronymic?: string;

  @birthDate
  birthDate!: string;

  @TextField({
    label: text('Партійність', 'Party membership'),
    maxLength: 500,
    example: 'безпартійна',
    personal: { category: 'political' },
  })
  partyMembership!: string;

  @Day({ label: text('Дата обрання', 'Elected on'), personal: { category: 'occupation' } })
  electedAt!: string;

  @personPhone
  phone?: string;
}

/**
 * Who leads the councils of a region: order № 60, 3.4.а.3. Councils are subjects of the campaign, for most of them are no unit of its territory. The
 * item leaves out the councils of raions, which 3.4.а.2 names; nothing here forbids to report them. One slot, clarified with every change.
 */
@Structure({
  key: 'local-council-leadership',
  category: 'local',
  forms: [
    {
      key: 'local-council-leadership',
      title: text(
        'Відомості про персональний склад керівництва місцевих рад',
        'Data on the personal composition of the leadership of local councils',
      ),
      level: 'region',
      slotKey: [],
      documentKinds: ['record'],
      items: [
        {
          ref: '3.4.а.3',
          body: 'regional-council',
          cardinality: 'on-change',
          title: text(
            'відомості про персональний склад керівництва Верховної Ради Автономної Республіки Крим, обласних рад, міських міст обласного значення, міських, районних у містах Києві та Севастополі рад',
            'Data on the personal composition of the leadership of the Verkhovna Rada of the Autonomous Republic of Crimea, of oblast councils, of councils of cities of oblast significance, city and raion-in-city (Kyiv and Sevastopol) councils',
          ),
        },
      ],
    },
  ],
})
export class LocalCouncilLeadership {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @Rows(() => CouncilLeaderRow, {
    key: ['council', 'position', ...personKey],
    label: text('Керівництво рад', 'Leadership of the councils'),
    personal: { subject: 'elected', purpose: 'establish-results', public: ['name', 'occupation', 'political'] },
  })
  rows!: CouncilLeaderRow[];
}
