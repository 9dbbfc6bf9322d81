import { text } from '#vybory/language';
import { countOf, equal } from '../../arithmetic.js';
import { Choice, Count, Day, Flag, TextField, UnitCode } from '../../decorators.js';
import { among, together } from '../../pairs.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class CourtCaseRow {
  @TextField({ label: text('Суд', 'Court'), maxLength: 500, example: 'Октябрський районний суд міста Полтави' })
  court!: string;

  @TextField({
    label: text('Номер справи', 'Number of the case'),
    maxLength: 50,
    example: '2-а-117/2024',
    personal: { category: 'document' },
  })
  caseNo!: string;

  @Choice({
    label: text('Хто оскаржує', 'Who complains'),
    choices: [
      { value: 'candidate', label: text('кандидат', 'candidate') },
      { value: 'party', label: text('партія (блок)', 'party (bloc)') },
      { value: 'voter', label: text('виборець', 'voter') },
      { value: 'commission-member', label: text('член комісії', 'member of a commission') },
      { value: 'other', label: text('інша особа', 'another person') },
    ],
    example: 'voter',
  })
  plaintiffKind!: 'candidate' | 'party' | 'voter' | 'commission-member' | 'other';

  @UnitCode({
    label: text('Комісія, чиї рішення, дії, бездіяльність оскаржено', 'Commission that is complained of'),
    hint: text(
      'Округ або дільниця; код країни для Центральної виборчої комісії',
      'District or precinct; the country for the Central Election Commission',
    ),
    levels: ['district', 'precinct', 'country'],
  })
  respondentCommission!: string;

  @Flag({
    label: text('Оскаржено дії члена комісії', 'Complaint about a member of the commission'),
    optional: true,
    example: false,
  })
  againstMember?: boolean;

  @TextField({
    label: text('Предмет скарги', 'Subject of the complaint'),
    hint: text('Без прізвищ', 'Without names'),
    maxLength: 2000,
    example: 'невключення виборця до списку виборців',
    personal: { category: 'document' },
  })
  subject!: string;

  @Day({ label: text('Дата надходження до суду', 'Filed on'), example: '2024-03-20' })
  filedAt!: string;

  @Choice({
    label: text('Результат розгляду', 'Outcome'),
    choices: [
      { value: 'satisfied', label: text('задоволено', 'satisfied') },
      { value: 'partly-satisfied', label: text('задоволено частково', 'partly satisfied') },
      { value: 'rejected', label: text('відмовлено', 'rejected') },
      { value: 'closed', label: text('провадження закрито', 'proceedings closed') },
      { value: 'pending', label: text('на розгляді', 'pending') },
    ],
  })
  outcome!: 'satisfied' | 'partly-satisfied' | 'rejected' | 'closed' | 'pending';

  @Day({
    label: text('Дата рішення суду', 'Decided on'),
    hint: text('Порожньо, якщо справа на розгляді', 'Left out while the case is pending'),
    optional: true,
    example: '2024-03-23',
  })
  decidedAt?: string;
}

/**
 * Complaints about commissions that courts dealt with: order № 60, 3.1.б.16, and 3.2.а.28, which adds complaints about their members. One report per
 * commission after the results; it may have no case. Who complained is told by kind, never by name: a name serves nothing that the Commission
 * asks here. The number of a case and what it is about can lead to a person nevertheless, and are not published.
 */
@Structure({
  key: 'court-complaints-report',
  category: 'complaints',
  pairs: [
    together([among('outcome', 'satisfied', 'partly-satisfied', 'rejected', 'closed'), 'decidedAt'], { each: 'cases' }),
  ],
  arithmetic: [equal('T-1', 'casesTotal', countOf('cases'))],
  forms: [
    {
      key: 'court-complaints-report',
      title: text(
        'Відомості про розгляд у судах скарг на рішення, дії або бездіяльність виборчих комісій',
        'Data on the consideration in courts of complaints against decisions, actions or inaction of election commissions',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['report'],
      items: [
        {
          ref: '3.1.б.16',
          body: 'territorial-commission',
          cardinality: 'once',
          title: text(
            'відомості про розгляд у судах скарг на рішення, дії або бездіяльність виборчих комісій під час проведення виборів Президента України',
            'Data on the consideration in courts of complaints against decisions, actions or inaction of election commissions during the conduct of the election of the President of Ukraine',
          ),
        },
        {
          ref: '3.2.а.28',
          body: 'district-commission',
          cardinality: 'once',
          title: text(
            'відомості про розгляд у судах скарг на рішення, дії або бездіяльність виборчих комісій та їх членів під час проведення виборів народних депутатів України',
            'Data on the consideration in courts of complaints against decisions, actions or inaction of election commissions and their members during the conduct of the elections of people’s deputies of Ukraine',
          ),
        },
      ],
    },
  ],
})
export class CourtComplaintsReport {
  @Day({ label: text('Період з', 'Period from'), example: '2024-01-15' })
  periodFrom!: string;

  @Day({ label: text('Період до', 'Period to'), example: '2024-04-15' })
  periodTo!: string;

  @Rows(() => CourtCaseRow, {
    key: ['court', 'caseNo'],
    label: text('Справи', 'Cases'),
    optional: true,
    minRows: 0,
    maxRows: 5000,
    personal: { subject: 'complainant', purpose: 'settle-complaints' },
  })
  cases?: CourtCaseRow[];

  @Count({ label: text('Усього справ', 'Cases in total') })
  casesTotal!: number;
}
