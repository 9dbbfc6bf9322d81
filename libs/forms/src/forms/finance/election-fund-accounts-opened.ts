import { text } from '#vybory/language';
import { Day, Identifier, SubjectId, TextField } from '../../decorators.js';
import { PersonName } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class FundAccountRow {
  @SubjectId({
    label: text('Чий виборчий фонд', 'Whose election fund'),
    kinds: ['candidate'],
    only: ['candidate-fund-accounts-opened'],
  })
  fundOwner!: string;

  @Identifier('iban', { label: text('Номер рахунку (IBAN)', 'Account number (IBAN)') })
  accountNo!: string;

  @TextField({
    label: text('Установа банку', 'Branch of the bank'),
    maxLength: 300,
    example: 'Полтавське обласне управління Ощадного банку',
  })
  bankBranch!: string;

  @Identifier('mfo', { label: text('Код банку (МФО)', 'Bank code (MFO)') })
  bankCode!: string;

  @Identifier('edrpou', { label: text('Код ЄДРПОУ установи банку', 'EDRPOU code of the branch') })
  edrpou!: string;

  @Day({ label: text('Дата відкриття', 'Opened on'), example: '2002-02-11' })
  openedAt!: string;

  @Group(() => PersonName, {
    label: text('Розпорядник', 'Manager'),
    personal: { subject: 'fund-manager', purpose: 'control-funds', public: ['name'] },
  })
  manager!: PersonName;
}

/**
 * Accounts marked «Виборчий фонд»: order № 60, 3.1.е.1 and 3.2.є.1 (the savings bank, at once for each account; whose fund it is stands in the
 * key, further accounts of the same fund are further occasions) and 3.2.а.11 (a district commission, all candidates of its district). The
 * purpose of the account is what the form is about and is not asked.
 */
@Structure({
  key: 'election-fund-accounts-opened',
  category: 'finance',
  forms: [
    {
      key: 'election-fund-accounts-opened',
      title: text(
        'Оперативні відомості про відкриття рахунків із грифом «Виборчий фонд»',
        'Operative data on the opening of accounts marked "Election fund"',
      ),
      level: 'country',
      slotKey: ['subject', 'occasion'],
      keySubjects: ['candidate', 'party', 'bloc'],
      documentKinds: ['report'],
      items: [
        {
          ref: '3.1.е.1',
          body: 'savings-bank',
          cardinality: 'on-change',
          title: text(
            'оперативні відомості про відкриття рахунків із грифом “Виборчий фонд”',
            'Operative data on the opening of accounts marked "Election fund"',
          ),
        },
        {
          ref: '3.2.є.1',
          body: 'savings-bank',
          cardinality: 'on-change',
          title: text(
            'оперативні відомості про відкриття рахунків із грифом “Виборчий фонд” та їх реквізити',
            'Operative data on the opening of accounts marked "Election fund" and their requisites',
          ),
        },
      ],
    },
    {
      key: 'candidate-fund-accounts-opened',
      title: text(
        'Відомості про відкриття рахунків виборчих фондів кандидатів в одномандатному виборчому окрузі',
        'Opening of accounts of the election funds of the candidates in a single-mandate district',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['record'],
      items: [
        {
          ref: '3.2.а.11',
          body: 'district-commission',
          cardinality: 'on-change',
          title: text(
            'відомості про відкриття рахунків виборчих фондів кандидатів у народні депутати України, зареєстрованих в одномандатному виборчому окрузі',
            "Data on the opening of accounts of the election funds of candidates for people's deputies of Ukraine registered in the single-mandate election district",
          ),
        },
      ],
    },
  ],
})
export class ElectionFundAccountsOpened {
  @Rows(() => FundAccountRow, { label: text('Рахунки', 'Accounts'), maxRows: 500, unique: 'accountNo' })
  accounts!: FundAccountRow[];
}
