import { text } from '#vybory/language';
import { entriesOf, equal } from '../../arithmetic.js';
import { Count, Day } from '../../decorators.js';
import { supporterData } from '../../parts/participants.js';
import { Signatory } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { CountsBy, Rows } from '../../table-decorators.js';

/**
 * Summary of the signatures under the demand for a referendum (order № 60, 3.3.д.1), one per initiative group. The period of collection is asked,
 * for the key has none. How many regions reached the threshold is what the group says; the threshold is the campaign's, and X-30 counts anew.
 */
@Structure({
  key: 'signature-summary-protocol',
  category: 'nomination',
  arithmetic: [equal('X-30', 'signaturesTotal', entriesOf('byRegion'))],
  forms: [
    {
      key: 'signature-summary-protocol',
      title: text(
        'Підсумковий протокол про результати збирання підписів громадян України під вимогою про проведення всеукраїнського референдуму',
        'Summary protocol on the results of the collection of signatures of citizens of Ukraine under the demand for the holding of the all-Ukrainian referendum',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['initiative-group'],
      documentKinds: ['protocol'],
      items: [
        {
          ref: '3.3.д.1',
          body: 'initiative-group',
          cardinality: 'once',
          title: text(
            'підсумковий протокол про результати збирання підписів громадян України під вимогою про проведення всеукраїнського референдуму',
            'Summary protocol on the results of the collection of signatures of citizens of Ukraine under the demand for the holding of the all-Ukrainian referendum',
          ),
        },
      ],
    },
  ],
})
export class SignatureSummaryProtocol {
  @Day({ label: text('Збирання підписів розпочато', 'Collection began on'), example: '2000-01-15' })
  periodFrom!: string;

  @Day({ label: text('Збирання підписів закінчено', 'Collection ended on'), example: '2000-04-14' })
  periodTo!: string;

  @CountsBy({ of: 'region' }, { label: text('Підписів за регіонами', 'Signatures by region') })
  byRegion!: Record<string, number>;

  @Count({ label: text('Кількість підписних листів', 'Signature sheets'), min: 1 })
  sheetsTotal!: number;

  @Count({ label: text('Усього підписів', 'Signatures, total') })
  signaturesTotal!: number;

  @Count({
    label: text('Регіонів, де зібрано необхідну кількість', 'Regions that reached the threshold'),
    example: 0,
  })
  regionsMeetingThreshold!: number;

  @Rows(() => Signatory, { label: text('Хто підписав', 'Signed by'), maxRows: 2000, personal: supporterData })
  signedBy!: Signatory[];
}
