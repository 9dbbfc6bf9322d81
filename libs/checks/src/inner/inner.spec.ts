import { text } from '#vybory/language';
import { seriesKey, slotKey } from '../cross-form/fact-keys.js';
import { FactBook } from '../facts.js';
import {
  budgetFunds,
  candidateList,
  candidateMediaUsage,
  charterCopy,
  citizensMeeting,
  congressExtract,
  consentStatement,
  fundAccounts,
  fundReceipts,
  groupMembers,
  groupSubmission,
  irregularReceipts,
  listAutobiographies,
  localComposition,
  localElections,
  localLeadership,
  mediaRates,
  meetingParticipants,
  meetingProtocol,
  partyProgramme,
  precinctComposition,
  referendumDemand,
  referendumQuestions,
  registrationCertificate,
  registrationReport,
  usageReport,
} from '../forms.js';
import type { FormValues } from '../submission-view.js';
import { firstFields } from '../testing/check-with.js';
import { example, judgedBy, of, rowOf } from '../testing/judged.js';
import type { FormKey } from '#vybory/forms';

const at = (key: string) => ({ unit: 'UA', key });

/** The first row of the form's example, changed, as the only one. */
function withRow(form: FormKey, table: string, changes: Readonly<Record<string, unknown>>): FormValues {
  const values = example(form);
  const row = Object.entries(rowOf(values, table, changes) as object).filter(([, value]) => value !== undefined);
  return { ...values, [table]: [Object.fromEntries(row)] };
}

describe('F-1', () => {
  test.each([
    [mediaRates, 'rates', { slotTo: undefined }, { slotFrom: undefined, slotTo: undefined }],
    [irregularReceipts, 'items', { disposedAt: undefined }, { disposition: 'pending', disposedAt: undefined }],
  ])('%s: together or not at all', (form, table, broken, whole) => {
    expect(judgedBy('F-1', of(form, example(form)))).toEqual([]);
    expect(judgedBy('F-1', of(form, withRow(form, table, whole)))).toEqual([]);
    const [finding] = judgedBy('F-1', of(form, withRow(form, table, broken)));
    expect(finding).toMatchObject({ expected: 'all-or-none', actual: [expect.any(String)] });
  });

  test('says which, by the labels of the form', () => {
    const [finding] = judgedBy('F-1', of(mediaRates, withRow(mediaRates, 'rates', { slotTo: undefined })));
    expect(finding?.message.en).toBe('Row 1: all of these or none: "From" (yes), "Until" (no).');
  });

  test('an amount counts from above zero', () => {
    const values = example(budgetFunds);
    const { returnedAt: _, ...without } = values;
    expect(judgedBy('F-1', of(budgetFunds, { ...without, returned: '0.00' }))).toEqual([]);
    expect(judgedBy('F-1', of(budgetFunds, without))).toHaveLength(1);
    expect(judgedBy('F-1', of(budgetFunds, { ...values, returned: '0.00' }))).toHaveLength(1);
  });
});

describe('F-2', () => {
  test.each([
    [irregularReceipts, 'items', { ground: 'anonymous' }],
    [fundReceipts, 'receipts', { donorTaxNumber: '1234567890', donorEdrpou: '21661711' }],
    [registrationReport, 'events', { event: 'registered', decisionNo: undefined }],
  ])('%s: never together', (form, table, broken) => {
    expect(judgedBy('F-2', of(form, example(form)))).toEqual([]);
    expect(judgedBy('F-2', of(form, withRow(form, table, broken)))).not.toEqual([]);
  });
});

describe('F-3', () => {
  test('a list is numbered without gaps, in whatever order', () => {
    const list = (...positions: readonly number[]) =>
      of(candidateList, { candidates: positions.map((position) => ({ position })) }, at('party-1'));
    expect(judgedBy('F-3', list(2, 1, 3))).toEqual([]);
    expect(judgedBy('F-3', list(1, 3))).toMatchObject([{ fields: ['candidates.1.position'], expected: 2, actual: 3 }]);
    expect(judgedBy('F-3', list(2))).toHaveLength(1);
    expect(judgedBy('F-3', of(referendumQuestions, { questions: [{ no: 2 }] }))).toHaveLength(1);
  });
});

describe('F-4', () => {
  test('nothing begins after its end', () => {
    const report = example(usageReport);
    expect(judgedBy('F-4', of(usageReport, report, at('')))).toEqual([]);
    expect(firstFields(judgedBy('F-4', of(usageReport, { ...report, periodTo: '2002-02-10' }, at(''))))).toEqual([
      'periodFrom',
    ]);
    const receipts = example(fundReceipts);
    expect(judgedBy('F-4', of(fundReceipts, receipts, at('party-1+2002-02-24')))).toEqual([]);
    expect(firstFields(judgedBy('F-4', of(fundReceipts, receipts, at('party-1+2002-02-19'))))).toEqual([
      'receipts.0.receivedAt',
    ]);
    expect(firstFields(judgedBy('F-4', of(fundReceipts, receipts, at('party-1+2002-02-17'))))).toEqual([
      'periodFrom',
      'receipts.0.receivedAt',
    ]);
    const meeting = example(meetingProtocol, { heldAt: '1999-05-22T11:00', authoritiesNotifiedAt: '1999-05-23' });
    expect(firstFields(judgedBy('F-4', of(meetingProtocol, meeting, at('meeting-1'))))).toEqual([
      'authoritiesNotifiedAt',
    ]);
    const late = withRow(irregularReceipts, 'items', { disposedAt: '2002-02-20' });
    expect(firstFields(judgedBy('F-4', of(irregularReceipts, late, at('party-1'))))).toEqual(['items.0.receivedAt']);
  });
});

describe('F-6', () => {
  const list = example(candidateList);
  const lives = example(listAutobiographies);
  const facts = new FactBook().set(slotKey(listAutobiographies, 'UA', 'party-1'), lives);
  const judged = (values: FormValues) => judgedBy('F-6', of(candidateList, values, at('party-1')), facts);

  test('each position has an autobiography of the same person', () => {
    expect(judged(list)).toEqual([]);
    expect(judged(withRow(candidateList, 'candidates', { position: 2 }))).toHaveLength(2);
    const other = withRow(candidateList, 'candidates', { person: { lastName: 'Інша', firstName: 'Ольга' } });
    expect(judged(other)).toMatchObject([
      { fields: ['candidates.0.person', expect.any(String)], actual: 'Інша Ольга' },
    ]);
    expect(judgedBy('F-6', of(candidateList, list, at('party-1')))).toEqual([]);
  });
});

describe('F-7', () => {
  const campaign = {
    subjects: [
      { id: 'bloc-1', kind: 'bloc' as const, name: text('Блок', 'Bloc'), members: ['party-1', 'party-2'] },
      { id: 'party-9', kind: 'party' as const, name: text('Партія', 'Party') },
    ],
  };
  const judged = (key: string, ...parties: readonly (string | undefined)[]) => {
    const charters = parties.map((party) => (party === undefined ? {} : { party }));
    return judgedBy('F-7', of(charterCopy, { charters }, at(key)), new FactBook(), { campaign });
  };

  test('a bloc gives a paper of each of its parties, a party one', () => {
    expect(judged('bloc-1', 'party-1', 'party-2')).toEqual([]);
    expect(judged('bloc-1', 'party-1')).toMatchObject([{ expected: 'party-2' }]);
    expect(judged('bloc-1', 'party-1', 'party-2', 'party-3')).toMatchObject([{ actual: 'party-3' }]);
    expect(judged('bloc-1', undefined, 'party-1', 'party-2')).toMatchObject([{ fields: ['charters.0.party'] }]);
    expect(judged('party-9', undefined)).toEqual([]);
    expect(judged('party-9', undefined, 'party-1')).toHaveLength(1);
  });
});

describe('F-8', () => {
  test('papers of a group give the same numbers', () => {
    const place = { key: 'group' };
    const facts = new FactBook()
      .set(slotKey(groupMembers, '7', 'group'), { members: [{}, {}] })
      .set(slotKey(citizensMeeting, '7', 'group'), { groupMembers: [{}, {}], questions: [{}] });
    expect(judgedBy('F-8', of(groupSubmission, { groupMembersTotal: 2 }, place), facts)).toEqual([]);
    expect(judgedBy('F-8', of(groupSubmission, { groupMembersTotal: 3 }, place), facts)).toHaveLength(2);
    expect(judgedBy('F-8', of(referendumQuestions, { questions: [{}, {}] }, place), facts)).toMatchObject([
      { expected: 1, actual: 2 },
    ]);
    expect(judgedBy('F-8', of(groupSubmission, { groupMembersTotal: 3 }, place))).toEqual([]);
  });
});

describe('F-9', () => {
  test('a reference leads to a submission of the form and subject', () => {
    const id = 'demo.referendum-questions.57.group-1~1';
    const demand = of(referendumDemand, { questions: id }, at('group-1'));
    const found = (form: FormKey, key: string) =>
      new FactBook().set({ kind: 'submission', id }, { form, unit: '57', key });
    expect(judgedBy('F-9', demand, found(referendumQuestions, 'group-1'))).toEqual([]);
    expect(judgedBy('F-9', demand, found(referendumQuestions, 'group-2'))).toHaveLength(1);
    expect(judgedBy('F-9', demand, found(citizensMeeting, 'group-1'))).toHaveLength(1);
    expect(judgedBy('F-9', demand)).toEqual([]);
  });

  test('a statement is of an account that was opened', () => {
    const opened = new FactBook().set(seriesKey(fundAccounts, 'UA', 'party-1'), [
      { unit: 'UA', key: 'party-1', values: { accounts: [{ accountNo: 'UA1' }] } },
    ]);
    const bank = (accountNo: string) => of(fundReceipts, { accountNo }, at('party-1+2002-02-28'));
    expect(judgedBy('F-9', bank('UA1'), opened)).toEqual([]);
    expect(judgedBy('F-9', bank('UA2'), opened)).toMatchObject([{ fields: ['accountNo'], actual: 'UA2' }]);
    expect(judgedBy('F-9', bank('UA2'))).toEqual([]);
  });
});

describe('F-10 to F-14', () => {
  test('one nominee for President, several for parliament', () => {
    const extract = of(congressExtract, { nominees: [{}, {}] }, at('party-1'));
    expect(judgedBy('F-10', extract)).toMatchObject([{ expected: 1, actual: 2 }]);
    expect(judgedBy('F-10', of(congressExtract, { nominees: [{}] }, at('party-1')))).toEqual([]);
    expect(judgedBy('F-10', extract, new FactBook(), { campaign: { kind: 'parliamentary' } })).toEqual([]);
  });

  test('a programme is no longer than the limit, counted in characters', () => {
    const programme = (length: number) => of(partyProgramme, { text: '😀'.repeat(length) }, at('party-1'));
    expect(judgedBy('F-11', programme(7800))).toEqual([]);
    expect(judgedBy('F-11', programme(7801))).toMatchObject([{ expected: 7800, actual: 7801 }]);
  });

  test('a nominee lived in Ukraine for ten years, without a gap', () => {
    const since = (residentSince: string) => of(consentStatement, { residentSince }, at('party-1'));
    expect(judgedBy('F-12', since('2020-03-31'))).toEqual([]);
    expect(judgedBy('F-12', since('2020-04-01'))).toHaveLength(1);
    const stays = (...residences: readonly object[]) =>
      of('nominee-questionnaire-by-party' as FormKey, { residences } as FormValues, at('party-1'));
    expect(judgedBy('F-12', stays({ from: '2025-02-02' }, { from: '2010-01-01', to: '2025-02-01' }))).toEqual([]);
    expect(judgedBy('F-12', stays({ from: '2010-01-01', to: '2025-02-01' }, { from: '2025-02-03' }))).toMatchObject([
      { actual: '2025-02-03' },
    ]);
    expect(judgedBy('F-12', stays({ from: '2021-01-01' }))).toHaveLength(1);
  });

  test('a nominee undertakes, and copies are certified', () => {
    expect(judgedBy('F-13', of(consentStatement, { incompatibilityUndertaking: true }, at('p')))).toEqual([]);
    expect(judgedBy('F-13', of(consentStatement, { incompatibilityUndertaking: false }, at('p')))).toHaveLength(1);
    const certificates = (row: object) => of(registrationCertificate, { certificates: [row] } as FormValues, at('p'));
    expect(judgedBy('F-14', certificates({ certifiedAt: '2001-12-28' }))).toEqual([]);
    expect(judgedBy('F-14', certificates({}))).toHaveLength(1);
    expect(judgedBy('F-14', certificates({}), new FactBook(), { campaign: { kind: 'parliamentary' } })).toEqual([]);
  });
});

describe('F-15 and F-16', () => {
  test.each([precinctComposition, localComposition, localElections])(
    '%s: details belong to rows that are there',
    (form) => {
      expect(judgedBy('F-15', of(form, example(form), { unit: 'R' }))).toEqual([]);
    },
  );

  test('and do not exceed them', () => {
    const values = example(precinctComposition);
    const nominators = (unit: string, members: number) =>
      of(precinctComposition, { ...values, nominators: [{ unit, nominator: 'p', members }] });
    expect(judgedBy('F-15', nominators('11-050130', 12))).toEqual([]);
    expect(judgedBy('F-15', nominators('11-050130', 13))).toMatchObject([{ expected: 12, actual: 13 }]);
    expect(judgedBy('F-15', nominators('elsewhere', 1))).toMatchObject([{ fields: ['nominators.0.unit', 'rows'] }]);
    const elections = example(localElections);
    const deputies = Array.from({ length: 51 }, () => ({ election: 1 }));
    expect(
      judgedBy('F-15', of(localElections, { ...elections, electedDeputies: deputies }, { unit: 'R' })),
    ).toMatchObject([{ expected: 50, actual: 51 }]);
  });

  test('a council has one head', () => {
    const rows = (...positions: readonly string[]) =>
      of(localLeadership, { rows: positions.map((position) => ({ council: 'c', position })) }, { unit: 'R' });
    expect(judgedBy('F-16', rows('head', 'deputy-head', 'deputy-head', 'secretary'))).toEqual([]);
    expect(judgedBy('F-16', rows('head', 'head'))).toHaveLength(1);
  });
});

describe('F-17', () => {
  const person = { lastName: 'Коваленко', firstName: 'Олена', patronymic: 'Іванівна', birthDate: '1969-05-14' };
  const namesake = { ...person, birthDate: '1970-01-01' };
  const group = { key: 'group-1' };

  test('members of the group of a meeting took part in it', () => {
    const meeting = (...initiativeGroup: readonly object[]) =>
      of(meetingParticipants, { participants: [{ person }], initiativeGroup } as FormValues, at('meeting-1'));
    expect(judgedBy('F-17', meeting(person))).toEqual([]);
    const found = judgedBy('F-17', meeting(person, namesake));
    expect(found).toMatchObject([{ fields: ['initiativeGroup.1', 'participants'], actual: null }]);
    expect(JSON.stringify(found)).not.toMatch(/Коваленко|1970/);
  });

  test('members of a referendum group were elected, whichever paper comes later', () => {
    const listed = new FactBook().set(slotKey(groupMembers, '7', 'group-1'), {
      members: [{ person }, { person: namesake }],
    });
    const elected = (...people: readonly object[]) =>
      of(citizensMeeting, { groupMembers: people } as FormValues, group);
    expect(judgedBy('F-17', elected(person, namesake), listed)).toEqual([]);
    expect(judgedBy('F-17', elected(person), listed)).toMatchObject([
      { fields: ['groupMembers', 'initiative-group-members.7.group-1:members.1.person'] },
    ]);
    expect(judgedBy('F-17', elected(person))).toEqual([]);
  });
});

describe('F-18', () => {
  const list = (birthDate: string) => of(candidateList, { candidates: [{ person: { birthDate } }] }, at('party-1'));
  const judged = (birthDate: string, kind: 'presidential' | 'parliamentary' | 'referendum') =>
    judgedBy('F-18', list(birthDate), new FactBook(), { campaign: { kind } });

  test('the age of the office is reached on voting day, 31 March 2030', () => {
    expect(judged('2009-03-31', 'parliamentary')).toEqual([]);
    expect(judged('2009-04-01', 'parliamentary')).toMatchObject([
      { fields: ['candidates.0.person.birthDate'], expected: 21, actual: 20 },
    ]);
    expect(judged('1995-04-01', 'presidential')).toMatchObject([{ expected: 35, actual: 34 }]);
    expect(judged('2029-01-01', 'referendum')).toEqual([]);
  });
});

describe('F-19 and F-20', () => {
  test('rates are published 70 days before, unless the campaign says otherwise', () => {
    const rates = (publishedAt: string) => of(mediaRates, { publishedAt }, at('media-1'));
    expect(judgedBy('F-19', rates('2030-01-20'))).toEqual([]);
    expect(judgedBy('F-19', rates('2030-01-21'))).toMatchObject([{ expected: '2030-01-20', actual: '2030-01-21' }]);
    expect(judgedBy('F-19', rates('2030-01-21'), new FactBook(), { params: { days: 69 } })).toEqual([]);
  });

  test('air time begins between the hours of the law, print has none', () => {
    const used = (medium: string, start?: string) =>
      of(candidateMediaUsage, { usage: [{ medium, ...(start !== undefined && { start }) }] });
    expect(judgedBy('F-20', used('tv', '19:00'))).toEqual([]);
    for (const start of ['18:59', '22:00']) expect(judgedBy('F-20', used('radio', start))).toHaveLength(1);
    expect([...judgedBy('F-20', used('print', '09:00')), ...judgedBy('F-20', used('tv'))]).toEqual([]);
  });
});

describe('F-21', () => {
  const payment = { receivedAt: '2002-02-20', documentNo: '137', donor: 'Шевчук Марія', amount: '1.00' };
  const receipts = (...rows: readonly object[]) => of(fundReceipts, { receipts: rows } as FormValues, at('party-1'));

  test('a row stands once, whatever else is in it', () => {
    expect(judgedBy('F-21', receipts(payment, { ...payment, documentNo: '138' }))).toEqual([]);
    expect(judgedBy('F-21', receipts(payment, { ...payment, amount: '2.00' }))).toMatchObject([
      { fields: expect.arrayContaining(['receipts.1.documentNo', 'receipts.0.documentNo']) as string[], actual: 2 },
    ]);
    expect(judgedBy('F-21', receipts({ amount: '1.00' }, { amount: '1.00' }))).toEqual([]);
  });

  test('a form that has a part of a shared key is judged by that part', () => {
    const allotted = (...candidates: readonly string[]) =>
      of(candidateMediaUsage, { allotments: candidates.map((candidate) => ({ candidate })) });
    expect(judgedBy('F-21', allotted('a', 'b'))).toEqual([]);
    expect(judgedBy('F-21', allotted('a', 'b', 'a'))).toMatchObject([
      { fields: ['allotments.2.candidate', 'allotments.0.candidate'] },
    ]);
  });
});

describe('F-22', () => {
  test('a declaration is for the year before the voting, or before the nomination', () => {
    const years = [2027, 2028, 2029, 2030].map(
      (year) => judgedBy('F-22', of('nominee-asset-declaration-by-party' as FormKey, { year }, at('party-1'))).length,
    );
    expect(years).toEqual([1, 0, 0, 1]);
  });
});
