import type { JsonValue } from '#vybory/canonical-json';
import { text } from '#vybory/language';
import { Choice, Count, Flag, LocalTime } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { LineCounts, LineWords, Rows, VoteCounts } from '../../table-decorators.js';

export class BallotBoxRow {
  @Choice({
    label: text('Вид скриньки', 'Kind of box'),
    choices: [
      { value: 'stationary', label: text('стаціонарна', 'stationary') },
      { value: 'portable', label: text('переносна', 'portable') },
    ],
  })
  kind!: 'stationary' | 'portable';

  @Count({ label: text('Номер скриньки', 'Number of the box') })
  number!: number;

  @Count({
    label: text('Кількість бюлетенів, що виявилися у скриньці', 'Ballots found in the box'),
    hint: text('Порожньо, якщо в протоколі числа немає', 'Left out when the protocol has no number'),
    nullable: true,
  })
  ballots?: number | null;

  @Count({
    label: text('Кількість бюлетенів за контрольним листом', 'Ballots on the control sheet'),
    nullable: true,
  })
  controlSheet?: number | null;
}

/** One box at the station and one that was carried to voters: all ballots of those who took part. */
function exampleBoxes({ lines = {} }: Readonly<Record<string, JsonValue>>): JsonValue {
  const {
    votersTookPart = 0,
    votersTookPartAtHome = 0,
    votersIssuedAtHome = votersTookPartAtHome,
  } = lines as Record<string, number>;
  return [
    { kind: 'stationary', number: 1, ballots: votersTookPart - votersIssuedAtHome },
    { kind: 'portable', number: 2, ballots: votersIssuedAtHome, controlSheet: votersIssuedAtHome },
  ];
}

/**
 * The protocol of a precinct election commission on the count of votes: order № 60, 3.1.б.13 (presidential), 3.2.а.22 (nationwide
 * multi-mandate district) and 3.2.а.24 (single-mandate district). The three are one form, because they differ in their contest only: lines,
 * contestants and boxes come from the campaign definition, and the contest is in the slot's key. The quick notice («повідомлення») that 3.2.а.22
 * and 3.2.а.24 name beside the protocol is the same form under the document kind `notice`.
 *
 * What it supersedes and acts on discrepancies belong to the submission, not to its values; names of members who signed are not collected.
 */
@Structure({
  key: 'precinct-count-protocol',
  category: 'counting',
  forms: [
    {
      key: 'precinct-count-protocol',
      title: text(
        'Протокол дільничної виборчої комісії про підрахунок голосів виборців на виборчій дільниці',
        'Protocol of the precinct election commission on the count of votes at the election precinct',
      ),
      level: 'precinct',
      slotKey: ['contest', 'document-kind'],
      documentKinds: ['protocol', 'notice'],
      items: [
        {
          ref: '3.1.б.13',
          body: 'territorial-commission',
          cardinality: 'per-precinct',
          documentKinds: ['protocol'],
          title: text(
            'протоколи дільничних виборчих комісій про результати підрахунку голосів виборців',
            'Protocols of the precinct election commissions on the results of the count of voters’ votes',
          ),
        },
        {
          ref: '3.2.а.22',
          body: 'district-commission',
          cardinality: 'per-precinct',
          key: 'precinct-count-protocol-multi',
          title: text(
            'повідомлення та протокол про підрахунок голосів виборців на виборчій дільниці в багатомандатному загальнодержавному виборчому окрузі',
            'Notice and protocol on the count of voters’ votes at the election precinct in the multi-mandate nationwide election district',
          ),
        },
        {
          ref: '3.2.а.24',
          body: 'district-commission',
          cardinality: 'per-precinct',
          key: 'precinct-count-protocol-single',
          title: text(
            'повідомлення та протокол про підрахунок голосів виборців на виборчій дільниці в одномандатному виборчому окрузі',
            'Notice and protocol on the count of voters’ votes at the election precinct in the single-mandate election district',
          ),
        },
      ],
    },
  ],
})
export class PrecinctCountProtocol {
  @LineCounts({ label: text('Рядки протоколу', 'Lines of the protocol') })
  lines!: Record<string, number>;

  @LineWords({ label: text('Рядки протоколу словами', 'Lines of the protocol in words'), optional: true })
  linesInWords?: Record<string, string>;

  @VoteCounts({
    label: text('Кількість голосів, поданих за кожного', 'Votes for each contestant'),
    hint: text('За тих, хто вибув, число не зазначається', 'None for those who have been struck out of the ballot'),
  })
  votes!: Record<string, number>;

  @Rows(() => BallotBoxRow, {
    label: text('Виборчі скриньки', 'Ballot boxes'),
    optional: true,
    minRows: 0,
    maxRows: 200,
    presence: 'boxes',
    example: exampleBoxes,
  })
  boxes?: BallotBoxRow[];

  @LocalTime({
    label: text('Дата і час складення протоколу', 'Date and time of drawing up'),
    hint: text(
      'За місцевим часом; лише дата, якщо час не зазначено',
      'Local time; the date alone when no time is stated',
    ),
    precision: 'minute-or-day',
  })
  drawnUpAt!: string;

  @Count({ label: text('Примірник протоколу №', 'Copy number'), optional: true, min: 1, example: 1 })
  copyNo?: number;

  @Count({ label: text('Кількість членів комісії', 'Members of the commission'), optional: true, example: 12 })
  membersTotal?: number;

  @Count({ label: text('Кількість членів комісії, які підписали', 'Members who signed'), optional: true, example: 12 })
  membersSigned?: number;

  @Flag({ label: text('Підписано головою', 'Signed by the chair'), optional: true })
  chairSigned?: boolean;

  @Flag({ label: text('Підписано заступником голови', 'Signed by the deputy chair'), optional: true })
  deputyChairSigned?: boolean;

  @Flag({ label: text('Підписано секретарем', 'Signed by the secretary'), optional: true })
  secretarySigned?: boolean;

  @Flag({ label: text('Засідання було правомочним', 'The sitting had a quorum'), optional: true })
  quorum?: boolean;

  @Count({ label: text('Кількість окремих думок', 'Dissenting opinions'), optional: true })
  dissentingOpinions?: number;
}
