import { text } from '#vybory/language';
import { Choice, Identifier, TextField, UnitCode } from '../../decorators.js';
import { representativeData } from '../../parts/participants.js';
import { Person, PostAddress, personIn } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class ProxyRow {
  @Choice({
    label: text('Де діє', 'Scope'),
    choices: [
      { value: 'district', label: text('у територіальному виборчому окрузі', 'in a territorial election district') },
      {
        value: 'nationwide',
        label: text(
          'у загальнодержавному одномандатному виборчому окрузі',
          'in the nationwide single-mandate district',
        ),
      },
    ],
  })
  scope!: 'district' | 'nationwide';

  @UnitCode({
    label: text('Територіальний виборчий округ', 'Territorial election district'),
    levels: ['district'],
    when: { field: 'scope', is: 'district' },
  })
  district?: string;

  @Group(() => Person, { label: text('Довірена особа', 'Proxy') })
  person!: Person;

  @Group(() => PostAddress, { label: text('Адреса', 'Address') })
  address!: PostAddress;

  @TextField({
    label: text('Місце роботи, посада', 'Workplace and position'),
    maxLength: 500,
    example: 'Полтавська загальноосвітня школа № 3, учитель',
    personal: { category: 'occupation' },
  })
  workplace!: string;

  @Identifier('phone', { label: text('Телефон', 'Telephone'), personal: { category: 'contact' } })
  phone!: string;
}

/**
 * Proxies of a candidate for President, in the districts and for the whole country (order № 60, 3.1.д.4): the whole list, clarified when it
 * changes. How many a candidate may have per district and in all, the campaign says; that is relation X-21. The bound on rows leaves room for
 * five in each of 225 districts and more.
 */
@Structure({
  key: 'candidate-proxies-list',
  category: 'registration',
  forms: [
    {
      key: 'candidate-proxies-list',
      title: text(
        'Список довірених осіб кандидата у Президенти України в територіальних виборчих округах та довірених осіб, які допомагають йому в проведенні виборчої кампанії на території загальнодержавного одномандатного виборчого округу',
        'List of the proxies of the candidate for President of Ukraine in the territorial election districts and of the proxies assisting the candidate in the conduct of the campaign on the territory of the nationwide single-mandate election district',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['candidate'],
      documentKinds: ['list'],
      items: [
        {
          ref: '3.1.д.4',
          body: 'candidate',
          cardinality: 'on-change',
          title: text(
            'список довірених осіб кандидата у Президенти України в територіальних виборчих округах та довірених осіб, які допомагають йому в проведенні виборчої кампанії на території загальнодержавного одномандатного виборчого округу',
            'List of the proxies of the candidate for President of Ukraine in the territorial election districts and of the proxies assisting the candidate in the conduct of the campaign on the territory of the nationwide single-mandate election district',
          ),
        },
      ],
    },
  ],
})
export class CandidateProxiesList {
  @Rows(() => ProxyRow, {
    key: ['scope', 'district', ...personIn('person')],
    label: text('Довірені особи', 'Proxies'),
    maxRows: 2000,
    personal: representativeData,
  })
  proxies!: ProxyRow[];
}
