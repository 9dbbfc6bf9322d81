import { text } from '#vybory/language';
import { Day, Identifier, TextField } from '../../decorators.js';
import { firstName, lastName } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class ObserverTerminationRow {
  @Identifier('certificate', {
    label: text('Номер посвідчення', 'Number of the certificate'),
    personal: { category: 'document' },
  })
  certificateNo!: string;

  @lastName
  lastName!: string;

  @firstName
  firstName!: string;

  @TextField({
    label: text('Причина', 'Reason'),
    maxLength: 1000,
    example: 'завершення місії спостереження',
    personal: { category: 'occupation' },
  })
  reason!: string;

  @Day({ label: text('Припинити з', 'Terminated from') })
  effectiveFrom!: string;
}

/**
 * Which official observers a sender withdraws: order № 60, 3.1.ж.2, 3.2.в.2, 3.3.є.2, 3.4.б.2. Happens as often as it happens, so each statement is
 * an occasion. An observer is found by the number of the certificate; the name beside it guards against a slip of the pen. That the
 * accreditation exists and is in force is relation X-32.
 */
@Structure({
  key: 'foreign-observer-termination',
  category: 'observers',
  forms: [
    {
      key: 'foreign-observer-termination',
      title: text(
        'Заяви про припинення повноважень офіційних спостерігачів',
        'Statements on the termination of the powers of official observers',
      ),
      level: 'country',
      slotKey: ['subject', 'occasion'],
      keySubjects: ['observer-sender'],
      documentKinds: ['statement'],
      items: [
        {
          ref: '3.1.ж.2',
          body: 'foreign-observer-sender',
          cardinality: 'on-change',
          title: text(
            'заяви про припинення повноважень офіційних спостерігачів',
            'Statements on the termination of the powers of official observers',
          ),
        },
        {
          ref: '3.2.в.2',
          body: 'foreign-observer-sender',
          cardinality: 'on-change',
          title: text(
            'заяви про припинення повноважень офіційних спостерігачів',
            'Statements on the termination of the powers of official observers',
          ),
        },
        {
          ref: '3.3.є.2',
          body: 'foreign-observer-sender',
          cardinality: 'on-change',
          title: text(
            'заяви про припинення повноважень офіційних спостерігачів',
            'Statements on the termination of the powers of official observers',
          ),
        },
        {
          ref: '3.4.б.2',
          body: 'foreign-observer-sender',
          cardinality: 'on-change',
          title: text(
            'заяви про припинення повноважень офіційних спостерігачів',
            'Statements on the termination of the powers of official observers',
          ),
        },
      ],
    },
  ],
})
export class ForeignObserverTermination {
  @Rows(() => ObserverTerminationRow, {
    label: text('Спостерігачі, чиї повноваження припиняються', 'Observers whose powers end'),
    maxRows: 5000,
    unique: 'certificateNo',
    personal: { subject: 'observer', purpose: 'accredit-observers', public: ['name'] },
  })
  terminations!: ObserverTerminationRow[];
}
