import { text } from '#vybory/language';
import { protocolsKey, rowKey, slotKey, withinKey } from '../../cross-form/fact-keys.js';
import { FactBook } from '../../facts.js';
import {
  ballotsHandedOver,
  ballotsReceived,
  clarifiedVoterListNotice,
  districtDecision,
  districtProtocol,
  precinctProtocol,
  turnoutNotice,
  voterListNotice,
} from '../../forms.js';
import type { FormValues } from '../../submission-view.js';
import { example, of } from '../judged.js';
import { districtSubmission, precinctSubmission, protocol, sampleLines } from '../sample-campaign.js';
import { against, alone, type RelationExample } from './example.js';

const key = 'president';
const precinct = '7-000001';
const row = (changes: FormValues): FormValues => ({ rows: [{ precinct, ...changes }] });
const both = [precinct, '7-000002'].map((unit) => ({ unit, key, values: protocol() }));
const turnout = (slot: string, votersIssuedBallots: number) =>
  of(turnoutNotice, { votersOnList: 1000, votersIssuedBallots }, { key: slot });
const contests = ['multi', 'single'].map((id) => ({
  ...{ id, title: text(id, id), territory: 'UA', contestants: [], precinctLines: sampleLines },
}));
const inMulti = (votersOnList: number, votersIssued = 700) =>
  precinctSubmission(protocol({ lines: { votersOnList, votersIssued } }), { key: 'multi' });
const inSingle = () => new FactBook().set(slotKey(precinctProtocol, precinct, 'single'), protocol());
const decision = (elected: string, votesElected: number) =>
  of(districtDecision, { outcome: 'elected', elected, votesElected }, { key });
const clarified = { supersededValues: protocol(), clarifies: 'sample.precinct-count-protocol.7-000001.president~1' };

/** Relations of protocols and notices with one another. */
export const resultExamples: readonly RelationExample[] = [
  {
    id: 'P-13',
    ...alone(precinctSubmission(protocol()), precinctSubmission(protocol({ votes: { '2': undefined } }))),
  },
  {
    id: 'P-17',
    ...against(
      new FactBook().set({ kind: 'precinct-kind', precinct }, 'ordinary'),
      precinctSubmission(protocol()),
      precinctSubmission(protocol({ lines: { votersOnHomeVotingExtract: 300 } })),
    ),
  },
  {
    id: 'X-1',
    ...against(
      new FactBook().set(rowKey(ballotsHandedOver, precinct, key), { ballotsHandedOver: 1000 }),
      precinctSubmission(protocol()),
      precinctSubmission(protocol({ lines: { ballotsReceived: 999 } })),
    ),
  },
  {
    id: 'X-2',
    ...against(
      new FactBook().set(slotKey(ballotsReceived, '7', key), example(ballotsReceived)),
      of(ballotsHandedOver, example(ballotsHandedOver), { key }),
      of(ballotsHandedOver, example(ballotsHandedOver, { remainingAtDistrict: 29 }), { key }),
    ),
  },
  {
    id: 'X-3',
    ...against(
      new FactBook().set(slotKey(voterListNotice, '7'), row({ votersOnList: 2000 })),
      of(ballotsHandedOver, row({ ballotsHandedOver: 2010 }), { key }),
      of(ballotsHandedOver, row({ ballotsHandedOver: 2011 }), { key }),
    ),
  },
  {
    id: 'X-4',
    ...against(
      new FactBook().set(rowKey(voterListNotice, precinct), { precinct, votersOnList: 990 }),
      precinctSubmission(protocol()),
      precinctSubmission(protocol({ lines: { votersOnList: 991 } })),
    ),
  },
  {
    id: 'X-5',
    ...alone(
      of(clarifiedVoterListNotice, row({ votersOnList: 995, previous: 990, added: 8, removed: 3 })),
      of(clarifiedVoterListNotice, row({ votersOnList: 995, previous: 990, added: 8, removed: 4 })),
    ),
  },
  { id: 'X-6', ...against(inSingle(), inMulti(990), inMulti(989)), campaign: { contests } },
  { id: 'X-7', ...against(inSingle(), inMulti(990, 690), inMulti(990, 600)), campaign: { contests } },
  {
    id: 'X-8',
    ...against(
      new FactBook().set(slotKey(turnoutNotice, '7', '11:00'), turnout('11:00', 300).values),
      turnout('20:00', 300),
      turnout('20:00', 299),
    ),
  },
  {
    id: 'X-9',
    ...against(
      new FactBook().set({ ...protocolsKey('7', key), atLeast: 'all' }, both),
      turnout('20:00', 1400),
      turnout('20:00', 1300),
    ),
  },
  {
    id: 'X-10',
    ...against(
      new FactBook().set({ ...protocolsKey('7', key), atLeast: 2 }, both),
      districtSubmission(),
      districtSubmission({ lines: { ballotsUnused: 601 } }),
    ),
  },
  {
    id: 'X-11',
    ...against(
      new FactBook().set({ kind: 'precincts-registered', within: '7' }, 2),
      districtSubmission(),
      districtSubmission({ precinctsIncluded: 3, precinctsTotal: 3 }),
    ),
  },
  {
    id: 'X-12',
    ...against(
      new FactBook().set(slotKey(precinctProtocol, precinct, `${key}+notice`), protocol()),
      precinctSubmission(protocol()),
      precinctSubmission(protocol({ votes: { '1': 399 } })),
    ),
  },
  {
    id: 'X-13',
    ...alone(
      precinctSubmission(protocol(), clarified),
      precinctSubmission(protocol({ votes: { '1': undefined } }), clarified),
    ),
  },
  {
    id: 'X-14',
    ...against(
      new FactBook().set(withinKey(districtProtocol, 'UA', key), [
        { unit: '8', key, values: districtSubmission().values },
      ]),
      districtSubmission(),
      districtSubmission({ lines: { ballotsReceived: 2001 } }),
    ),
    params: { printed: 4000 },
  },
  {
    id: 'X-15',
    ...against(
      new FactBook().set(slotKey(districtProtocol, '7', key), { votes: { '1': 400, '2': 200, '3': 90 } }),
      decision('1', 400),
      decision('1', 399),
    ),
  },
];
