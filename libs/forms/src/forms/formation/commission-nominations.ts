import { text } from '#vybory/language';
import { Choice, FileReference, UnitCode } from '../../decorators.js';
import {
  commissionRoles,
  unpublishedCommissionData,
  education,
  occupation,
  personPhone,
  type CommissionRole,
  type EducationLevel,
} from '../../parts/commission.js';
import { PostAddress, birthDate, firstName, lastName, patronymic, workplace } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group, Rows } from '../../table-decorators.js';

export class CommissionNominationRow {
  @UnitCode({ label: text('Виборчий округ', 'Election district'), levels: ['district'] })
  district!: string;

  @Choice({
    label: text('Пропонована посада в комісії', 'Proposed role in the commission'),
    choices: commissionRoles,
    example: 'member',
    personal: { category: 'occupation' },
  })
  proposedRole!: CommissionRole;

  @lastName
  lastName!: string;

  @firstName
  firstName!: string;

  @patronymic
  patronymic?: string;

  @birthDate
  birthDate!: string;

  @education
  education!: EducationLevel;

  @occupation
  occupation!: string;

  @workplace
  workplace?: string;

  @Group(() => PostAddress, { label: text('Місце проживання', 'Residence') })
  address!: PostAddress;

  @personPhone
  phone?: string;

  @FileReference({ label: text('Заява про згоду', 'Statement of consent'), personal: { category: 'document' } })
  consent!: string;
}

/**
 * Whom the governing body of a party or bloc puts forward for district commissions: order № 60, 3.2.б.4. The key names the party or bloc; it
 * proposes at most one person for a district, so no district stands in two rows. Nothing is published: these are proposals, and most of
 * what they hold serves to choose among them; who became a member is the Commission's decision.
 */
@Structure({
  key: 'commission-nominations',
  category: 'formation',
  forms: [
    {
      key: 'district-commission-nominations',
      title: text(
        'Подання керівного органу партії (блоку) щодо складу окружних виборчих комісій',
        'Submission of the governing body of the party (bloc) on the composition of the district election commissions',
      ),
      level: 'country',
      slotKey: ['subject'],
      keySubjects: ['party', 'bloc'],
      documentKinds: ['submission'],
      items: [
        {
          ref: '3.2.б.4',
          body: 'party',
          cardinality: 'once',
          title: text(
            'подання керівного органу партії (блоку) щодо складу окружних виборчих комісій',
            'Submission of the governing body of the party (bloc) on the composition of the district election commissions',
          ),
        },
      ],
    },
  ],
})
export class CommissionNominations {
  @Rows(() => CommissionNominationRow, {
    label: text('Запропоновані особи', 'People put forward'),
    maxRows: 225,
    unique: 'district',
    personal: unpublishedCommissionData,
  })
  nominations!: CommissionNominationRow[];
}
