import { text } from '#vybory/language';
import { Count, Day, LongText, TextField } from '../../decorators.js';
import { Structure } from '../../structure.js';
import { Rows } from '../../table-decorators.js';

export class ProposedDistrictRow {
  @Count({ label: text('Пропонований номер округу', 'Proposed number of the district'), min: 1, max: 999, example: 1 })
  proposedNo!: number;

  @TextField({ label: text('Центр округу', 'Centre of the district'), maxLength: 200, example: 'місто Полтава' })
  centre!: string;

  @LongText({
    label: text('Межі округу', 'Boundaries of the district'),
    maxLength: 20_000,
    example: 'Київський і Ленінський райони міста Полтави, Полтавський район',
  })
  boundaries!: string;

  @Count({
    label: text('Орієнтовна кількість виборців', 'Estimated number of voters'),
    min: 1,
    example: 165_000,
  })
  votersEstimate!: number;
}

/**
 * What a council proposes for the districts in its region: order № 60, 3.1.а.1. The region is the unit. The numbers are the council's own
 * count of its proposals; the Commission gives the districts their numbers, so the rows name no unit.
 */
@Structure({
  key: 'districts-formation-proposals',
  category: 'formation',
  forms: [
    {
      key: 'districts-formation-proposals',
      title: text(
        'Пропозиції щодо утворення територіальних виборчих округів',
        'Proposals on the formation of territorial election districts',
      ),
      level: 'region',
      slotKey: [],
      documentKinds: ['proposal'],
      items: [
        {
          ref: '3.1.а.1',
          body: 'regional-council',
          cardinality: 'once',
          title: text(
            'пропозиції щодо утворення територіальних виборчих округів',
            'Proposals on the formation of territorial election districts',
          ),
        },
      ],
    },
  ],
})
export class DistrictsFormationProposals {
  @Rows(() => ProposedDistrictRow, {
    label: text('Територіальні виборчі округи', 'Territorial election districts'),
    maxRows: 225,
    unique: 'proposedNo',
  })
  districts!: ProposedDistrictRow[];

  @TextField({ label: text('Номер рішення', 'Number of the decision'), maxLength: 50, example: '12-рш' })
  decisionNo!: string;

  @Day({ label: text('Дата рішення', 'Date of the decision') })
  decisionAt!: string;
}
