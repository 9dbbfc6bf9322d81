import { text } from '#vybory/language';
import { Day, Identifier, TextField } from '../../decorators.js';
import { firstName, lastName } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class MediaTerminationRow {
  @Identifier('certificate', {
    label: text('Номер посвідчення про акредитацію', 'Number of the certificate of accreditation'),
    example: 'ЗМІ-000017',
    personal: { category: 'document' },
  })
  accreditationNo!: string;

  @lastName
  lastName!: string;

  @firstName
  firstName!: string;

  @Day({ label: text('Припинити з', 'Terminated from') })
  effectiveFrom!: string;

  @TextField({
    label: text('Причина', 'Reason'),
    maxLength: 1000,
    optional: true,
    example: 'перехід на іншу роботу',
    personal: { category: 'occupation' },
  })
  reason?: string;
}

/**
 * Whose accreditation an outlet ends: order № 60, 3.1.з.2, 3.2.д.4 and 3.3.е.2. Happens as often as it happens, so each statement is an occasion. The
 * number of the certificate finds the representative; the name beside it guards against a slip of the pen. That the accreditation exists
 * and is in force is relation X-32.
 */
@Structure({
  key: 'media-accreditation-termination',
  category: 'accreditation',
  forms: [
    {
      key: 'media-accreditation-termination',
      title: text(
        'Заяви про припинення акредитації представників засобів масової інформації',
        'Statements on the termination of the accreditation of representatives of the mass media',
      ),
      level: 'country',
      slotKey: ['subject', 'occasion'],
      keySubjects: ['media-outlet'],
      documentKinds: ['statement'],
      items: [
        {
          ref: '3.1.з.2',
          body: 'media',
          cardinality: 'on-change',
          title: text(
            'заяви про припинення акредитації представників засобів масової інформації',
            'Statements on the termination of the accreditation of representatives of the mass media',
          ),
        },
        {
          ref: '3.2.д.4',
          body: 'media',
          cardinality: 'on-change',
          title: text(
            'заяви про припинення акредитації представників засобів масової інформації при Комісії',
            'Statements on the termination of the accreditation of representatives of the mass media at the Commission',
          ),
        },
        {
          ref: '3.3.е.2',
          body: 'media',
          cardinality: 'on-change',
          title: text(
            'заяви про припинення акредитації представників засобів масової інформації при Комісії',
            'Statements on the termination of the accreditation of representatives of the mass media at the Commission',
          ),
        },
      ],
    },
  ],
})
export class MediaAccreditationTermination {
  @Rows(() => MediaTerminationRow, {
    label: text('Представники, чия акредитація припиняється', 'Representatives whose accreditation ends'),
    maxRows: 500,
    unique: 'accreditationNo',
    personal: { subject: 'media-representative', purpose: 'accredit-media', public: ['name'] },
  })
  terminations!: MediaTerminationRow[];
}
