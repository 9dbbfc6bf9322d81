import { seriesKey, slotKey } from '../../cross-form/fact-keys.js';
import { FactBook } from '../../facts.js';
import {
  absenteeCertificates,
  ballotText,
  candidateMediaUsage,
  candidatesRegister,
  mediaRates,
  observerAccreditation,
  observersCount,
  observerTermination,
  partyMediaUsage,
  precinctCommissionsFormed,
  precinctComposition,
  precinctsFormed,
  proxiesCount,
  meetingProtocol,
} from '../../forms.js';
import { example, of, rowOf } from '../judged.js';
import { against, alone, type RelationExample } from './example.js';
import type { FormKey } from '#vybory/forms';

const country = { unit: 'UA' };
const appeals = 'citizen-appeals-report' as FormKey;
const usage = example(candidateMediaUsage);
const composition = example(precinctComposition);
const person = { lastName: 'Новак', firstName: 'Анна' };
const outlet = 'media-outlet-1';
const certificates = (remainingAtDistrict: number) =>
  of(absenteeCertificates, example(absenteeCertificates, { remainingAtDistrict }), { key: '2002-03-31' });
const terminated = (lastName: string) =>
  of(
    observerTermination,
    { terminations: [{ certificateNo: 'ОС-1', ...person, lastName }] },
    { ...country, key: 'osce+2' },
  );

/** Relations of the papers of commissions, candidates, observers and the media. */
export const paperExamples: readonly RelationExample[] = [
  {
    id: 'X-16',
    ...against(
      new FactBook().set(slotKey(candidatesRegister, '7'), example(candidatesRegister)),
      of(ballotText, example(ballotText)),
      of(ballotText, { ...example(ballotText), entries: [{}, {}] }),
    ),
  },
  { id: 'X-17', ...alone(certificates(120), certificates(119)) },
  {
    id: 'X-18',
    ...against(
      new FactBook().set(slotKey(precinctCommissionsFormed, '7'), example(precinctCommissionsFormed)),
      of(precinctComposition, composition),
      of(precinctComposition, { ...composition, rows: [rowOf(composition, 'rows', { men: 6, membersTotal: 13 })] }),
    ),
  },
  {
    id: 'X-19',
    ...against(
      new FactBook().set(slotKey(precinctsFormed, '7'), { precinctsTotal: 2 }),
      of(precinctCommissionsFormed, { commissionsTotal: 2 }),
      of(precinctCommissionsFormed, { commissionsTotal: 3 }),
    ),
  },
  {
    id: 'X-20',
    ...against(
      new FactBook().set(seriesKey(observerAccreditation, 'UA', 'osce'), [
        { unit: 'UA', key: 'osce', values: { observers: [{}, {}] } },
      ]),
      of(observersCount, { bySender: { osce: 2 } }),
      of(observersCount, { bySender: { osce: 3 } }),
    ),
  },
  {
    id: 'X-21',
    ...alone(of(proxiesCount, { byCandidate: { '1': 5 } }), of(proxiesCount, { byCandidate: { '1': 6 } })),
  },
  {
    id: 'X-27',
    ...against(
      new FactBook().set(slotKey(mediaRates, 'UA', outlet), example(mediaRates)),
      of(candidateMediaUsage, usage),
      of(candidateMediaUsage, {
        ...usage,
        usage: [rowOf(usage, 'usage', { unitPrice: '12.60', cost: '1512.00' })],
      }),
    ),
  },
  {
    id: 'X-28',
    ...against(
      new FactBook().set(slotKey(partyMediaUsage, 'UA', outlet), example(partyMediaUsage)),
      of(candidateMediaUsage, usage),
      of(candidateMediaUsage, { ...usage, usage: [rowOf(usage, 'usage', { unitPrice: '13.00' })] }),
    ),
  },
  {
    id: 'X-30',
    ...alone(
      of(meetingProtocol, { participantsTotal: 500 }, country),
      of(meetingProtocol, { participantsTotal: 499 }, country),
    ),
  },
  { id: 'X-31', ...alone(of(appeals, example(appeals)), of(appeals, example(appeals, { receivedTotal: 9_999 }))) },
  {
    id: 'X-32',
    ...against(
      new FactBook().set(seriesKey(observerAccreditation, 'UA', 'osce'), [
        { unit: 'UA', key: 'osce', values: { observers: [person] } },
      ]),
      terminated(person.lastName),
      terminated('Ковальська'),
    ),
  },
];
