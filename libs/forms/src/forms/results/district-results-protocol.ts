import { text } from '#vybory/language';
import { ContestantId, Count, Flag, LocalTime, PrecinctCode } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { LineCounts, LineWords, Rows, VoteCounts } from '../../table-decorators.js';

export class RecountedPrecinctRow {
  @PrecinctCode({ label: text('Виборча дільниця', 'Precinct') })
  precinct!: string;
}

/**
 * The protocol of a territorial or district election commission on the results in its district: order № 60, 3.1.б.14 (presidential),
 * 3.2.а.23 (nationwide multi-mandate district) and 3.2.а.25 (single-mandate district). One form with the contest in the slot's key, for the
 * reasons given at `precinct-count-protocol`. The order names two documents, «повідомлення та протокол»: the quick notice has the
 * document kind `notice`, and relation X-12 compares it with the signed protocol. `elected` is for contests that the district decides itself.
 */
@Structure({
  key: 'district-results-protocol',
  category: 'results',
  forms: [
    {
      key: 'district-results-protocol',
      title: text(
        'Протокол про підсумки голосування (результати виборів) у виборчому окрузі',
        'Protocol on the results of voting (of the election) in the election district',
      ),
      level: 'district',
      slotKey: ['contest', 'document-kind'],
      documentKinds: ['protocol', 'notice'],
      items: [
        {
          ref: '3.1.б.14',
          body: 'territorial-commission',
          cardinality: 'once',
          title: text(
            'повідомлення та протокол територіальної виборчої комісії про встановлення підсумків голосування в територіальному виборчому окрузі',
            'Notice and protocol of the territorial election commission on the establishment of the results of voting in the territorial election district',
          ),
        },
        {
          ref: '3.2.а.23',
          body: 'district-commission',
          cardinality: 'once',
          key: 'district-results-protocol-multi',
          title: text(
            'повідомлення та протокол про підсумки голосування у багатомандатному загальнодержавному виборчому окрузі в межах одномандатного виборчого округу',
            'Notice and protocol on the results of voting in the multi-mandate nationwide election district within the single-mandate election district',
          ),
        },
        {
          ref: '3.2.а.25',
          body: 'district-commission',
          cardinality: 'once',
          key: 'district-results-protocol-single',
          title: text(
            'повідомлення та протокол про результати виборів в одномандатному виборчому окрузі',
            'Notice and protocol on the results of the election in the single-mandate election district',
          ),
        },
      ],
    },
  ],
})
export class DistrictResultsProtocol {
  @LineCounts({ label: text('Рядки протоколу', 'Lines of the protocol') })
  lines!: Record<string, number>;

  @LineWords({ label: text('Рядки протоколу словами', 'Lines of the protocol in words'), optional: true })
  linesInWords?: Record<string, string>;

  @VoteCounts({
    label: text('Кількість голосів, поданих за кожного', 'Votes for each contestant'),
    hint: text('За тих, хто вибув, число не зазначається', 'None for those who have been struck out of the ballot'),
  })
  votes!: Record<string, number>;

  @Count({ label: text('Кількість виборчих дільниць в окрузі', 'Precincts in the district'), example: 2 })
  precinctsTotal!: number;

  @Count({ label: text('Кількість дільниць, відомості яких враховано', 'Precincts included'), example: 2 })
  precinctsIncluded!: number;

  @Count({
    label: text(
      'Кількість дільниць, де голосування визнано недійсним або не відбулося',
      'Precincts where the voting was declared invalid or was not held',
    ),
  })
  precinctsInvalid!: number;

  @Rows(() => RecountedPrecinctRow, {
    label: text('Дільниці, де голоси перераховано', 'Precincts that were recounted'),
    optional: true,
    minRows: 0,
    example: [],
  })
  recountPrecincts?: RecountedPrecinctRow[];

  @ContestantId({ label: text('Обраний кандидат', 'Candidate elected'), optional: true })
  elected?: string;

  @LocalTime({ label: text('Дата і час підписання', 'Date and time of signing'), precision: 'minute-or-day' })
  signedAt!: string;

  @Count({ label: text('Кількість членів комісії', 'Members of the commission'), optional: true, example: 16 })
  membersTotal?: number;

  @Count({ label: text('Кількість членів комісії, які підписали', 'Members who signed'), optional: true, example: 16 })
  membersSigned?: number;

  @Flag({ label: text('Підписано головою', 'Signed by the chair'), optional: true })
  chairSigned?: boolean;

  @Flag({ label: text('Підписано заступником голови', 'Signed by the deputy chair'), optional: true })
  deputyChairSigned?: boolean;

  @Flag({ label: text('Підписано секретарем', 'Signed by the secretary'), optional: true })
  secretarySigned?: boolean;
}
