import { text } from '#vybory/language';
import { entriesOf, equal } from '../../arithmetic.js';
import { Count, Day } from '../../decorators.js';
import { initiativeOfficialData } from '../../parts/participants.js';
import { Signatory } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { CountsBy, Rows } from '../../table-decorators.js';

/**
 * What the verification of the signature sheets of a region found (order № 60, 3.3.д.4): an act per region and initiative group. The order names
 * no grounds for calling a signature invalid; the list is what verifications look for, with room for the rest.
 */
@Structure({
  key: 'signature-verification-act',
  category: 'nomination',
  arithmetic: [
    equal('X-30', ['valid', 'invalid'], 'signaturesChecked'),
    equal('X-30', entriesOf('invalidByGround'), 'invalid'),
  ],
  forms: [
    {
      key: 'signature-verification-act',
      title: text(
        'Акт перевірки підписних листів з підписами громадян під вимогою про проведення всеукраїнського референдуму',
        'Act of verification of the signature sheets with citizens’ signatures under the demand for the holding of the all-Ukrainian referendum',
      ),
      level: 'region',
      slotKey: ['subject'],
      keySubjects: ['initiative-group'],
      documentKinds: ['act'],
      items: [
        {
          ref: '3.3.д.4',
          body: 'initiative-group',
          cardinality: 'per-region',
          title: text(
            'акти перевірки підписних листів з підписами громадян під вимогою про проведення всеукраїнського референдуму',
            'Acts of verification of the signature sheets with citizens’ signatures under the demand for the holding of the all-Ukrainian referendum',
          ),
        },
      ],
    },
  ],
})
export class SignatureVerificationAct {
  @Day({ label: text('Дата перевірки', 'Date of the verification'), example: '2000-04-28' })
  checkedAt!: string;

  @Count({ label: text('Перевірено підписних листів', 'Sheets checked'), min: 1, example: 620 })
  sheetsChecked!: number;

  @Count({ label: text('Перевірено підписів', 'Signatures checked'), example: 29_874 })
  signaturesChecked!: number;

  @Count({ label: text('Дійсних підписів', 'Valid signatures'), example: 29_451 })
  valid!: number;

  @Count({ label: text('Недійсних підписів', 'Invalid signatures'), example: 423 })
  invalid!: number;

  @CountsBy(
    {
      of: 'choice',
      choices: [
        { value: 'no-right-to-vote', label: text('особа не має права голосу', 'no right to vote') },
        { value: 'repeated', label: text('повторний підпис тієї самої особи', 'same person signed before') },
        { value: 'data-missing', label: text('не зазначено потрібних відомостей', 'data are missing') },
        { value: 'data-wrong', label: text('недостовірні відомості', 'data are wrong') },
        { value: 'signed-for-another', label: text('підпис поставлено за іншу особу', 'signed for another person') },
        { value: 'outside-period', label: text('підпис зібрано поза строком', 'outside the period of collection') },
        { value: 'sheet-not-certified', label: text('підписний лист не засвідчено', 'the sheet is not certified') },
        { value: 'other', label: text('інше', 'other') },
      ],
    },
    {
      label: text('Недійсних за підставами', 'Invalid by ground'),
      example: { repeated: 251, 'data-missing': 148, 'sheet-not-certified': 24 },
    },
  )
  invalidByGround!: Record<string, number>;

  @Rows(() => Signatory, {
    label: text('Хто перевіряв', 'Checked by'),
    maxRows: 100,
    personal: initiativeOfficialData,
  })
  checkedBy!: Signatory[];
}
