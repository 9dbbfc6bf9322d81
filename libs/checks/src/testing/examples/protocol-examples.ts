import type { FormValues } from '../../submission-view.js';
import { protocol } from '../sample-campaign.js';

type Params = Readonly<Record<string, number | string | boolean>>;

/** A relation of one protocol: values that keep it, values that break it, values that leave out what it needs. */
export interface ProtocolExample {
  readonly id: string;
  readonly holds: FormValues;
  readonly broken: FormValues;
  /** Fields, expected and actual of the only finding. */
  readonly finds: { readonly fields: readonly string[]; readonly expected: unknown; readonly actual: unknown };
  readonly missing: FormValues;
  readonly params?: Params;
}

const words = { ballotsReceived: 'Одна тисяча' };
const portable = (ballots: number | null) => ({
  boxes: [
    { kind: 'stationary', number: 1, ballots: 680 },
    { kind: 'portable', number: 2, ballots, controlSheet: 20 },
  ],
});

export const protocolExamples: readonly ProtocolExample[] = [
  {
    id: 'P-0',
    holds: protocol({ linesInWords: words }),
    broken: protocol({ linesInWords: { ballotsReceived: 'сто' } }),
    finds: {
      fields: ['lines.ballotsReceived', 'linesInWords.ballotsReceived'],
      expected: 'одна тисяча',
      actual: 'сто',
    },
    missing: protocol({ lines: { ballotsReceived: undefined }, linesInWords: words }),
  },
  {
    id: 'P-1',
    holds: protocol(),
    broken: protocol({ lines: { ballotsUnused: 299 } }),
    finds: {
      fields: ['lines.ballotsReceived', 'lines.ballotsUnused', 'lines.votersIssued'],
      expected: 999,
      actual: 1000,
    },
    missing: protocol({ lines: { ballotsUnused: undefined } }),
  },
  {
    id: 'P-2',
    holds: protocol(),
    broken: protocol({ votes: { '3': 91 } }),
    finds: { fields: ['lines.votersTookPart', 'lines.ballotsInvalid', 'votes'], expected: 700, actual: 699 },
    missing: protocol({ votes: { '3': undefined } }),
  },
  {
    id: 'P-3',
    holds: protocol(),
    broken: protocol({ lines: { votesTotal: 691 } }),
    finds: { fields: ['lines.votesTotal', 'votes'], expected: 690, actual: 691 },
    missing: protocol({ lines: { votesTotal: undefined } }),
  },
  {
    id: 'P-4',
    holds: protocol(),
    broken: protocol({ lines: { votersIssuedAtHome: 19 } }),
    finds: {
      fields: ['lines.votersIssued', 'lines.votersIssuedInPremises', 'lines.votersIssuedAtHome'],
      expected: 699,
      actual: 700,
    },
    missing: protocol({ lines: { votersIssuedAtHome: undefined } }),
  },
  {
    id: 'P-5',
    holds: protocol({ lines: { votersOnList: 700 } }),
    broken: protocol({ lines: { votersOnList: 699 } }),
    finds: { fields: ['lines.votersIssued', 'lines.votersOnList'], expected: 699, actual: 700 },
    missing: protocol({ lines: { votersOnList: undefined } }),
  },
  {
    id: 'P-6',
    holds: protocol({ lines: { votersOnHomeVotingExtract: 20 } }),
    broken: protocol({ lines: { votersOnHomeVotingExtract: 19 } }),
    finds: { fields: ['lines.votersIssuedAtHome', 'lines.votersOnHomeVotingExtract'], expected: 19, actual: 20 },
    missing: protocol({ lines: { votersOnHomeVotingExtract: undefined } }),
  },
  {
    id: 'P-7',
    holds: protocol({ lines: { votersTookPart: 700 } }),
    broken: protocol({ lines: { votersTookPart: 701 } }),
    finds: { fields: ['lines.votersTookPart', 'lines.votersIssued'], expected: 700, actual: 701 },
    missing: protocol({ lines: { votersTookPart: undefined } }),
  },
  {
    id: 'P-8',
    params: { share: 0.1, base: 'issued' },
    holds: protocol({ boxes: [{ kind: 'stationary', number: 1, ballots: 770 }] }),
    broken: protocol({ boxes: [{ kind: 'stationary', number: 1, ballots: 771 }] }),
    finds: { fields: ['boxes', 'lines.votersIssued'], expected: 770, actual: 771 },
    missing: protocol({ lines: { votersIssued: undefined } }),
  },
  {
    id: 'P-9',
    holds: protocol({ lines: { votesIllegal: 69 } }),
    broken: protocol({ lines: { votesIllegal: 70, votersTookPart: 690 } }),
    finds: { fields: ['lines.votesIllegal', 'lines.votersTookPart'], expected: 69, actual: 70 },
    missing: protocol({ lines: { votesIllegal: undefined } }),
  },
  {
    id: 'P-10',
    holds: protocol(portable(20)),
    broken: protocol(portable(21)),
    finds: { fields: ['boxes.1.ballots', 'boxes.1.controlSheet'], expected: 20, actual: 21 },
    missing: protocol(portable(null)),
  },
  {
    id: 'P-11',
    holds: protocol({
      boxes: [
        { kind: 'stationary', number: 1, ballots: 700 },
        { kind: 'portable', number: 2, ballots: null },
      ],
    }),
    broken: protocol(portable(21)),
    finds: { fields: ['boxes', 'lines.votersTookPart', 'lines.ballotsNotCounted'], expected: 700, actual: 701 },
    missing: protocol({ boxes: [{ kind: 'stationary', number: 1, ballots: null }] }),
  },
  {
    id: 'P-12',
    holds: protocol({ membersSigned: 7 }),
    broken: protocol({ membersSigned: 6 }),
    finds: { fields: ['membersSigned', 'membersTotal'], expected: 7, actual: 6 },
    missing: protocol({ membersTotal: undefined, chairSigned: undefined, quorum: undefined }),
  },
  {
    id: 'P-13',
    holds: protocol({ votes: { '1': 699 } }),
    broken: protocol({ votes: { '1': 700 } }),
    finds: { fields: ['votes.1', 'lines.votersTookPart'], expected: 699, actual: 700 },
    missing: protocol({ lines: { votersTookPart: undefined } }),
  },
  {
    id: 'P-14',
    holds: protocol({ lines: { ballotsInvalid: 21, votersTookPart: 700 } }),
    broken: protocol({ lines: { ballotsInvalid: 22, votersTookPart: 700 } }),
    finds: { fields: ['lines.ballotsInvalid', 'lines.votersTookPart'], expected: 21, actual: 22 },
    missing: protocol({ lines: { votersTookPart: undefined } }),
  },
  {
    id: 'P-15',
    holds: protocol(),
    broken: protocol({ lines: { votersTookPart: 0 } }),
    finds: { fields: ['lines.votersTookPart'], expected: 1, actual: 0 },
    missing: protocol({ lines: { votersTookPart: undefined } }),
  },
  {
    id: 'P-16',
    holds: protocol({ drawnUpAt: '2030-03-31T20:00' }),
    broken: protocol({ drawnUpAt: '2030-03-31T19:59' }),
    finds: { fields: ['drawnUpAt'], expected: '2030-03-31T20:00', actual: '2030-03-31T19:59' },
    missing: protocol({ drawnUpAt: undefined }),
  },
];
