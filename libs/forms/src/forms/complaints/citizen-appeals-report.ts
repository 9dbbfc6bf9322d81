import { text } from '#vybory/language';
import { atMost, entriesOf, equal } from '../../arithmetic.js';
import { Count, Day } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { CountsBy } from '../../table-decorators.js';

const appealKinds = [
  { value: 'application', label: text('заяви', 'applications') },
  { value: 'complaint', label: text('скарги', 'complaints') },
  { value: 'proposal', label: text('пропозиції', 'proposals') },
] as const;

const appealTopics = [
  { value: 'voter-lists', label: text('списки виборців', 'voter lists') },
  { value: 'precincts', label: text('дільниці та приміщення для голосування', 'precincts and polling stations') },
  { value: 'commissions', label: text('склад і робота виборчих комісій', 'composition and work of commissions') },
  {
    value: 'candidates',
    label: text('висування і реєстрація кандидатів', 'nomination and registration of candidates'),
  },
  { value: 'campaigning', label: text('передвиборна агітація', 'campaigning') },
  { value: 'media', label: text('висвітлення у засобах масової інформації', 'coverage in the media') },
  { value: 'funds', label: text('фінансування виборів', 'financing of the election') },
  { value: 'officials', label: text('дії посадових осіб органів влади', 'acts of officials of the authorities') },
  { value: 'voting', label: text('голосування і підрахунок голосів', 'voting and counting') },
  { value: 'other', label: text('інше', 'other') },
] as const;

/**
 * How a commission dealt with appeals of citizens: order № 60, 3.1.б.15 and 3.2.а.27. One report per commission after the results, over the period
 * that it names itself. Counts only: nobody who appealed is named.
 *
 * The order and the proposal leave the topics open; they are a closed list here, so that reports of commissions add up, and an appeal with
 * several topics counts under each. What was left without consideration is a way in which it was dealt with, else X-31 could not hold;
 * others were considered and answered with an explanation, so satisfied, rejected and left may stay below the considered.
 */
@Structure({
  key: 'citizen-appeals-report',
  category: 'complaints',
  arithmetic: [
    equal('T-1', 'receivedTotal', entriesOf('byKind')),
    equal('X-31', 'receivedTotal', ['considered', 'forwarded', 'pending']),
    atMost('T-2', ['satisfied', 'rejected', 'leftWithoutConsideration'], 'considered'),
  ],
  forms: [
    {
      key: 'citizen-appeals-report',
      title: text(
        'Відомості про розгляд виборчою комісією звернень громадян',
        'Data on the consideration of citizens’ appeals by the election commission',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['report'],
      items: [
        {
          ref: '3.1.б.15',
          body: 'territorial-commission',
          cardinality: 'once',
          title: text(
            'відомості про розгляд територіальною виборчою комісією звернень громадян, що надійшли до комісії під час підготовки та проведення виборів Президента України',
            'Data on the consideration by the territorial election commission of citizens’ appeals received by the commission during the preparation and conduct of the election of the President of Ukraine',
          ),
        },
        {
          ref: '3.2.а.27',
          body: 'district-commission',
          cardinality: 'once',
          title: text(
            'відомості про розгляд окружною виборчою комісією звернень, заяв і скарг громадян, що надійшли до комісії під час підготовки та проведення виборів народних депутатів України',
            'Data on the consideration by the district election commission of appeals, applications and complaints of citizens received by the commission during the preparation and conduct of the elections of people’s deputies of Ukraine',
          ),
        },
      ],
    },
  ],
})
export class CitizenAppealsReport {
  @Day({ label: text('Період з', 'Period from'), example: '2024-01-15' })
  periodFrom!: string;

  @Day({ label: text('Період до', 'Period to'), example: '2024-04-15' })
  periodTo!: string;

  @Count({ label: text('Усього надійшло звернень', 'Appeals received, total') })
  receivedTotal!: number;

  @CountsBy(
    { of: 'choice', choices: appealKinds },
    { label: text('За видом', 'By kind'), example: { application: 9, complaint: 14, proposal: 2 } },
  )
  byKind!: Partial<Record<(typeof appealKinds)[number]['value'], number>>;

  @CountsBy(
    { of: 'choice', choices: appealTopics },
    {
      label: text('За питаннями', 'By topic'),
      hint: text(
        'Звернення з кількох питань враховується за кожним',
        'An appeal with several topics counts under each',
      ),
      example: { 'voter-lists': 13, campaigning: 8, commissions: 5 },
    },
  )
  byTopic!: Partial<Record<(typeof appealTopics)[number]['value'], number>>;

  @Count({ label: text('Розглянуто', 'Considered'), example: 20 })
  considered!: number;

  @Count({ label: text('з них задоволено', 'of them satisfied'), example: 8 })
  satisfied!: number;

  @Count({ label: text('з них відхилено', 'of them rejected'), example: 9 })
  rejected!: number;

  @Count({ label: text('з них залишено без розгляду', 'of them left without consideration'), example: 1 })
  leftWithoutConsideration!: number;

  @Count({ label: text('Переслано за належністю', 'Forwarded to those in charge'), example: 4 })
  forwarded!: number;

  @Count({ label: text('Перебуває на розгляді', 'Pending'), example: 1 })
  pending!: number;
}
