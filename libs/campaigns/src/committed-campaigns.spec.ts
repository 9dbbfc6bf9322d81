import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { formCatalogue, orderItems } from '#vybory/forms';
import type { CampaignDefinition, CsvRecord, Dataset, DutyStatus, MappedSubmission, SubmissionsStep } from './index.js';
import {
  CampaignRuntime,
  evolve,
  initialCampaignState,
  mapUnit,
  parseCampaignDefinition,
  parseDataset,
  planSubmissions,
  TerritoryIndex,
} from './index.js';
import { campaignsJson, campaignsPath } from './testing/repository-files.js';

const committed = ['ua-president-2019-r1', 'ua-parliament-2019-pr'] as const;

function definitionOf(id: string): CampaignDefinition {
  const parsed = parseCampaignDefinition(campaignsJson(`${id}/campaign.json`), { forms: formCatalogue() });
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors, null, 2));
  return parsed.definition;
}

function datasetOf(id: string): Dataset {
  const parsed = parseDataset(campaignsJson(`${id}/protocols.dataset.json`));
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors, null, 2));
  return parsed.dataset;
}

describe.each(committed)('the definition %s', (id) => {
  const definition = definitionOf(id);

  it('bears the name of its folder', () => {
    expect(definition.id).toBe(id);
    expect(datasetOf(id).campaign).toBe(id);
  });

  it('has 24 regions and Kyiv, 199 districts in them and one abroad', () => {
    const territory = new TerritoryIndex();
    for (const unit of definition.territory) territory.add(unit);
    expect(territory.countOfLevel('region')).toBe(25);
    expect(territory.countOfLevel('district')).toBe(200);
    expect(territory.parent('abroad')).toBe('UA');
    expect(territory.parent('11')).toBe('UA-05');
    expect(territory.parent('143')).toBe('UA-51');
    expect(territory.parent('223')).toBe('UA-30');
    expect(
      [...territory.codesOfLevel('region')].every((region) => territory.countOfLevel('district', region) > 0),
    ).toBe(true);
  });

  it('is written in the alphabet of each language', () => {
    const texts = [...JSON.stringify(definition).matchAll(/"uk":("(?:[^"\\]|\\.)*"),"en":("(?:[^"\\]|\\.)*")/g)];
    expect(texts.length).toBeGreaterThan(250);
    for (const [, uk = '', en = ''] of texts) {
      expect(uk).not.toMatch(/[A-Za-zыэъё]/);
      expect(en).not.toMatch(/[а-яіїєґ]/i);
    }
  });

  it('lets every step of its dataset be played: known forms, bodies and stages in order', () => {
    const bodies = definition.bodies.map((body) => body.id);
    let stage = 'announced';
    for (const step of datasetOf(id).steps) {
      if (step.kind === 'stage') stage = step.stage;
      if (step.kind !== 'submissions') continue;
      const use = definition.forms.find(({ form }) => form === step.form);
      expect(use?.stages).toContain(stage);
      expect(use?.by).toContain(step.body.split(':')[0]);
      expect(bodies).toContain(step.body.split(':')[0]);
    }
  });
});

describe('the contests', () => {
  it('President 2019: 39 candidates by their numbers, ten lines, no boxes', () => {
    const [contest] = definitionOf('ua-president-2019-r1').contests;
    expect(contest?.contestants.map(({ id }) => id)).toEqual(Array.from({ length: 39 }, (_, n) => String(n + 1)));
    expect(contest?.precinctLines.map(({ no }) => no)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    expect(contest?.boxes).toBeUndefined();
  });

  it('parliament 2019: 22 parties, 14 lines of which the eighth is the boxes, unused ballots second', () => {
    const [contest] = definitionOf('ua-parliament-2019-pr').contests;
    expect(contest?.contestants).toHaveLength(22);
    expect(contest?.precinctLines.map(({ no }) => no)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '9',
      '10',
      '11',
      '12',
      '13',
      '14',
    ]);
    expect(contest?.precinctLines[1]?.line).toBe('ballotsUnused');
    expect(contest?.boxes).toBe('optional');
  });
});

describe('the duties', () => {
  const termsOf = (id: string, unit: string): object => {
    const state = evolve(initialCampaignState, {
      type: 'CampaignAnnounced',
      data: { definition: definitionOf(id), definitionHash: '' },
    });
    if (state.status === 'absent') throw new Error('announced');
    const slots = new CampaignRuntime(state, formCatalogue()).expectedSlots(unit);
    return Object.fromEntries(
      slots.map(({ form, key, due }) => [key.includes(':') ? key : form, due.kind === 'at' ? due.local : due.kind]),
    );
  };

  it('President 2019: of one commission, in local time; the clocks change in the night before', () => {
    expect(termsOf('ua-president-2019-r1', '143')).toEqual({
      'voter-list-count-notice': 'no-term',
      'voter-list-count-clarified-notice': '2019-03-31T10:00',
      'ballots-received-protocol': 'no-term',
      'ballots-handed-over-protocol': '2019-03-30T07:00',
      ...{ '11:00': '2019-03-31T12:00', '15:00': '2019-03-31T16:00', '20:00': 'no-term' },
      'district-results-protocol': '2019-04-10T24:00',
    });
  });

  it('parliament 2019', () => {
    expect(termsOf('ua-parliament-2019-pr', '143')).toEqual({
      'voter-list-count-notice': 'no-term',
      'ballots-received-protocol': 'no-term',
      'ballots-handed-over-protocol': '2019-07-20T08:00',
      ...{ '11:00': '2019-07-21T12:00', '15:00': '2019-07-21T16:00', '20:00': '2019-07-21T23:59' },
      'district-results-protocol': '2019-08-05T24:00',
    });
  });

  it.each(committed)('%s: whatever is not set for the campaign says what it rests on', (id) => {
    const { duties = [] } = definitionOf(id);
    expect(duties.filter(({ status, source }) => status !== 'configured' && source === undefined)).toEqual([]);
  });
});

const shared = process.env.VYBORY_SHARED ?? join(campaignsPath(''), '../../shared');
const data = join(shared, 'data');
const dataIsThere = existsSync(data);
if (!dataIsThere) process.stderr.write(`SKIPPED: the datasets over the real files, because ${data} is not there\n`);

const statuses: Readonly<Record<string, DutyStatus>> = {
  sourced: 'law',
  anchor: 'anchor',
  analogue: 'analogue',
  configure: 'configured',
};
const dueRules = join(shared, 'domain/due-rules.csv');
const rulesAreThere = existsSync(dueRules);
if (!rulesAreThere) process.stderr.write(`SKIPPED: the rules that were found, because ${dueRules} is not there\n`);

(rulesAreThere ? describe : describe.skip)('the rules that were found in laws and calendars', () => {
  it.each(committed)('%s: every form that they know is owed, and stands on what they say', (id) => {
    const { kind, forms, duties = [] } = definitionOf(id);
    const rules: readonly { readonly ref: string; readonly status: string }[] = parse(readFileSync(dueRules), {
      columns: true,
    });
    const statusOf = new Map(rules.map(({ ref, status }) => [ref, statuses[status]]));
    const found = forms.flatMap(({ form }) =>
      orderItems()
        .filter((item) => item.kind === kind && item.form === form)
        .map(({ ref }) => ({ form, status: statusOf.get(ref) })),
    );
    expect(found.length).toBeGreaterThan(5);
    for (const { form, status } of found) {
      expect({ form, status: duties.find((duty) => duty.form === form)?.status }).toEqual({ form, status });
    }
  });
});

function recordsOf(csv: string): CsvRecord[] {
  return parse(gunzipSync(readFileSync(join(data, csv))), { columns: true });
}

(dataIsThere ? describe : describe.skip)('the datasets over the real files', () => {
  const expected = {
    'ua-president-2019-r1': { units: 29_989, notices: 199, protocols: 29_888, clarified: 173, votes: 18_614_470 },
    'ua-parliament-2019-pr': { units: 29_783, notices: 199, protocols: 29_783, clarified: 7, votes: 14_580_639 },
  };

  it.each(committed)('%s: every record is mapped, the sums are the file’s', (id) => {
    const { steps } = datasetOf(id);
    const territory = registered(definitionOf(id), steps);
    const [notices, protocols] = steps
      .filter((step): step is SubmissionsStep => step.kind === 'submissions')
      .map((step) => planSubmissions(step, recordsOf(step.csv), earlierRecordsOf(step)));
    if (notices === undefined || protocols === undefined) throw new Error('the dataset has notices and protocols');
    const current = new Map([...protocols.first, ...protocols.clarified].map((sent) => [sent.unit, sent]));
    expect([...current.keys()].filter((unit) => !territory.has(unit))).toEqual([]);
    expect([...notices.faults, ...protocols.faults]).toEqual([]);
    expect({
      units: territory.countOfLevel('precinct'),
      notices: notices.first.length,
      protocols: current.size,
      clarified: protocols.clarified.length,
      votes: [...current.values()].reduce((sum, sent) => sum + votesOf(sent), 0),
    }).toEqual(expected[id]);
  });
});

function registered({ territory: units }: CampaignDefinition, steps: Dataset['steps']): TerritoryIndex {
  const territory = new TerritoryIndex();
  for (const unit of units) territory.add(unit);
  for (const step of steps) {
    if (step.kind !== 'registry') continue;
    for (const record of recordsOf(step.csv)) {
      const unit = mapUnit(step, record);
      if (unit.ok) territory.add(unit.value);
    }
  }
  return territory;
}

function earlierRecordsOf({ clarifications }: SubmissionsStep): CsvRecord[] {
  return clarifications === undefined ? [] : recordsOf(clarifications.csv);
}

function votesOf({ values }: MappedSubmission): number {
  return Object.values(values.votes as Record<string, number>).reduce((sum, count) => sum + count, 0);
}
