import { text } from '#vybory/language';
import { Day, Identifier, TextField } from '../../decorators.js';
import { unpublishedCommissionData } from '../../parts/commission.js';
import { firstName, lastName, patronymic, workplace } from '../../parts/person.js';
import { Structure } from '../../structure.js';
import { Group } from '../../table-decorators.js';

export class CommissionStaffMember {
  @lastName
  lastName!: string;

  @firstName
  firstName!: string;

  @patronymic
  patronymic?: string;

  @workplace
  workplace?: string;

  @Identifier('phone', {
    label: text('Телефон', 'Phone'),
    example: '+380501234567',
    personal: { category: 'contact' },
  })
  phone!: string;

  @Identifier('email', {
    label: text('Електронна пошта', 'E-mail'),
    optional: true,
    example: 'operator@example.com.ua',
    personal: { category: 'contact' },
  })
  email?: string;

  @TextField({
    label: text('Номер рішення про призначення', 'Number of the decision of appointment'),
    maxLength: 50,
    example: '3',
  })
  decisionNo!: string;

  @Day({ label: text('Дата призначення', 'Appointed on') })
  appointedAt!: string;
}

/**
 * Who looks after the computers and who keeps the books of a commission: of a territorial or district one (order № 60, 3.1.б.5, 3.2.а.1) and of
 * a region's one for a referendum (3.3.б.1; the same name, but another level). The commission is the unit. The two may be appointed by different
 * decisions on different days, so each has its own. They are staff, not members, and serve the Commission's own contact with them: nothing
 * is published. One slot, clarified when one of them changes.
 */
@Structure({
  key: 'commission-sysadmin-and-accountant',
  category: 'composition',
  forms: [
    {
      key: 'commission-sysadmin-and-accountant',
      title: text(
        'Відомості про системного адміністратора програмно-технічного комплексу та бухгалтера виборчої комісії',
        'Data on the system administrator of the software and hardware complex and on the accountant of the election commission',
      ),
      level: 'district',
      slotKey: [],
      documentKinds: ['record'],
      items: [
        {
          ref: '3.1.б.5',
          body: 'territorial-commission',
          cardinality: 'on-change',
          title: text(
            'відомості про системного адміністратора програмно-технічного комплексу та бухгалтера територіальної виборчої комісії',
            'Data on the system administrator of the software and hardware complex and on the accountant of the territorial election commission',
          ),
        },
        {
          ref: '3.2.а.1',
          body: 'district-commission',
          cardinality: 'on-change',
          title: text(
            'відомості про системного адміністратора програмно-технічного комплексу та бухгалтера окружної виборчої комісії',
            'Data on the system administrator of the software and hardware complex and on the accountant of the district election commission',
          ),
        },
      ],
    },
    {
      key: 'referendum-commission-sysadmin-and-accountant',
      title: text(
        'Відомості про системного адміністратора програмно-технічного комплексу та бухгалтера комісії із всеукраїнського референдуму',
        'Data on the system administrator of the software and hardware complex and on the accountant of the all-Ukrainian referendum commission',
      ),
      level: 'region',
      slotKey: [],
      documentKinds: ['record'],
      items: [
        {
          ref: '3.3.б.1',
          body: 'region-referendum-commission',
          cardinality: 'on-change',
          key: 'commission-sysadmin-and-accountant',
          title: text(
            'відомості про системного адміністратора програмно-технічного комплексу та бухгалтера комісії Автономної Республіки Крим, обласних, Київської та Севастопольської міських комісій із всеукраїнського референдуму',
            'Data on the system administrator of the software and hardware complex and on the accountant of the all-Ukrainian referendum commissions of the Autonomous Republic of Crimea, the oblasts and the cities of Kyiv and Sevastopol',
          ),
        },
      ],
    },
  ],
})
export class CommissionSysadminAndAccountant {
  @Group(() => CommissionStaffMember, {
    label: text('Системний адміністратор', 'System administrator'),
    personal: unpublishedCommissionData,
  })
  sysadmin!: CommissionStaffMember;

  @Group(() => CommissionStaffMember, {
    label: text('Бухгалтер', 'Accountant'),
    personal: unpublishedCommissionData,
    example: {
      lastName: 'Савчук',
      firstName: 'Наталія',
      patronymic: 'Степанівна',
      workplace: 'Полтавське міське фінансове управління',
      phone: '+380931234567',
      decisionNo: '3',
      appointedAt: '2024-03-31',
    },
  })
  accountant!: CommissionStaffMember;
}
