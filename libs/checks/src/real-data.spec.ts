import type { ContestDefinition, LinearRelation, LineUse, RelationUse } from '#vybory/campaigns';
import { text } from '#vybory/language';
import type { LineName } from '#vybory/forms';
import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { noFacts } from './facts.js';
import { precinctProtocol } from './forms.js';
import { compileRuleSet } from './rule-set.js';
import type { FormValues } from './submission-view.js';
import { sampleCampaign } from './testing/sample-campaign.js';

const shared = process.env.VYBORY_SHARED ?? resolve(import.meta.dirname, '../../../../shared');
const data = resolve(shared, 'data');
const there = existsSync(data);
const describeReal = there ? describe : describe.skip;
if (!there)
  process.stderr.write(`SKIPPED: the real data sets are not at ${data}; set VYBORY_SHARED to where they are.\n`);

type Line = readonly [name: LineName, column: string];
type RecordOfCsv = Readonly<Record<string, string>>;

function readProtocols(set: string): readonly RecordOfCsv[] {
  const csv = gunzipSync(readFileSync(resolve(data, set, 'protocols.csv.gz')));
  return parse(csv, { columns: true, bom: true });
}

function contest(lines: readonly Line[], contestants: number, boxes: 'none' | 'optional'): ContestDefinition {
  const precinctLines: readonly LineUse[] = lines.map(([line], i) => ({
    line,
    no: String(i + 1),
    label: text(line, line),
  }));
  const ids = Array.from({ length: contestants }, (_, i) => String(i + 1));
  return {
    id: 'all',
    title: text('Вибори', 'Election'),
    territory: 'UA',
    contestants: ids.map((id) => ({ id, no: Number(id), kind: 'candidate', name: text(id, id) })),
    precinctLines,
    boxes,
  };
}

function linear(id: string, relation: Pick<LinearRelation, 'left' | 'op' | 'right'>): LinearRelation {
  return { id, severity: 'act', form: precinctProtocol, text: text(id, id), ...relation };
}

function counts(record: RecordOfCsv, lines: readonly Line[], votes: string, contestants: number): FormValues {
  const vote = (no: number) => Number(record[`${votes}${String(no).padStart(2, '0')}`]);
  return {
    lines: Object.fromEntries(lines.map(([line, column]) => [line, Number(record[column])])),
    votes: Object.fromEntries(Array.from({ length: contestants }, (_, i) => [String(i + 1), vote(i + 1)])),
  };
}

/** How many protocols break each relation, and how many break any of some. */
function tally(
  protocols: readonly FormValues[],
  of: ContestDefinition,
  votingDay: string,
  uses: readonly RelationUse[],
) {
  const rules = compileRuleSet(sampleCampaign(uses, { contests: [of], votingDay }));
  const broken = protocols.map((values) => {
    const submission = { form: precinctProtocol, unit: '1', key: of.id, values };
    return new Set(rules.check(submission, noFacts).map((finding) => finding.relation));
  });
  return {
    of: (id: string) => broken.filter((relations) => relations.has(id)).length,
    any: (...ids: readonly string[]) => broken.filter((relations) => ids.some((id) => relations.has(id))).length,
  };
}

const catalogue = (...ids: readonly string[]): readonly RelationUse[] => ids.map((id) => ({ id, severity: 'act' }));

describeReal('Ukraine, President 2019, round 1: 29,888 protocols', () => {
  const lines: readonly Line[] = [
    ['ballotsReceived', 'l01_ballots_received'],
    ['votersOnList', 'l02_voters_on_list'],
    ['votersOnHomeVotingExtract', 'l03_voters_on_extract_home_voting'],
    ['ballotsUnused', 'l04_unused_ballots'],
    ['votersIssuedInPremises', 'l05_voters_issued_in_premises'],
    ['votersIssuedAtHome', 'l06_voters_issued_at_home'],
    ['votersIssued', 'l07_voters_issued_total'],
    ['ballotsNotCounted', 'l08_ballots_not_counted'],
    ['votersTookPart', 'l09_voters_took_part'],
    ['ballotsInvalid', 'l10_invalid_ballots'],
  ];

  test('break the relations exactly as often as the data set says', () => {
    const protocols = readProtocols('ua2019_president_r1').map((record) => ({
      ...counts(record, lines, 'v', 39),
      drawnUpAt: record.signed_at ?? '',
    }));
    expect(protocols).toHaveLength(29_888);
    const found = tally(protocols, contest(lines, 39, 'none'), '2019-03-31', [
      ...catalogue('P-0', 'P-1', 'P-2', 'P-3', 'P-4', 'P-5', 'P-6', 'P-7', 'P-11', 'P-13', 'P-16'),
      linear('TOOK-PART-RECEIVED', {
        left: [{ line: 'votersTookPart' }],
        op: '<=',
        right: [{ line: 'ballotsReceived' }],
      }),
    ]);
    expect({
      'P-4': found.of('P-4'),
      'P-1': found.of('P-1'),
      'P-2': found.of('P-2'),
      any: found.any('P-4', 'P-1', 'P-2'),
      'P-7': found.of('P-7'),
      'took part > received': found.of('TOOK-PART-RECEIVED'),
      'P-16': found.of('P-16'),
      others: found.any('P-0', 'P-3', 'P-5', 'P-6', 'P-11', 'P-13'),
    }).toEqual({
      'P-4': 8,
      'P-1': 42,
      'P-2': 77,
      any: 126,
      'P-7': 9,
      'took part > received': 22,
      'P-16': 20,
      others: 0,
    });
  });
});

describeReal('Ukraine, parliament 2019, nationwide list: 29,783 protocols', () => {
  const lines: readonly Line[] = [
    ['ballotsReceived', 'l01_ballots_received'],
    ['ballotsUnused', 'l02_unused_ballots'],
    ['votersOnList', 'l03_voters_on_list'],
    ['votersOnHomeVotingExtract', 'l04_voters_on_extract_home_voting'],
    ['votersIssuedInPremises', 'l05_voters_issued_in_premises'],
    ['votersIssuedAtHome', 'l06_voters_issued_at_home'],
    ['votersIssued', 'l07_voters_issued_total'],
    ['ballotsNotCounted', 'l09_ballots_not_counted'],
    ['votersTookPartInPremises', 'l10_voters_voted_in_premises'],
    ['votersTookPartAtHome', 'l11_voters_voted_at_home'],
    ['votersTookPart', 'l12_voters_voted_total'],
    ['ballotsInvalid', 'l13_invalid_ballots'],
    ['votesTotal', 'l14_votes_for_lists_total'],
  ];

  /** `S1=95;P1=` */
  function boxes(cell: string): FormValues {
    if (cell === '') return {};
    const rows = cell.split(';').map((box) => {
      const [name = '', ballots = ''] = box.split('=');
      const kind = name.startsWith('P') ? 'portable' : 'stationary';
      return { kind, number: Number(name.slice(1)), ballots: ballots === '' ? null : Number(ballots) };
    });
    return { boxes: rows };
  }

  test('break the relations exactly as often as the data set says', () => {
    const protocols = readProtocols('ua2019_parliament_pr').map((record) => ({
      ...counts(record, lines, 'p', 22),
      ...boxes(record.l08_boxes ?? ''),
      drawnUpAt: record.signed_on ?? '',
    }));
    expect(protocols).toHaveLength(29_783);
    const tookPart = [{ line: 'votersTookPart' }];
    const found = tally(protocols, contest(lines, 22, 'optional'), '2019-07-21', [
      ...catalogue('P-0', 'P-1', 'P-2', 'P-3', 'P-4', 'P-5', 'P-6', 'P-7', 'P-11', 'P-13', 'P-16'),
      linear('C', {
        left: tookPart,
        op: '=',
        right: [{ line: 'votersTookPartInPremises' }, { line: 'votersTookPartAtHome' }],
      }),
      linear('D', { left: tookPart, op: '=', right: [{ line: 'ballotsInvalid' }, { line: 'votesTotal' }] }),
      linear('G', { left: [{ boxes: 'portable' }], op: '=', right: [{ line: 'votersTookPartAtHome' }] }),
    ]);
    expect({
      A: found.of('P-4'),
      B: found.of('P-1'),
      C: found.of('C'),
      D: [found.of('D'), found.of('P-2')],
      E: found.of('P-3'),
      anyAtoE: found.any('P-4', 'P-1', 'C', 'D', 'P-3'),
      F: found.of('P-11'),
      G: found.of('G'),
      I: found.of('P-7'),
      J: found.of('P-5'),
      others: found.any('P-0', 'P-6', 'P-13', 'P-16'),
    }).toEqual({ A: 2, B: 42, C: 87, D: [9, 9], E: 0, anyAtoE: 135, F: 22, G: 0, I: 6, J: 0, others: 0 });
  });
});
