import type { Slot } from '../play/slots.js';
import { budgetPeriodEnds } from '../definition/periods.js';
import { bankCode } from '../world/identifiers.js';
import { sources, type Fund, type FundPeriod, type Source } from '../world/funds.js';
import { money } from '../world/money.js';
import { pick, sum } from '../world/pick.js';
import { participantsOf, type World } from '../world/world.js';
import { districtOf, fundOf, participantOf } from './look.js';
import { address, bornOf, documentOf, nameOf, phoneOf, type Forms, type Values, type Write } from './parts.js';
import { candidatesOf } from './registration.js';

export const finance: Forms = {
  'candidate-fund-manager': (world, slot) => ({ managers: [managerOf(world, slot)] }),
  'party-fund-managers': (world, slot) => ({
    managers: [{ ...managerOf(world, slot), accountScope: 'накопичувальний рахунок' }],
  }),
  'election-fund-accounts-opened': (world, { subject = '' }) => ({ accounts: [account(fundOf(world, subject))] }),
  'candidate-fund-accounts-opened': (world, slot) => ({
    accounts: candidatesOf(world, slot).map(({ id }) => ({ fundOwner: id, ...account(fundOf(world, id)) })),
  }),
  'election-fund-receipts': (world, slot) => {
    const fund = fundOf(world, slot.subject ?? '');
    const period = periodOf(fund, slot);
    return {
      accountNo: fund.account,
      periodFrom: period.from,
      openingBalance: money(period.opening),
      receipts: period.donations.map(({ day, amount, source, donor, donorBirthDate, donorCode, documentNo }) => ({
        receivedAt: day,
        amount: money(amount),
        source,
        donor,
        ...(donorBirthDate !== undefined && { donorBirthDate }),
        ...(donorCode !== undefined && { donorEdrpou: donorCode }),
        documentNo,
      })),
      receiptsTotal: money(received(period)),
      debitsTotal: money(period.spent + period.toBudget),
      closingBalance: money(period.closing),
    };
  },
  'election-fund-irregular-receipts': (world, slot) => {
    const fund = fundOf(world, slot.subject ?? '');
    const irregular = fund.periods.flatMap(({ donations }) => donations).filter((one) => one.toBudgetOn !== undefined);
    return {
      accountNo: fund.account,
      items: irregular.map(({ day, amount, toBudgetOn = day, documentNo }) => ({
        receivedAt: day,
        amount: money(amount),
        ground: 'anonymous',
        disposition: 'to-state-budget',
        disposedAt: toBudgetOn,
        documentNo,
      })),
      total: money(sum(irregular, ({ amount }) => amount)),
    };
  },
  'election-fund-usage-report': (world) => {
    const owners = participantsOf(world, 'candidate').map(({ id }) => id);
    const [fund] = owners.map((id) => fundOf(world, id));
    return {
      reportKind: 'final',
      ...(fund === undefined ? {} : wholePeriod(fund)),
      funds: owners.map((id) => ({ candidate: id, ...wholeFund(fundOf(world, id)) })),
    };
  },
  'candidate-fund-movements': (world, slot) => {
    const owners = candidatesOf(world, slot).map(({ id }) => fundOf(world, id));
    return {
      periodFrom: periodOf(pick(owners, 0), slot).from,
      funds: owners.map((fund) => {
        const period = periodOf(fund, slot);
        return { candidate: fund.owner, ...movements([period]), limit: money(fund.limit) };
      }),
    };
  },
  'candidate-funds-consolidated-report': (world, slot) => {
    const owners = candidatesOf(world, slot).map(({ id }) => fundOf(world, id));
    return {
      ...wholePeriod(pick(owners, 0)),
      funds: owners.map((fund) => ({ candidate: fund.owner, ...wholeFund(fund) })),
    };
  },
  'party-fund-financial-report': (world, slot) => {
    const fund = fundOf(world, slot.subject ?? '');
    const spent = sum(fund.periods, (period) => period.spent);
    const broadcast = Math.floor(spent * 0.7);
    return {
      reportKind: 'final',
      ...wholePeriod(fund),
      ...movements(fund.periods),
      receiptsBySource: Object.fromEntries(sources.map((source) => [source, money(bySource(fund.periods, source))])),
      expendituresByItem: { broadcast: money(broadcast), printing: money(spent - broadcast) },
      limit: money(fund.limit),
      signedBy: nameOf(fund.manager),
    };
  },
  'state-budget-funds-report': stateBudget,
  'budget-refund-report': (world, { period = '' }) => {
    const returnedAt = world.days.day(refundDay);
    const first = period <= world.days.day(14);
    const rows = [...world.districts.values()].map((district) => ({
      district: district.code,
      amount: money(unusedOf(district)),
      documentNo: `40${district.number}`,
      returnedAt,
    }));
    return {
      rows: first ? rows : [],
      total: money(first ? sum([...world.districts.values()], unusedOf) : 0),
    };
  },
};

function managerOf(world: World, slot: Slot): Values {
  const { manager } = fundOf(world, participantOf(world, slot).id);
  return {
    person: bornOf(manager),
    documentNo: documentOf(manager),
    address,
    phone: phoneOf(manager),
    powersFrom: world.days.day(-41),
  };
}

function account({ account: accountNo, companyCode: edrpou, opened, manager }: Fund): Values {
  const bank = { bankBranch: 'Обласне управління Ощадного банку', bankCode, edrpou };
  return { accountNo, ...bank, openedAt: opened, manager: nameOf(manager) };
}

function periodOf({ owner, periods }: Fund, { period = '' }: Slot): FundPeriod {
  const found = periods.find(({ to }) => to === period);
  if (found === undefined) throw new Error(`the fund of ${owner} has no period to ${period}`);
  return found;
}

function received({ donations }: FundPeriod): number {
  return sum(donations, ({ amount }) => amount);
}

function bySource(periods: readonly FundPeriod[], source: Source): number {
  return sum(
    periods.flatMap(({ donations }) => donations).filter((donation) => donation.source === source),
    ({ amount }) => amount,
  );
}

function movements(periods: readonly FundPeriod[]): Values {
  return {
    openingBalance: money(periods[0]?.opening ?? 0),
    receiptsTotal: money(sum(periods, received)),
    returnedToDonors: money(0),
    transferredToBudget: money(sum(periods, ({ toBudget }) => toBudget)),
    expendituresTotal: money(sum(periods, ({ spent }) => spent)),
    closingBalance: money(periods.at(-1)?.closing ?? 0),
  };
}

function wholePeriod({ periods, opened }: Fund): Values {
  return { periodFrom: opened, periodTo: periods.at(-1)?.to ?? opened };
}

function wholeFund({ periods, limit }: Fund): Values {
  return {
    ...movements(periods),
    receiptsBySource: {
      ownFunds: money(bySource(periods, 'own-funds')),
      partyFunds: money(bySource(periods, 'party-funds')),
      individuals: money(bySource(periods, 'individual')),
      legalEntities: money(bySource(periods, 'legal-entity')),
    },
    limit: money(limit),
  };
}

const refundDay = 8;

function unusedOf({ budget }: ReturnType<typeof districtOf>): number {
  return budget.received - budget.wages - budget.premises;
}

/** In the last period the money ends: what is left goes back. */
function stateBudget(...[world, slot]: Parameters<Write>): Values {
  const district = districtOf(world, slot);
  const { budget } = district;
  const last = slot.period === world.days.day(Math.max(...budgetPeriodEnds.ends));
  const wages = last ? budget.wages : Math.floor(budget.wages / 2);
  const premises = last ? budget.premises : 0;
  return {
    periodFrom: world.days.day(budgetPeriodEnds.from),
    allocated: money(budget.allocated),
    received: money(budget.received),
    spentByItem: { wages: money(wages), premises: money(premises) },
    spentTotal: money(wages + premises),
    unused: money(budget.received - wages - premises),
    returned: money(last ? unusedOf(district) : 0),
    ...(last && { returnedAt: world.days.day(refundDay) }),
  };
}
