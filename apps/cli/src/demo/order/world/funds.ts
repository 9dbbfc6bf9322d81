import type { Chance } from '../../random.js';
import type { Days } from './days.js';
import { bankAccount, companyCode } from './identifiers.js';
import type { Kopiikas } from './money.js';
import type { People, Person } from './people.js';
import { pick, sum } from './pick.js';

export const sources = ['own-funds', 'party-funds', 'individual', 'legal-entity'] as const;
export type Source = (typeof sources)[number];

export interface Donation {
  readonly day: string;
  readonly amount: Kopiikas;
  readonly source: Source;
  readonly donor: string;
  readonly donorBirthDate?: string;
  readonly donorCode?: string;
  /** Nobody knows who gave it: it goes to the State budget on this day. */
  readonly toBudgetOn?: string;
  readonly documentNo: string;
}

/** What the bank sees of a fund from one report to the next. */
export interface FundPeriod {
  readonly from: string;
  readonly to: string;
  readonly opening: Kopiikas;
  readonly donations: readonly Donation[];
  readonly spent: Kopiikas;
  readonly toBudget: Kopiikas;
  readonly closing: Kopiikas;
}

/** An election fund from its opening to its last report. */
export interface Fund {
  readonly owner: string;
  readonly account: string;
  readonly companyCode: string;
  readonly manager: Person;
  readonly opened: string;
  readonly periods: readonly FundPeriod[];
  /** Ceiling of the law. */
  readonly limit: Kopiikas;
}

export interface FundPlan {
  readonly owner: string;
  /** Days from E on which the periods end, in order. */
  readonly ends: readonly number[];
  readonly openedAt: number;
  readonly limit: Kopiikas;
  /** Whether somebody unknown gives to it. */
  readonly irregular: boolean;
}

/** As much as a donor may give is far away: some hundreds of hryvnias each. */
export function makeFund(
  { owner, ends, openedAt, limit, irregular }: FundPlan,
  number: number,
  { people, chance, days }: { readonly people: People; readonly chance: Chance; readonly days: Days },
): Fund {
  let from = days.day(openedAt);
  let opening = 0;
  const periods = ends.map((end, index): FundPeriod => {
    const to = days.day(end);
    const anonymous = irregular && index === 1;
    const donations = makeDonations(to, anonymous, `${number}-${index}`, { people, chance });
    const received = sum(donations, ({ amount }) => amount);
    const toBudget = sum(donations, ({ amount, toBudgetOn }) => (toBudgetOn === undefined ? 0 : amount));
    const spent = Math.floor((opening + received - toBudget) * chance.share());
    const period = { from, to, opening, donations, spent, toBudget, closing: opening + received - toBudget - spent };
    from = days.after(to);
    opening = period.closing;
    return period;
  });
  return {
    owner,
    account: bankAccount(number),
    companyCode: companyCode(number),
    manager: people.next(),
    opened: days.day(openedAt),
    periods,
    limit,
  };
}

function makeDonations(
  day: string,
  anonymous: boolean,
  number: string,
  { people, chance }: { readonly people: People; readonly chance: Chance },
): readonly Donation[] {
  const count = chance.between(1, 4);
  const regular = Array.from({ length: count }, (_, n): Donation => {
    const source = pick(sources, chance.between(0, sources.length - 1));
    const amount = chance.between(20, 900) * 100;
    const documentNo = `${number}-${n + 1}`;
    if (source === 'party-funds' || source === 'legal-entity') {
      const code = companyCode(chance.between(1, 900_000));
      return { day, amount, source, donor: `ТОВ «Нива-${code}»`, donorCode: code, documentNo };
    }
    const { lastName, firstName, patronymic, birthDate } = people.next();
    const donor = `${lastName} ${firstName} ${patronymic}`;
    return { day, amount, source, donor, donorBirthDate: birthDate, documentNo };
  });
  if (!anonymous) return regular;
  const gift = { day, amount: 50_000, source: 'individual', donor: 'Невідомий', toBudgetOn: day } as const;
  return [...regular, { ...gift, documentNo: `${number}-0` }];
}
