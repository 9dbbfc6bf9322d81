import { text } from '#vybory/language';
import { atMost, equal, sumOf, type ArithmeticRule } from '../arithmetic.js';
import { Count } from '../decorators.js';

/** «Кількісний та якісний склад»: how many members commissions have, and what they are. Numbers only, nobody is named. */

export const membersTotal = Count({
  label: text('Усього членів комісії', 'Members in total'),
  min: 1,
  example: 12,
});
export const men = Count({ label: text('Чоловіків', 'Men'), example: 5 });
export const women = Count({ label: text('Жінок', 'Women'), example: 7 });
export const ageUnder30 = Count({ label: text('Віком до 30 років', 'Aged under 30'), example: 2 });
export const age30To50 = Count({ label: text('Віком від 30 до 50 років', 'Aged 30 to 50'), example: 6 });
export const ageOver50 = Count({ label: text('Віком понад 50 років', 'Aged over 50'), example: 4 });
export const higherEducation = Count({ label: text('З вищою освітою', 'With higher education'), example: 9 });
export const partyMembers = Count({ label: text('Членів партій', 'Members of parties'), example: 4 });

/** Rules for the rows of a table of compositions; those over parts that its rows do not have fall away. */
export function compositionAddsUp(rows: string): readonly ArithmeticRule[] {
  const each = { each: rows };
  return [
    equal('X-18', ['men', 'women'], 'membersTotal', each),
    equal('T-3', ['ageUnder30', 'age30To50', 'ageOver50'], 'membersTotal', each),
    atMost('T-2', 'higherEducation', 'membersTotal', each),
    atMost('T-2', 'partyMembers', 'membersTotal', each),
  ];
}

/** Who put members forward, over all rows: some are put forward by nobody who takes part in the campaign. */
export function nominatedWithin(nominators: string, rows: string): ArithmeticRule {
  return atMost('T-2', sumOf(nominators, 'members'), sumOf(rows, 'membersTotal'));
}
