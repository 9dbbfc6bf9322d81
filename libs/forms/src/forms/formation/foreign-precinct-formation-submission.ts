import { text } from '#vybory/language';
import { Choice, Count, Identifier, TextField } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class ForeignPrecinctRow {
  @Identifier('country', { label: text('Країна', 'Country'), example: 'PL' })
  country!: string;

  @TextField({
    label: text('Представництво, установа, частина', 'Mission, institution, unit'),
    maxLength: 500,
    example: 'Генеральне консульство України в Кракові',
  })
  institution!: string;

  @Choice({
    label: text('Вид установи', 'Kind of institution'),
    choices: [
      { value: 'diplomatic', label: text('дипломатичне представництво', 'diplomatic mission') },
      { value: 'other-official', label: text('інше офіційне представництво', 'other official mission') },
      { value: 'consular', label: text('консульська установа', 'consular institution') },
      { value: 'military-unit', label: text('військова частина (формування)', 'military unit (formation)') },
    ],
    example: 'consular',
  })
  institutionKind!: 'diplomatic' | 'other-official' | 'consular' | 'military-unit';

  @TextField({
    label: text('Адреса', 'Address'),
    hint: text('Як прийнято в країні перебування', 'As is usual in the country'),
    maxLength: 500,
    example: 'Aleja Beliny-Prażmowskiego 4, 31-514 Kraków',
  })
  address!: string;

  @Count({ label: text('Орієнтовна кількість виборців', 'Estimated number of voters'), min: 1, example: 850 })
  votersEstimate!: number;

  @TextField({
    label: text('Пропонований номер дільниці', 'Proposed number of the precinct'),
    hint: text('Порожньо, якщо номер визначає Комісія', 'Left out when the Commission is to give it'),
    maxLength: 10,
    optional: true,
    example: '57',
  })
  proposedPrecinctNo?: string;
}

/**
 * Which precincts the Ministry of Foreign Affairs asks to form abroad: order № 60, 3.1.є.1 and 3.2.г.1. A submission speaks for the country
 * and lists as many precincts as it proposes; the Ministry may submit several in turn, so each is an occasion. Addresses are one line, for
 * none of them is Ukrainian. The precincts become units of the campaign when the Commission has formed them.
 */
@Structure({
  key: 'foreign-precinct-formation-submission',
  category: 'formation',
  forms: [
    {
      key: 'foreign-precinct-formation-submission',
      title: text(
        'Подання щодо утворення виборчих дільниць за межами України',
        'Submission on the formation of election precincts outside Ukraine',
      ),
      level: 'country',
      slotKey: ['occasion'],
      documentKinds: ['submission'],
      items: [
        {
          ref: '3.1.є.1',
          body: 'mfa',
          cardinality: 'once',
          title: text(
            'подання щодо утворення виборчих дільниць при дипломатичних та інших офіційних представництвах і консульських установах України за кордоном, у військових частинах (формуваннях), дислокованих за межами України',
            'Submission on the formation of election precincts at diplomatic and other official missions and consular institutions of Ukraine abroad and in military units (formations) stationed outside Ukraine',
          ),
        },
        {
          ref: '3.2.г.1',
          body: 'mfa',
          cardinality: 'once',
          title: text(
            'подання щодо утворення виборчих дільниць при дипломатичних та інших офіційних представництвах і консульських установах України за кордоном, у військових частинах (формуваннях), дислокованих за межами України',
            'Submission on the formation of election precincts at diplomatic and other official missions and consular institutions of Ukraine abroad and in military units (formations) stationed outside Ukraine',
          ),
        },
      ],
    },
  ],
})
export class ForeignPrecinctFormationSubmission {
  @Rows(() => ForeignPrecinctRow, {
    label: text('Виборчі дільниці', 'Precincts'),
    maxRows: 1000,
    unique: 'proposedPrecinctNo',
  })
  precincts!: ForeignPrecinctRow[];
}
