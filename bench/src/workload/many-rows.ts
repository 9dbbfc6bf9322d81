import {
  bodiesOfOrder,
  formUsesOfOrder,
  parseCampaignDefinition,
  type CampaignDefinition,
  type TerritoryDefinition,
} from '#vybory/campaigns';
import { formCatalogue, type FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import type { FormValues, SlotAddress } from '#vybory/submissions';
import { campaignId, type Precinct } from './campaign.js';
import { seededRandom } from './random.js';

/** A form with its rows, for a slot that has none yet. */
export interface FilledForm {
  readonly slot: SlotAddress;
  readonly values: FormValues;
  readonly rows: number;
}

const candidatesPerDistrict = 225;
const precinctsPerDistrict = 200;
const donationsPerStatement = 4_000;
const districtsPerStatement = 12;
const firstPeriodEnds = Date.UTC(2019, 0, 1);
const day = 86_400_000;
/** Days that no long statement is of. */
const firstSmallStatement = 10_000;

/** A campaign of `districts` districts that takes the three forms. */
export function longFormCampaign(districts: number): CampaignDefinition {
  const forms = ['registered-candidates-register', 'voter-list-count-notice', 'election-fund-receipts'];
  const bodies = ['secretariat', 'district-commission', 'savings-bank'];
  const document = {
    id: campaignId,
    kind: 'parliamentary',
    title: text('Довгі форми', 'Long forms'),
    votingDay: '2019-07-21',
    timeZone: 'Europe/Kyiv',
    polls: { open: '08:00', close: '20:00' },
    territory: [
      { code: 'UA', level: 'country', name: text('Україна', 'Ukraine') },
      { code: 'UA-05', level: 'region', parent: 'UA', name: text('Вінницька область', 'Vinnytsia Oblast') },
      ...Array.from({ length: districts }, (_, index) => districtOf(index)),
    ],
    contests: [],
    subjects: [{ id: 'party-a', kind: 'party', name: text('Партія', 'Party') }],
    turnoutSlots: [],
    bodies: bodiesOfOrder('parliamentary').filter(({ id }) => bodies.includes(id)),
    forms: formUsesOfOrder('parliamentary')
      .filter(({ form }) => forms.includes(form))
      .map((use) => ({ ...use, stages: ['tabulation'] })),
    relations: [{ id: 'T-1', severity: 'error' }],
  };
  const parsed = parseCampaignDefinition(document, { forms: formCatalogue() });
  if ('errors' in parsed) throw new Error(`the campaign definition is broken: ${JSON.stringify(parsed.errors)}`);
  return parsed.definition;
}

export function precinctsOfLongForms(districts: number): readonly Precinct[] {
  return Array.from({ length: districts * precinctsPerDistrict }, (_, index) => {
    const district = districtCode(Math.floor(index / precinctsPerDistrict));
    const number = String((index % precinctsPerDistrict) + 1);
    return { code: `${district}-${number}`, number, district };
  });
}

/** Every district's register of candidates and notice of its lists, and a statement of the bank for every twelfth of them. */
export function longForms(from: number, districts: number): readonly FilledForm[] {
  const random = seededRandom(from + 1);
  const upTo = (maximum: number): number => Math.floor(random() * (maximum + 1));
  return Array.from({ length: districts }, (_, n) => from + n).flatMap((district) => [
    register(district, upTo),
    notice(district, upTo),
    ...(district % districtsPerStatement === 0 ? [statement(district / districtsPerStatement, upTo)] : []),
  ]);
}

/** Statements of three donations, each for a day of its own. */
export function smallForms(from: number, count: number): readonly FilledForm[] {
  const random = seededRandom(from + 1);
  const upTo = (maximum: number): number => Math.floor(random() * (maximum + 1));
  return Array.from({ length: count }, (_, n) => statement(firstSmallStatement + from + n, upTo, 3));
}

type UpTo = (maximum: number) => number;

function districtOf(index: number): TerritoryDefinition {
  const code = districtCode(index);
  return {
    code,
    level: 'district',
    parent: 'UA-05',
    number: code,
    name: text(`Округ № ${code}`, `District No. ${code}`),
  };
}

const districtCode = (index: number): string => String(index + 1);

function register(district: number, upTo: UpTo): FilledForm {
  const candidates = Array.from({ length: candidatesPerDistrict }, (_, index) => ({
    ballotNo: index + 1,
    person: {
      lastName: `${pick(lastNames, upTo)}-${pick(lastNames, upTo)}`,
      firstName: pick(firstNames, upTo),
      patronymic: 'Петрович',
      birthDate: `19${50 + upTo(40)}-0${1 + upTo(8)}-1${upTo(9)}`,
    },
    occupation: 'директор',
    workplace: `Загальноосвітня школа № ${upTo(400)}`,
    residence: `місто ${pick(towns, upTo)}`,
    partyMembership: 'безпартійний',
    nomination: 'self',
  }));
  return filledForm('registered-candidates-register', districtCode(district), '', candidates.length, {
    reportAsOf: '2019-06-20T10:00',
    candidates,
  });
}

function notice(district: number, upTo: UpTo): FilledForm {
  const unit = districtCode(district);
  const rows = Array.from({ length: precinctsPerDistrict }, (_, index) => ({
    precinct: `${unit}-${index + 1}`,
    votersOnList: 100 + upTo(2_300),
  }));
  const total = rows.reduce((sum, { votersOnList }) => sum + votersOnList, 0);
  return filledForm('voter-list-count-notice', unit, '', rows.length, { reportAsOf: '2019-06-20T10:00', rows, total });
}

function statement(number: number, upTo: UpTo, donations = donationsPerStatement): FilledForm {
  const receipts = Array.from({ length: donations }, (_, index) => ({
    receivedAt: `2019-06-0${1 + upTo(8)}`,
    amount: `${1 + upTo(99_999)}.${10 + upTo(89)}`,
    source: 'individual',
    donor: `${pick(lastNames, upTo)} ${pick(firstNames, upTo)} Петрович`,
    donorBirthDate: `19${50 + upTo(40)}-0${1 + upTo(8)}-1${upTo(9)}`,
    documentNo: String(100_000 + index),
  }));
  const cents = receipts.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n);
  const total = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
  const period = new Date(firstPeriodEnds + number * day).toISOString().slice(0, 10);
  return filledForm('election-fund-receipts', 'UA', `party-a+${period}`, receipts.length, {
    accountNo: 'UA213223130000026007233566001',
    periodFrom: period,
    openingBalance: '0.00',
    receipts,
    receiptsTotal: total,
    debitsTotal: '0.00',
    closingBalance: total,
  });
}

function filledForm(form: string, unit: string, key: string, rows: number, values: FormValues): FilledForm {
  return { slot: { campaign: campaignId, form: form as FormKey, unit, key }, values, rows };
}

function pick(names: readonly string[], upTo: UpTo): string {
  return names[upTo(names.length - 1)] ?? '';
}

const lastNames = ['Шевченко', 'Коваленко', 'Бондаренко', 'Ткаченко', 'Кравченко', 'Олійник', 'Лисенко', 'Мельник'];
const firstNames = ['Андрій', 'Богдан', 'Василь', 'Григорій', 'Дмитро', 'Євген', 'Ігор', 'Микола', 'Олег', 'Тарас'];
const towns = ['Полтава', 'Вінниця', 'Житомир', 'Суми', 'Рівне', 'Луцьк', 'Черкаси'];
