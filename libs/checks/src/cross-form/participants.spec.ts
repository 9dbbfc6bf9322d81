import { FactBook } from '../facts.js';
import {
  authorisedPersons,
  candidateMediaUsage,
  mediaRates,
  meetingProtocol,
  observerAccreditation,
  observersCount,
  observerTermination,
  partyMediaUsage,
  proxiesCount,
  proxiesList,
  sheetsByParty,
  sheetsDeposit,
  signatureSummary,
  signatureVerification,
} from '../forms.js';
import type { FormValues } from '../submission-view.js';
import { firstFields } from '../testing/check-with.js';
import { example, judgedBy, of, rowOf } from '../testing/judged.js';
import { seriesKey, slotKey, withinKey } from './fact-keys.js';

const country = { unit: 'UA' };

describe('X-20', () => {
  const notice = (counted: number) => of(observersCount, { bySender: { osce: counted } });
  const accredited = (count: number, ended: number) => {
    const rows = (length: number) => Array.from({ length }, () => ({}));
    return new FactBook()
      .set(seriesKey(observerAccreditation, 'UA', 'osce'), [
        { unit: 'UA', key: 'osce', values: { observers: rows(count) } },
      ])
      .set(seriesKey(observerTermination, 'UA', 'osce'), [
        { unit: 'UA', key: 'osce', values: { terminations: rows(ended) } },
      ]);
  };

  test('a district has no more observers of a sender than are accredited and not terminated', () => {
    expect(judgedBy('X-20', notice(4), accredited(5, 1))).toEqual([]);
    expect(judgedBy('X-20', notice(5), accredited(5, 1))).toMatchObject([
      { fields: ['bySender.osce'], expected: 4, actual: 5 },
    ]);
    expect(judgedBy('X-20', notice(5))).toEqual([]);
  });
});

describe('X-21', () => {
  test('a candidate has no more proxies than the limit', () => {
    const notice = (count: number) => of(proxiesCount, { byCandidate: { '1': count, '2': 0 } });
    expect(judgedBy('X-21', notice(5))).toEqual([]);
    expect(judgedBy('X-21', notice(6))).toMatchObject([{ fields: ['byCandidate.1'], expected: 5, actual: 6 }]);
    expect(judgedBy('X-21', notice(6), new FactBook(), { params: { perCandidate: 6 } })).toEqual([]);
  });

  test('lists are held per district and for the country', () => {
    const proxies = (count: number, row: object) =>
      of(proxiesList, { proxies: Array.from({ length: count }, () => row) } as FormValues, country);
    expect(judgedBy('X-21', proxies(5, { scope: 'district', district: '7' }))).toEqual([]);
    expect(judgedBy('X-21', proxies(6, { scope: 'district', district: '7' }))).toMatchObject([{ actual: 6 }]);
    expect(judgedBy('X-21', proxies(15, { scope: 'nationwide' }))).toEqual([]);
    const persons = (...districts: readonly string[]) =>
      of(authorisedPersons, { persons: districts.map((district) => ({ scope: 'single-mandate', district })) }, country);
    expect(judgedBy('X-21', persons('7', '8'))).toEqual([]);
    expect(judgedBy('X-21', persons('7', '7'))).toMatchObject([{ expected: 1, actual: 2 }]);
  });
});

describe('X-27', () => {
  const report = example(candidateMediaUsage);
  const rates = example(mediaRates);
  const outlet = (rows: FormValues) => new FactBook().set(slotKey(mediaRates, 'UA', 'media-outlet-1'), rows);
  const used = (changes: object) =>
    of(candidateMediaUsage, { ...report, usage: [rowOf(report, 'usage', { ...changes })] });

  test('what was used is within the allotment, costs what it costs, at a published rate', () => {
    expect(judgedBy('X-27', of(candidateMediaUsage, report), outlet(rates))).toEqual([]);
    expect(firstFields(judgedBy('X-27', used({ cost: '1500.01' })))).toEqual(['usage.0.cost']);
    expect(firstFields(judgedBy('X-27', used({ unitPrice: '12.60', cost: '1512.00' }), outlet(rates)))).toEqual([
      'usage.0.unitPrice',
    ]);
    expect(firstFields(judgedBy('X-27', used({ quantity: 100, cost: '1250.00' })))).toEqual([
      'allotments.0.usedSeconds',
    ]);
    const greedy = { ...report, allotments: [rowOf(report, 'allotments', { allottedSeconds: 119 })] };
    expect(firstFields(judgedBy('X-27', of(candidateMediaUsage, greedy)))).toEqual(['allotments.0.usedSeconds']);
  });

  test('a rate per minute is a sixtieth per second, at the hours and days that it is for', () => {
    const rate = (changes: object) =>
      outlet({ rates: [{ medium: 'tv', unit: 'minute', days: 'any', price: '750.00', ...changes }] });
    const judged = (changes: object) => judgedBy('X-27', of(candidateMediaUsage, report), rate(changes));
    expect(judged({})).toEqual([]);
    expect(judged({ price: '760.00' })).toHaveLength(1);
    expect(judged({ days: 'weekend' })).toHaveLength(1);
    expect(judged({ slotFrom: '19:00', slotTo: '22:00' })).toEqual([]);
    expect(judged({ slotFrom: '06:00', slotTo: '19:00' })).toHaveLength(1);
    expect(judged({ slotFrom: '19:00', slotTo: '02:00' })).toEqual([]);
  });

  test('two subjects pay the same for the same hour', () => {
    const dear = rowOf(report, 'usage', { candidate: 'candidate-2', unitPrice: '13.00', quantity: 10, cost: '130.00' });
    const values = { ...report, usage: [rowOf(report, 'usage'), dear] };
    expect(firstFields(judgedBy('X-27', of(candidateMediaUsage, values)))).toEqual(['usage.1.unitPrice']);
  });
});

describe('X-28', () => {
  test('both reports give the same price for an hour, whichever comes later', () => {
    const ofOutlet = example(partyMediaUsage);
    const ofDistrict = example(candidateMediaUsage);
    const dear = { ...ofDistrict, usage: [rowOf(ofDistrict, 'usage', { unitPrice: '13.00' })] };
    const outlet = new FactBook().set(slotKey(partyMediaUsage, 'UA', 'media-outlet-1'), ofOutlet);
    expect(judgedBy('X-28', of(candidateMediaUsage, ofDistrict), outlet)).toEqual([]);
    expect(judgedBy('X-28', of(candidateMediaUsage, dear), outlet)).toMatchObject([{ expected: '12.50', actual: 13 }]);
    const districts = new FactBook().set(withinKey(candidateMediaUsage, 'UA'), [{ unit: '7', key: '', values: dear }]);
    const place = { unit: 'UA', key: 'media-outlet-1' };
    expect(judgedBy('X-28', of(partyMediaUsage, ofOutlet, place), districts)).toHaveLength(1);
    expect(judgedBy('X-28', of(partyMediaUsage, ofOutlet, { ...place, key: 'another' }), districts)).toEqual([]);
  });
});

describe('X-30', () => {
  const none = {
    nominee: 0,
    nomineePerRegion: 0,
    nomineeRegions: 0,
    meeting: 500,
    referendum: 0,
    referendumPerRegion: 1,
    referendumRegions: 0,
  };
  const sheets = example(sheetsByParty);

  test('sheets add up to regions and to the total', () => {
    const judged = (changes: object, params: Readonly<Record<string, number>> = none) =>
      judgedBy('X-30', of(sheetsByParty, { ...sheets, ...changes }, country), new FactBook(), { params });
    expect(judged({})).toEqual([]);
    expect(firstFields(judged({ byRegion: { 'UA-05': 40, 'UA-07': 8 } }))).toEqual([
      'byRegion.UA-05',
      'byRegion.UA-07',
    ]);
    expect(firstFields(judged({ accepted: 44 }))).toEqual(['accepted']);
    expect(judged({}, { ...none, nominee: 46 })).toMatchObject([{ fields: ['accepted'], expected: 46, actual: 45 }]);
    expect(firstFields(judged({}, { ...none, nomineePerRegion: 49, nomineeRegions: 1 }))).toEqual(['byRegion']);
  });

  test('a meeting has enough participants', () => {
    const meeting = (participantsTotal: number) => of(meetingProtocol, { participantsTotal }, country);
    expect(judgedBy('X-30', meeting(500))).toEqual([]);
    expect(judgedBy('X-30', meeting(499))).toMatchObject([{ expected: 500, actual: 499 }]);
  });

  const summary = { byRegion: { R: 300, Q: 0 }, signaturesTotal: 300, sheetsTotal: 10, regionsMeetingThreshold: 1 };
  const ofGroup = { unit: 'UA', key: 'group' };

  test('a summary counts its regions, and agrees with verification and deposit acts', () => {
    const acts = (checked: number, deposited: number) =>
      new FactBook()
        .set(withinKey(signatureVerification, 'UA', 'group'), [
          { unit: 'R', key: 'group', values: { signaturesChecked: checked } },
        ])
        .set(withinKey(sheetsDeposit, 'UA', 'group'), [
          { unit: '7', key: 'group', values: { signaturesCount: deposited, sheetsCount: 1 } },
        ]);
    const judged = (changes: object, facts: FactBook) =>
      judgedBy('X-30', of(signatureSummary, { ...summary, ...changes }, ofGroup), facts, { params: none });
    expect(judged({}, acts(300, 300))).toEqual([]);
    expect(firstFields(judged({}, acts(299, 301)))).toEqual(['byRegion.R', 'signaturesTotal']);
    expect(firstFields(judged({ regionsMeetingThreshold: 2 }, new FactBook()))).toEqual(['regionsMeetingThreshold']);
  });

  test('and the acts with the summary', () => {
    const facts = new FactBook().set(slotKey(signatureSummary, 'UA', 'group'), summary);
    const act = (checked: number) =>
      of(
        signatureVerification,
        { signaturesChecked: checked, valid: checked, invalid: 0 },
        { unit: 'R', key: 'group' },
      );
    expect(judgedBy('X-30', act(300), facts)).toEqual([]);
    expect(firstFields(judgedBy('X-30', act(299), facts))).toEqual(['signaturesChecked']);
    const wrong = of(
      signatureVerification,
      { signaturesChecked: 3, valid: 1, invalid: 1, invalidByGround: { other: 1 } },
      { unit: 'R', key: 'group' },
    );
    expect(firstFields(judgedBy('X-30', wrong))).toEqual(['valid']);
    const deposit = (count: number) => of(sheetsDeposit, { signaturesCount: count, sheetsCount: 1 }, { key: 'group' });
    expect(judgedBy('X-30', deposit(300), facts)).toEqual([]);
    expect(firstFields(judgedBy('X-30', deposit(301), facts))).toEqual(['signaturesCount']);
  });
});

describe('X-32', () => {
  const person = { lastName: 'Новак', firstName: 'Анна' };
  const termination = (changes: object = {}) =>
    of(
      observerTermination,
      { terminations: [{ certificateNo: 'ОС-1', ...person, ...changes }] },
      { unit: 'UA', key: 'osce+2' },
    );
  const accredited = () =>
    new FactBook().set(seriesKey(observerAccreditation, 'UA', 'osce'), [
      { unit: 'UA', key: 'osce', values: { observers: [{ ...person, birthDate: '1972-03-08' }] } },
    ]);

  test('ends what is in force', () => {
    expect(judgedBy('X-32', termination(), accredited())).toEqual([]);
    expect(firstFields(judgedBy('X-32', termination({ lastName: 'Ковальська' }), accredited()))).toEqual([
      'terminations.0.lastName',
    ]);
    expect(judgedBy('X-32', termination({ lastName: 'Ковальська' }))).toEqual([]);
    const ended = accredited().set(seriesKey(observerTermination, 'UA', 'osce'), [
      { unit: 'UA', key: 'osce', values: termination().values },
      { unit: 'UA', key: 'osce+2', values: termination().values },
    ]);
    expect(judgedBy('X-32', termination(), ended)).toMatchObject([
      { fields: ['terminations.0.certificateNo', 'foreign-observer-termination.UA.osce:terminations.0.certificateNo'] },
    ]);
  });
});
