import type { FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import { slotKey } from '../../cross-form/fact-keys.js';
import { FactBook } from '../../facts.js';
import {
  assetDeclarations,
  candidateList,
  candidateMediaUsage,
  charterCopy,
  citizensMeeting,
  congressExtract,
  consentStatement,
  fundReceipts,
  groupMembers,
  groupSubmission,
  irregularReceipts,
  listAutobiographies,
  localLeadership,
  mediaRates,
  partyProgramme,
  precinctComposition,
  referendumDemand,
  referendumQuestions,
  registrationCertificate,
  registrationReport,
  turnoutNotice,
  usageReport,
  voterListNotice,
} from '../../forms.js';
import type { FormValues } from '../../submission-view.js';
import { example, of, rowOf } from '../judged.js';
import { against, alone, type RelationExample } from './example.js';

const party = { unit: 'UA', key: 'party-1' };
const group = { key: 'group-1' };
const subjects = [{ id: 'bloc-1', kind: 'bloc' as const, name: text('Блок', 'Bloc'), members: ['party-1', 'party-2'] }];
const demanded = 'demo.referendum-questions.57.group-1~1';
const person = { lastName: 'Коваленко', firstName: 'Олена', birthDate: '1969-05-14' };
const stranger = { lastName: 'Інша', firstName: 'Ольга', birthDate: '1970-01-01' };

/** The form's example, with the first row of a table changed and the others left out. */
function withRow(form: FormKey, table: string, changes: FormValues): FormValues {
  const values = example(form);
  return { ...values, [table]: [rowOf(values, table, changes)] };
}

const notice = (precinctsReporting: number) =>
  of(turnoutNotice, { precinctsReporting, precinctsTotal: 2 }, { key: '11:00' });
const positions = (...all: readonly number[]) =>
  of(candidateList, { candidates: all.map((position) => ({ position })) }, party);
const charters = (...parties: readonly (string | null)[]) =>
  of(charterCopy, { charters: parties.map((one) => ({ party: one })) }, { unit: 'UA', key: 'bloc-1' });
const heads = (...all: readonly string[]) =>
  of(localLeadership, { rows: all.map((position) => ({ council: 'c', position })) }, { unit: 'R' });
const nominators = (members: number) =>
  of(precinctComposition, {
    ...example(precinctComposition),
    nominators: [{ unit: '11-050130', nominator: 'p', members }],
  });
const receipt = { receivedAt: '2002-02-20', documentNo: '137', donor: 'Шевчук Марія', amount: '1.00' };
const receipts = (...rows: readonly FormValues[]) => of(fundReceipts, { receipts: rows }, party);

/** Relations of one paper with itself, and of papers of one group. */
export const innerExamples: readonly RelationExample[] = [
  {
    id: 'T-1',
    ...alone(
      of(voterListNotice, { rows: [{ votersOnList: 3 }, { votersOnList: 4 }], total: 7 }),
      of(voterListNotice, { rows: [{ votersOnList: 3 }, { votersOnList: 4 }], total: 8 }),
    ),
  },
  { id: 'T-2', ...alone(notice(2), notice(3)) },
  {
    id: 'T-3',
    ...alone(
      of(usageReport, example(usageReport)),
      of(usageReport, withRow(usageReport, 'funds', { receiptsTotal: '1.00', closingBalance: '1.00' })),
    ),
  },
  {
    id: 'F-1',
    ...alone(of(mediaRates, example(mediaRates)), of(mediaRates, withRow(mediaRates, 'rates', { slotTo: null }))),
  },
  {
    id: 'F-2',
    ...alone(
      of(registrationReport, example(registrationReport)),
      of(registrationReport, withRow(registrationReport, 'events', { event: 'registered' })),
    ),
  },
  { id: 'F-3', ...alone(positions(2, 1), positions(1, 3)) },
  {
    id: 'F-4',
    ...alone(
      of(irregularReceipts, example(irregularReceipts), party),
      of(irregularReceipts, withRow(irregularReceipts, 'items', { disposedAt: '2002-02-20' }), party),
    ),
  },
  {
    id: 'F-5',
    ...alone(
      of(registrationReport, example(registrationReport)),
      of(registrationReport, example(registrationReport, { refusedTotal: 1 })),
    ),
  },
  {
    id: 'F-6',
    ...against(
      new FactBook().set(slotKey(listAutobiographies, 'UA', 'party-1'), example(listAutobiographies)),
      of(candidateList, example(candidateList), party),
      of(candidateList, withRow(candidateList, 'candidates', { person: stranger }), party),
    ),
  },
  { id: 'F-7', ...alone(charters('party-1', 'party-2'), charters('party-1', 'party-2', null)), campaign: { subjects } },
  {
    id: 'F-8',
    ...against(
      new FactBook().set(slotKey(groupMembers, '7', group.key), { members: [{}, {}] }),
      of(groupSubmission, { groupMembersTotal: 2 }, group),
      of(groupSubmission, { groupMembersTotal: 3 }, group),
    ),
  },
  {
    id: 'F-9',
    holds: {
      submission: of(referendumDemand, { questions: demanded }, group),
      facts: new FactBook().set(
        { kind: 'submission', id: demanded },
        { form: referendumQuestions, unit: '57', key: group.key },
      ),
    },
    broken: {
      submission: of(referendumDemand, { questions: demanded }, group),
      facts: new FactBook().set(
        { kind: 'submission', id: demanded },
        { form: citizensMeeting, unit: '57', key: group.key },
      ),
    },
  },
  {
    id: 'F-10',
    ...alone(
      of(congressExtract, { nominees: [person] }, party),
      of(congressExtract, { nominees: [person, stranger] }, party),
    ),
  },
  {
    id: 'F-11',
    ...alone(
      of(partyProgramme, { text: 'а'.repeat(7_800) }, party),
      of(partyProgramme, { text: 'а'.repeat(7_801) }, party),
    ),
  },
  {
    id: 'F-12',
    ...alone(
      of(consentStatement, { residentSince: '2020-03-31' }, party),
      of(consentStatement, { residentSince: '2020-04-01' }, party),
    ),
  },
  {
    id: 'F-13',
    ...alone(
      of(consentStatement, { incompatibilityUndertaking: true }, party),
      of(consentStatement, { incompatibilityUndertaking: false }, party),
    ),
  },
  {
    id: 'F-14',
    ...alone(
      of(registrationCertificate, { certificates: [{ certifiedAt: '2001-12-28' }] }, party),
      of(registrationCertificate, { certificates: [{}] }, party),
    ),
  },
  { id: 'F-15', ...alone(nominators(12), nominators(13)) },
  { id: 'F-16', ...alone(heads('head', 'secretary'), heads('head', 'head')) },
  {
    id: 'F-17',
    ...against(
      new FactBook().set(slotKey(citizensMeeting, '7', group.key), { groupMembers: [person] }),
      of(groupMembers, { members: [{ person }] }, group),
      of(groupMembers, { members: [{ person }, { person: stranger }] }, group),
    ),
  },
  {
    id: 'F-18',
    ...alone(
      of(consentStatement, { nominee: { ...person, birthDate: '1995-03-31' } }, party),
      of(consentStatement, { nominee: { ...person, birthDate: '1995-04-01' } }, party),
    ),
  },
  {
    id: 'F-19',
    ...alone(
      of(mediaRates, { publishedAt: '2030-01-20' }, party),
      of(mediaRates, { publishedAt: '2030-01-21' }, party),
    ),
  },
  {
    id: 'F-20',
    ...alone(
      of(candidateMediaUsage, { usage: [{ medium: 'tv', start: '21:59' }] }),
      of(candidateMediaUsage, { usage: [{ medium: 'tv', start: '22:00' }] }),
    ),
  },
  { id: 'F-21', ...alone(receipts(receipt, { ...receipt, documentNo: '138' }), receipts(receipt, receipt)) },
  {
    id: 'F-22',
    ...alone(of(assetDeclarations[0], { year: 2029 }, party), of(assetDeclarations[0], { year: 2030 }, party)),
  },
];
