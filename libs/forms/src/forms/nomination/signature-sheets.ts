import type { JsonValue } from '#vybory/canonical-json';
import { text } from '#vybory/language';
import { entriesOf, equal, minus, sumOf } from '../../arithmetic.js';
import { Count, TextField, UnitCode } from '../../decorators.js';
import { nomineeData, supporterData } from '../../parts/participants.js';
import { Person, PersonName } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { CountsBy, Group, Rows } from '../../table-decorators.js';

export class SignatureSheetRow {
  @TextField({ label: text('Номер підписного листа', 'Number of the sheet'), maxLength: 20, example: '000147' })
  sheetNo!: string;

  @UnitCode({ label: text('Регіон', 'Region'), levels: ['region'] })
  region!: string;

  @Group(() => PersonName, { label: text('Хто збирав підписи', 'Collector'), personal: supporterData })
  collector!: PersonName;

  @Count({ label: text('Кількість підписів', 'Signatures'), example: 48 })
  signatures!: number;
}

/** What the sheets of the example add up to in each region. */
function exampleByRegion({ sheets }: Readonly<Record<string, JsonValue>>): JsonValue {
  const byRegion: Record<string, number> = {};
  for (const { region, signatures } of sheets as unknown as readonly SignatureSheetRow[])
    byRegion[region] = (byRegion[region] ?? 0) + signatures;
  return byRegion;
}

/**
 * Signature sheets in support of a nominee (order № 60, 3.1.в.9 and 3.1.г.8). The sheets themselves stay on paper: of those who signed nothing
 * but their number is kept, sheet by sheet, so that no data of a million supporters are collected. `rejected` and `accepted` are what the
 * nominator itself found when it counted. How many signatures are enough is a relation (X-30: 1,000,000, of them 30,000 in a region, by the law
 * of 1999); a million signatures fit on well under 50,000 sheets.
 */
@Structure({
  key: 'signature-sheets',
  category: 'nomination',
  arithmetic: [
    equal('X-30', 'total', sumOf('sheets', 'signatures')),
    equal('X-30', 'total', entriesOf('byRegion')),
    equal('X-30', 'accepted', ['total', minus('rejected')]),
  ],
  forms: [
    {
      key: 'signature-sheets-by-party',
      title: text(
        'Заповнені підписні листи на підтримку претендента на кандидата у Президенти України',
        'Completed signature sheets in support of the nominee for candidate for President of Ukraine',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['signature-sheets'],
      items: [
        {
          ref: '3.1.в.9',
          body: 'party',
          cardinality: 'once',
          title: text(
            'заповнені підписні листи на підтримку претендента на кандидата у Президенти України',
            'Completed signature sheets in support of the nominee for candidate for President of Ukraine',
          ),
        },
      ],
    },
    {
      key: 'signature-sheets-by-meeting',
      title: text(
        'Заповнені підписні листи на підтримку претендента на кандидата у Президенти України',
        'Completed signature sheets in support of the nominee for candidate for President of Ukraine',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['nomination-meeting'],
      documentKinds: ['signature-sheets'],
      items: [
        {
          ref: '3.1.г.8',
          body: 'nomination-meeting',
          cardinality: 'once',
          title: text(
            'заповнені підписні листи на підтримку претендента на кандидата у Президенти України',
            'Completed signature sheets in support of the nominee for candidate for President of Ukraine',
          ),
        },
      ],
    },
  ],
})
export class SignatureSheets {
  @Group(() => Person, { label: text('Претендент', 'Nominee'), personal: nomineeData })
  nominee!: Person;

  @Rows(() => SignatureSheetRow, {
    label: text('Підписні листи', 'Signature sheets'),
    maxRows: 50_000,
    unique: 'sheetNo',
  })
  sheets!: SignatureSheetRow[];

  @CountsBy(
    { of: 'region' },
    { label: text('Підписів за регіонами', 'Signatures by region'), example: exampleByRegion },
  )
  byRegion!: Record<string, number>;

  @Count({ label: text('Усього підписів', 'Signatures, total') })
  total!: number;

  @Count({ label: text('З них відхилено', 'Rejected'), example: 3 })
  rejected!: number;

  @Count({ label: text('Прийнято', 'Accepted') })
  accepted!: number;
}
