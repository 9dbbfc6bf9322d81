import { text } from '#vybory/language';
import { Day, Identifier, TextField } from '../../decorators.js';
import { Person, PostAddress, personIn } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class FundManagerRow {
  @Group(() => Person, { label: text('Розпорядник', 'Manager') })
  person!: Person;

  @Identifier('rnokpp', {
    label: text('РНОКПП', 'Taxpayer number'),
    optional: true,
    personal: { category: 'tax-number' },
  })
  taxNumber?: string;

  @TextField({
    label: text('Документ, що посвідчує особу', 'Identity document'),
    maxLength: 50,
    example: 'КН 123456',
    personal: { category: 'identity-document' },
  })
  documentNo!: string;

  @Group(() => PostAddress, { label: text('Місце проживання', 'Residence') })
  address!: PostAddress;

  @Identifier('phone', { label: text('Телефон', 'Telephone'), personal: { category: 'contact' } })
  phone!: string;

  @TextField({
    label: text('Рахунки, якими розпоряджається', 'Accounts managed'),
    maxLength: 500,
    example: 'накопичувальний рахунок',
    only: ['party-fund-managers'],
  })
  accountScope!: string;

  @Day({ label: text('Повноваження з', 'Powers from'), example: '2002-02-11' })
  powersFrom!: string;

  @Day({ label: text('Повноваження до', 'Powers until'), optional: true, example: '2002-04-15' })
  powersTo?: string;
}

/**
 * Who disposes of an election fund: order № 60, 3.1.д.2 (one manager of a candidate's personal fund) and 3.2.б.13 (managers of a party's or
 * bloc's fund). Whose fund it is stands in the key. A change of manager is a clarified version: the journal keeps who was manager when. How
 * many there may be is a limit of the law (relation X-26), so the table is bounded generously.
 */
@Structure({
  key: 'fund-managers',
  category: 'finance',
  forms: [
    {
      key: 'candidate-fund-manager',
      title: text(
        'Відомості про розпорядника особистого виборчого фонду кандидата',
        'Manager of the personal election fund of a candidate',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['candidate'],
      documentKinds: ['record'],
      items: [
        {
          ref: '3.1.д.2',
          body: 'candidate',
          cardinality: 'on-change',
          title: text(
            'відомості про розпорядника особистого виборчого фонду кандидата у Президенти України',
            'Data on the manager of the personal election fund of the candidate for President of Ukraine',
          ),
        },
      ],
    },
    {
      key: 'party-fund-managers',
      title: text(
        'Відомості про розпорядників виборчого фонду партії (блоку)',
        'Managers of the election fund of a party (bloc)',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['record'],
      items: [
        {
          ref: '3.2.б.13',
          body: 'party',
          cardinality: 'on-change',
          title: text(
            'відомості про розпорядників виборчого фонду партії (блоку)',
            'Data on the managers of the election fund of the party (bloc)',
          ),
        },
      ],
    },
  ],
})
export class FundManagers {
  @Rows(() => FundManagerRow, {
    key: [...personIn('person'), 'powersFrom'],
    label: text('Розпорядники', 'Managers'),
    maxRows: 10,
    personal: { subject: 'fund-manager', purpose: 'control-funds', public: ['name'] },
  })
  managers!: FundManagerRow[];
}
