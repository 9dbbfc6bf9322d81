import { text } from '#vybory/language';
import { Count, Day } from '../../decorators.js';
import { initiativeOfficialData, supporterData } from '../../parts/participants.js';
import { Signatory } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group } from '../../table-decorators.js';

/**
 * An initiative group hands its signature sheets over to the head of a council for safe-keeping (order № 60, 3.3.д.2). The council is the unit of
 * the submission, the group its key. The sheets themselves never come to the Commission's system; X-30 compares the numbers.
 */
@Structure({
  key: 'signature-sheets-deposit-act',
  category: 'nomination',
  forms: [
    {
      key: 'signature-sheets-deposit-act',
      title: text(
        'Акт передачі на зберігання голові відповідної ради підписних листів, зібраних ініціативною групою',
        'Act of transfer for safekeeping, to the head of the respective council, of the signature sheets collected by the initiative group',
      ),
      level: 'district',
      slotKey: ['subject'],
      keySubjects: ['initiative-group'],
      documentKinds: ['act'],
      items: [
        {
          ref: '3.3.д.2',
          body: 'initiative-group',
          cardinality: 'once',
          title: text(
            'акт передачі на зберігання голові відповідної ради підписних листів, зібраних ініціативною групою',
            'Act of transfer for safekeeping, to the head of the respective council, of the signature sheets collected by the initiative group',
          ),
        },
      ],
    },
  ],
})
export class SignatureSheetsDepositAct {
  @Day({ label: text('Дата передачі', 'Date of the transfer'), example: '2000-04-16' })
  transferredAt!: string;

  @Count({ label: text('Кількість підписних листів', 'Signature sheets'), min: 1, example: 1240 })
  sheetsCount!: number;

  @Count({ label: text('Кількість підписів', 'Signatures'), example: 58_312 })
  signaturesCount!: number;

  @Group(() => Signatory, {
    label: text('Хто передав', 'Handed over by'),
    personal: supporterData,
    example: {
      lastName: 'Бондар',
      firstName: 'Микола',
      patronymic: 'Степанович',
      position: 'представник ініціативної групи',
    },
  })
  handedOverBy!: Signatory;

  @Group(() => Signatory, {
    label: text('Хто прийняв', 'Accepted by'),
    personal: initiativeOfficialData,
    example: { lastName: 'Коваленко', firstName: 'Олена', patronymic: 'Іванівна', position: 'голова районної ради' },
  })
  acceptedBy!: Signatory;
}
