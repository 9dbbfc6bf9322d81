import { text } from '#vybory/language';
import { atMost } from '../../arithmetic.js';
import { Choice, Count, Day, TextField } from '../../decorators.js';
import { nomineeData, nominatingOfficialData } from '../../parts/participants.js';
import { Person, Signatory, personKey } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

/**
 * What the congress of a party or bloc decided: one nominee for President (order № 60, 3.1.в.5), all nominees of the list and of the districts
 * for people's deputies (3.2.б.5); never more than the 450 seats (Constitution, art. 76). That a presidential extract names one only is a
 * relation, since the form is the same.
 */
@Structure({
  key: 'nomination-congress-extract',
  category: 'nomination',
  arithmetic: [atMost('T-2', 'delegatesPresent', 'delegatesElected'), atMost('T-2', 'votesFor', 'delegatesPresent')],
  forms: [
    {
      key: 'nomination-congress-extract',
      title: text(
        'Витяг із протоколу (рішення) з’їзду (зборів, конференції) партії (блоку) про висування',
        'Extract from the minutes (decision) of the congress (meeting, conference) of the party (bloc) on the nomination',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['extract'],
      items: [
        {
          ref: '3.1.в.5',
          body: 'party',
          cardinality: 'once',
          title: text(
            'витяг із протоколу (рішення) з’їзду (конференції) партії (блоку) про висування претендента на кандидата у Президенти України',
            'Extract from the minutes (decision) of the congress (conference) of the party (bloc) on the nomination of a nominee for candidate for President of Ukraine',
          ),
        },
        {
          ref: '3.2.б.5',
          body: 'party',
          cardinality: 'once',
          title: text(
            'витяг із протоколу з’їзду (зборів, конференції) партії (міжпартійного з’їзду (зборів, конференцій) партій, що входять до блоку) про висунення кандидатів у народні депутати України від партії (блоку)',
            'Extract from the minutes of the congress (meeting, conference) of the party (inter-party congress (meeting, conferences) of the parties that belong to the bloc) on the nomination of candidates for people’s deputies of Ukraine from the party (bloc)',
          ),
        },
      ],
    },
  ],
})
export class NominationCongressExtract {
  @Choice({
    label: text('Захід', 'Kind of event'),
    choices: [
      { value: 'congress', label: text('з’їзд', 'congress') },
      { value: 'conference', label: text('конференція', 'conference') },
      { value: 'meeting', label: text('збори', 'meeting') },
      {
        value: 'interparty-congress',
        label: text('міжпартійний з’їзд (збори, конференція)', 'inter-party congress (meeting, conference)'),
      },
    ],
  })
  eventKind!: 'congress' | 'conference' | 'meeting' | 'interparty-congress';

  @Day({ label: text('Дата проведення', 'Held on'), example: '2002-01-12' })
  heldAt!: string;

  @TextField({ label: text('Місце проведення', 'Place'), maxLength: 500, example: 'місто Київ, Палац «Україна»' })
  place!: string;

  @Count({ label: text('Обрано делегатів', 'Delegates elected'), min: 1, example: 450 })
  delegatesElected!: number;

  @Count({ label: text('Присутні делегати', 'Delegates present'), min: 1, example: 432 })
  delegatesPresent!: number;

  @Count({ label: text('Проголосувало «за»', 'Votes in favour'), example: 428 })
  votesFor!: number;

  @Rows(() => Person, { label: text('Кого висунуто', 'Nominees'), maxRows: 450, personal: nomineeData, key: personKey })
  nominees!: Person[];

  @Rows(() => Signatory, {
    label: text('Хто підписав', 'Signed by'),
    maxRows: 50,
    personal: nominatingOfficialData,
  })
  signedBy!: Signatory[];
}
