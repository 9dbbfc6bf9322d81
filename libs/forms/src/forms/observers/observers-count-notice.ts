import type { JsonValue } from '#vybory/canonical-json';
import { text } from '#vybory/language';
import { entriesOf, equal } from '../../arithmetic.js';
import { Count, LocalTime } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { CountsBy } from '../../table-decorators.js';

/** Both maps count the same observers: in the example all are sent by parties. */
function exampleByKind({ bySender = {} }: Readonly<Record<string, JsonValue>>): JsonValue {
  const counts = Object.values(bySender as Record<string, number>);
  return { party: counts.reduce((sum, count) => sum + count, 0) };
}

/**
 * How many official observers are registered: order № 60, 3.1.б.11 and 3.2.а.16. Two items and one form: a district commission counts observers
 * of parties and candidates only, and what is not stated is nothing. The numbers are those of observers with powers now, without the
 * terminated. One slot for each commission, clarified while observers still come and go; relation X-20 compares it with the register.
 */
@Structure({
  key: 'observers-count-notice',
  category: 'observers',
  arithmetic: [equal('T-1', 'total', entriesOf('byKind')), equal('T-1', 'total', entriesOf('bySender'))],
  forms: [
    {
      key: 'observers-count-notice',
      title: text(
        'Повідомлення про кількість зареєстрованих офіційних спостерігачів',
        'Notice of the number of registered official observers',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['notice'],
      items: [
        {
          ref: '3.1.б.11',
          body: 'territorial-commission',
          cardinality: 'periodic',
          title: text(
            'повідомлення про кількість зареєстрованих офіційних спостерігачів',
            'Notice of the number of registered official observers',
          ),
        },
        {
          ref: '3.2.а.16',
          body: 'district-commission',
          cardinality: 'periodic',
          title: text(
            'повідомлення про кількість офіційних спостерігачів від партій (блоків) та кандидатів у народні депутати України, зареєстрованих в одномандатному виборчому окрузі',
            'Notice of the number of official observers from parties (blocs) and from candidates for people’s deputies of Ukraine registered in the single-mandate election district',
          ),
        },
      ],
    },
  ],
})
export class ObserversCountNotice {
  @LocalTime({ label: text('Станом на', 'As of') })
  reportAsOf!: string;

  @CountsBy(
    { of: 'subject', kinds: ['party', 'bloc', 'candidate', 'observer-sender'] },
    { label: text('Від кого', 'By who sent them') },
  )
  bySender!: Record<string, number>;

  @CountsBy(
    {
      of: 'choice',
      choices: [
        { value: 'party', label: text('від партій (блоків)', 'of parties (blocs)') },
        { value: 'candidate', label: text('від кандидатів', 'of candidates') },
        { value: 'foreign-state', label: text('від іноземних держав', 'of foreign states') },
        {
          value: 'international-organisation',
          label: text('від міжнародних організацій', 'of international organisations'),
        },
      ],
    },
    { label: text('За видом', 'By kind'), example: exampleByKind },
  )
  byKind!: Partial<Record<'party' | 'candidate' | 'foreign-state' | 'international-organisation', number>>;

  @Count({ label: text('Усього зареєстровано', 'Registered, total') })
  total!: number;

  @Count({
    label: text('Припинено повноваження', 'Powers terminated'),
    hint: text('До загальної кількості не входять', 'Not part of the total'),
    optional: true,
    example: 0,
  })
  terminated?: number;
}
