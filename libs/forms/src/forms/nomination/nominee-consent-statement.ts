import { text } from '#vybory/language';
import { Day, Declaration, FileReference, Flag } from '../../decorators.js';
import { nomineeData } from '../../parts/participants.js';
import { Person } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group } from '../../table-decorators.js';

/**
 * The nominee of a party or bloc agrees to stand (order № 60, 3.1.в.4). Consent and citizenship are declared, or the paper is none; that the
 * nominee has lived in Ukraine for the ten years before election day (Constitution, art. 103) and undertakes to give up what is incompatible
 * with the office is judged by relations. Of the signature the scan of the signed statement is kept.
 */
@Structure({
  key: 'nominee-consent-statement',
  category: 'nomination',
  forms: [
    {
      key: 'nominee-consent-statement',
      title: text(
        'Заява претендента про згоду балотуватися на виборах Президента України від партії (блоку)',
        'Statement of the nominee consenting to stand in the election of the President of Ukraine for the party (bloc)',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['statement'],
      items: [
        {
          ref: '3.1.в.4',
          body: 'party',
          cardinality: 'once',
          title: text(
            'заява претендента про згоду балотуватися на виборах Президента України від партії (блоку)',
            'Statement of the nominee consenting to stand in the election of the President of Ukraine for the party (bloc)',
          ),
        },
      ],
    },
  ],
})
export class NomineeConsentStatement {
  @Group(() => Person, { label: text('Претендент', 'Nominee'), personal: nomineeData })
  nominee!: Person;

  @Declaration({
    label: text(
      'Погоджуюся балотуватися на виборах Президента України від партії (блоку)',
      'I agree to stand in the election of the President of Ukraine for the party (bloc)',
    ),
    personal: { ...nomineeData, category: 'political' },
  })
  consent!: boolean;

  @Declaration({
    label: text('Є громадянином України', 'Is a citizen of Ukraine'),
    personal: { ...nomineeData, category: 'citizenship' },
  })
  citizenOfUkraine!: boolean;

  @Day({
    label: text('Проживає в Україні з', 'Has lived in Ukraine since'),
    example: '1969-05-14',
    personal: { ...nomineeData, category: 'residence' },
  })
  residentSince!: string;

  @Flag({
    label: text(
      'Зобов’язується в разі обрання припинити діяльність, несумісну з посадою',
      'Undertakes, if elected, to give up activities incompatible with the office',
    ),
    personal: { ...nomineeData, category: 'occupation', public: [] },
  })
  incompatibilityUndertaking!: boolean;

  @Day({ label: text('Дата заяви', 'Date of the statement') })
  statementAt!: string;

  @FileReference({
    label: text('Підписана заява', 'Signed statement'),
    personal: { ...nomineeData, category: 'document' },
  })
  signedStatement!: string;
}
