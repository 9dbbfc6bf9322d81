import { text } from '#vybory/language';
import { atMost, equal, sumOf } from '../../arithmetic.js';
import { Choice, Count, Day, LocalTime, Money, SubjectId } from '../../decorators.js';
import { mediums } from '../../parts/media.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

const ofCandidates = 'candidate-media-usage-budget';
const ofParties = 'party-media-usage-budget';

export class MediaUseRow {
  @SubjectId({ label: text('Кандидат', 'Candidate'), kinds: ['candidate'], only: [ofCandidates] })
  candidate!: string;

  @SubjectId({ label: text('Партія (блок)', 'Party (bloc)'), kinds: ['party', 'bloc'], only: [ofParties] })
  party!: string;

  @SubjectId({ label: text('Засіб масової інформації', 'Media outlet'), kinds: ['media-outlet'], only: [ofCandidates] })
  outlet!: string;

  @Choice({ label: text('Вид засобу', 'Medium'), choices: mediums })
  medium!: (typeof mediums)[number]['value'];

  @Day({ label: text('Дата', 'Date'), example: '2002-03-12' })
  usedAt!: string;

  @LocalTime({ label: text('Початок', 'Start'), precision: 'time', optional: true, example: '19:30' })
  start?: string;

  @Count({
    label: text('Секунд або квадратних сантиметрів', 'Seconds or square centimetres'),
    min: 1,
    example: 120,
  })
  quantity!: number;

  @Money({ label: text('Ціна одиниці', 'Unit price'), positive: true, example: '12.50' })
  unitPrice!: string;

  @Money({ label: text('Вартість', 'Cost'), example: '1500.00' })
  cost!: string;
}

export class MediaAllotmentRow {
  @SubjectId({ label: text('Кандидат', 'Candidate'), kinds: ['candidate'], only: [ofCandidates] })
  candidate!: string;

  @SubjectId({ label: text('Партія (блок)', 'Party (bloc)'), kinds: ['party', 'bloc'], only: [ofParties] })
  party!: string;

  @Count({ label: text('Виділено ефіру, секунд', 'Air time allotted, seconds'), example: 1800 })
  allottedSeconds!: number;

  @Count({ label: text('Використано ефіру, секунд', 'Air time used, seconds'), example: 120 })
  usedSeconds!: number;

  @Count({ label: text('Виділено площі, кв. см', 'Print space allotted, square centimetres'), example: 600 })
  allottedArea!: number;

  @Count({ label: text('Використано площі, кв. см', 'Print space used, square centimetres'), example: 0 })
  usedArea!: number;
}

/**
 * Air time and print space that candidates and parties used at the expense of the budget: order № 60, 3.2.а.14 (a district commission, of its
 * candidates) and 3.2.д.2 (an outlet, of parties and blocs). Who pays is the state in both, so it is not asked. Relations X-27 (used ≤ allotted;
 * cost = units × published rate, law 2766-III, art. 54) and X-28 (the commission's and the outlet's totals agree).
 */
@Structure({
  key: 'media-usage-budget',
  category: 'media',
  arithmetic: [
    equal('T-1', 'costTotal', sumOf('usage', 'cost')),
    atMost('X-27', 'usedSeconds', 'allottedSeconds', { each: 'allotments' }),
    atMost('X-27', 'usedArea', 'allottedArea', { each: 'allotments' }),
  ],
  forms: [
    {
      key: ofCandidates,
      title: text(
        'Відомості про використання кандидатами ефірного часу та друкованої площі за рахунок бюджету',
        'Air time and print space used by candidates at the expense of the budget',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['report'],
      items: [
        {
          ref: '3.2.а.14',
          body: 'district-commission',
          cardinality: 'once',
          title: text(
            'відомості про фактичне використання кандидатами в народні депутати України, зареєстрованими в одномандатному виборчому окрузі, ефірного часу та друкованої площі для проведення передвиборної агітації в засобах масової інформації за рахунок коштів Державного бюджету України, що виділяються на підготовку і проведення виборів народних депутатів України',
            "Data on the actual use, by candidates for people's deputies of Ukraine registered in the single-mandate election district, of air time and print space for election campaigning in the mass media at the expense of the State Budget of Ukraine allocated for the preparation and conduct of the elections of people's deputies of Ukraine",
          ),
        },
      ],
    },
    {
      key: ofParties,
      title: text(
        'Відомості про використання партіями (блоками) ефірного часу та друкованої площі за рахунок бюджету',
        'Air time and print space used by parties (blocs) at the expense of the budget',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['media-outlet'],
      documentKinds: ['report'],
      items: [
        {
          ref: '3.2.д.2',
          body: 'media',
          cardinality: 'once',
          title: text(
            'відомості про фактичне використання партією (блоком) ефірного часу та друкованої площі для проведення передвиборної агітації в засобах масової інформації за рахунок коштів Державного бюджету України, що виділяються на підготовку і проведення виборів народних депутатів України',
            "Data on the actual use by the party (bloc) of air time and print space for election campaigning in the mass media at the expense of the State Budget of Ukraine allocated for the preparation and conduct of the elections of people's deputies of Ukraine",
          ),
        },
      ],
    },
  ],
})
export class MediaUsageBudget {
  @Rows(() => MediaUseRow, { label: text('Використання', 'Use'), minRows: 0, maxRows: 20_000 })
  usage!: MediaUseRow[];

  @Rows(() => MediaAllotmentRow, {
    label: text('Виділено і використано', 'Allotted and used'),
    maxRows: 1000,
    key: ['candidate', 'party'],
  })
  allotments!: MediaAllotmentRow[];

  @Money({ label: text('Вартість, усього', 'Cost, total') })
  costTotal!: string;
}
