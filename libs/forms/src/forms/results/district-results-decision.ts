import { text } from '#vybory/language';
import { Choice, ContestantId, Count, LocalTime, TextField } from '../../decorators.js';
import { Structure } from '../../structure.js';

/**
 * Order № 60, 3.2.а.26: the decision on the result in a single-mandate district. The order asks for no such decision of a presidential
 * district, whose commission establishes the results of voting by protocol (3.1.б.14); where a campaign lists this form for one all the
 * same, its outcome is `established`: there is a result, and nobody is elected by the district alone. The protocol that the decision rests
 * on is the slot of `district-results-protocol` of the same district and contest, so no reference to it is asked for.
 */
@Structure({
  key: 'district-results-decision',
  category: 'results',
  forms: [
    {
      key: 'district-results-decision',
      title: text(
        'Рішення про результати виборів у виборчому окрузі',
        'Decision on the results of the election in the election district',
      ),
      level: 'district',
      slotKey: ['contest'],
      documentKinds: ['decision'],
      items: [
        {
          ref: '3.2.а.26',
          body: 'district-commission',
          cardinality: 'once',
          title: text(
            'рішення про результати виборів народного депутата України в одномандатному виборчому окрузі',
            'Decision on the results of the election of a people’s deputy of Ukraine in the single-mandate election district',
          ),
        },
      ],
    },
  ],
})
export class DistrictResultsDecision {
  @TextField({ label: text('Номер рішення', 'Number of the decision'), maxLength: 50, example: '57' })
  decisionNo!: string;

  @LocalTime({ label: text('Дата і час прийняття', 'Date and time of adoption'), precision: 'minute-or-day' })
  adoptedAt!: string;

  @Choice({
    label: text('Результат', 'Outcome'),
    choices: [
      { value: 'elected', label: text('кандидата обрано', 'a candidate is elected') },
      {
        value: 'established',
        label: text('підсумки голосування встановлено', 'the results of voting are established'),
      },
      { value: 'not-held', label: text('вибори не відбулися', 'the election was not held') },
      { value: 'invalid', label: text('вибори визнано недійсними', 'the election is declared invalid') },
      { value: 'repeat-vote', label: text('призначено повторне голосування', 'a repeat vote is called') },
    ],
  })
  outcome!: 'elected' | 'established' | 'not-held' | 'invalid' | 'repeat-vote';

  @ContestantId({ label: text('Обраний кандидат', 'Candidate elected'), when: { field: 'outcome', is: 'elected' } })
  elected?: string;

  @Count({
    label: text('Кількість голосів за обраного кандидата', 'Votes for the candidate elected'),
    when: { field: 'outcome', is: 'elected' },
    example: 36,
  })
  votesElected?: number;
}
