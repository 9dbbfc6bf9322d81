import type { FormKey } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import { arithmeticOf, formsWith } from '../arithmetic/arithmetic-relation.js';
import type { FactKey } from '../facts.js';
import { districtProtocol } from '../forms.js';
import { countIn, differs } from '../reading.js';
import { relation, type BoundRelation, type Violation } from '../relation.js';
import { number } from '../wording/numbers.js';

/**
 * precincts included + declared void or not held = precincts in total = precincts in the register. The register's
 * side waits until it is known. A region's protocol on a referendum says it of its units by its own arithmetic. Source: OWN; cf. NIST SP 1500-100 `SubUnitsReported ≤ TotalSubUnits`. Severity `error`.
 */
export const x11 = relation({
  id: 'X-11',
  version: 2,
  title: text(
    'Враховані + недійсні дільниці = дільниці округу',
    'Precincts included + void = precincts of the district',
  ),
  formula: 'included + void = total = precincts in the register',
  source: 'OWN; cf. NIST SP 1500-100',
  severity: 'error',
  judges: [
    { form: districtProtocol, needs: 'how many precincts the register has in the district' },
    ...formsWith('X-11').map((form) => ({ form })),
  ],
  missing: 'skip-any',
  params: {},
  bind: ({ form }) => (form === districtProtocol ? atDistrict : ofForm(form)),
});

const atDistrict: BoundRelation = {
  ofRegister: true,
  needs: ({ unit }) => [registerKey(unit)],
  judge: ({ unit, values }, facts) => {
    const total = countIn(values, 'precinctsTotal');
    const included = countIn(values, 'precinctsIncluded');
    const invalid = countIn(values, 'precinctsInvalid');
    const registered = facts.get(registerKey(unit)) ?? Number.NaN;
    return [
      ...(differs(included + invalid, total) ? [partsBreach(included, invalid, total)] : []),
      ...(differs(total, registered) ? [registerBreach(total, registered)] : []),
    ];
  },
};

function ofForm(form: FormKey): BoundRelation | undefined {
  const judge = arithmeticOf(form, 'X-11');
  return judge && { judge: ({ values }) => judge(values) };
}

function registerKey(within: string) {
  return { kind: 'precincts-registered', within } as const satisfies FactKey;
}

function partsBreach(included: number, invalid: number, total: number): Violation {
  const message = compose((l) => {
    const sum = `${number(included, l)} + ${number(invalid, l)} = ${number(included + invalid, l)}`;
    return l === 'uk'
      ? `Дільниць враховано + недійсних чи таких, що не відбулися = ${sum}, а всього в окрузі зазначено ${number(total, l)}.`
      : `Precincts included + void or not held = ${sum}, and the district states ${number(total, l)} in total.`;
  });
  const fields = ['precinctsIncluded', 'precinctsInvalid', 'precinctsTotal'];
  return { fields, expected: total, actual: included + invalid, message };
}

function registerBreach(total: number, registered: number): Violation {
  const message = compose((l) =>
    l === 'uk'
      ? `Усього дільниць зазначено ${number(total, l)}, а в реєстрі дільниць округу ${number(registered, l)}.`
      : `${number(total, l)} precincts are stated in total, and the register has ${number(registered, l)} in the district.`,
  );
  return { fields: ['precinctsTotal'], expected: registered, actual: total, message };
}
