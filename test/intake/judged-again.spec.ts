import request from 'supertest';
import type { Severity } from '#vybory/campaigns';
import type { FormValues } from '#vybory/submissions';
import {
  precinctsOfDistrict,
  protocolValues,
  smallCampaign,
} from '../../libs/processing/src/testing/small-campaign.js';
import { submitAndWait } from '../support/submitting.js';
import { openCampaign, startTestSystem, type TestSystem } from '../support/test-system.js';

let system: TestSystem;
let campaign = '';
let campaigns = 0;

beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

/** A campaign of its own, in which the sums of a district are of this severity. */
async function announce(sums: Severity): Promise<void> {
  campaign = `again-${++campaigns}`;
  const small = smallCampaign(campaign);
  const relations = small.relations.map((use) => (use.id === 'X-10' ? { ...use, severity: sums } : use));
  await openCampaign(system.url, { ...small, relations }, 'tabulation');
}

const precincts = precinctsOfDistrict('1');
const form = 'district-results-protocol';
const asBefore = { '1': 400, '2': 200 };
/** One vote of the first precinct goes to somebody else. */
const moved = { '1': 399, '2': 201 };

async function precinct(unit: string, votes: object = asBefore, clarifies?: string): Promise<string> {
  const values = protocolValues({ votes: { ...votes } });
  const submission = { form: 'precinct-count-protocol', unit, values, ...(clarifies !== undefined && { clarifies }) };
  const { receipt } = await submitAndWait(system.url, campaign, submission);
  return receipt.submission;
}

/** The district's protocol, of three precincts that say the same but for the moved vote. */
async function district(votes: 'asBefore' | 'moved'): Promise<{ readonly id: string; readonly status: string }> {
  const { lines, votes: ofOne } = protocolValues() as Readonly<Record<string, Readonly<Record<string, number>>>>;
  const tripled = (counts: object = {}): Record<string, number> =>
    Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, 3 * Number(count)]));
  const values: FormValues = {
    ...{ lines: tripled(lines), votes: { ...tripled(ofOne), ...(votes === 'moved' && { '1': 1199, '2': 601 }) } },
    ...{ precinctsTotal: 3, precinctsIncluded: 3, precinctsInvalid: 0, signedAt: '2030-04-01T10:00' },
  };
  const { receipt, submission } = await submitAndWait(system.url, campaign, { form, unit: '1', values });
  return { id: receipt.submission, status: submission.status };
}

async function get<Answer>(path: string): Promise<Answer> {
  const answer = await request(system.url).get(`/api/v1${path}`);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body as Answer;
}

/** Waits until every view has read to the end of the log; twice, for the first may end with a page that has just appended more. */
async function caughtUp(): Promise<void> {
  for (let times = 0; times < 2; times++) {
    while (!(await get<{ readonly caughtUp: boolean }>(`/status?campaign=${campaign}`)).caughtUp);
  }
}

interface Item {
  readonly relation: string;
  readonly fields: readonly string[];
  readonly [member: string]: unknown;
}

async function listed(path: string): Promise<readonly Item[]> {
  await caughtUp();
  return (await get<{ readonly items: readonly Item[] }>(`/campaigns/${campaign}/${path}`)).items;
}

const findings = (status: 'open' | 'closed') => listed(`findings?form=${form}&status=${status}`);
const sums = (finding: object) =>
  ['votes.1', 'votes.2'].map((field) => expect.objectContaining({ relation: 'X-10', fields: [field], ...finding }));
const statusOf = async (id: string) => (await get<{ readonly status: string }>(`/submissions/${id}`)).status;

it('what a district was found wrong in is closed when a precinct is clarified so that both agree', async () => {
  await announce('warning');
  const [first = ''] = await Promise.all(precincts.map((unit) => precinct(unit)));
  const { id, status } = await district('moved');
  expect(status).toBe('accepted');
  expect(await findings('open')).toEqual(sums({ submission: id, openedBy: null }));

  const clarified = await precinct(precincts[0] ?? '', moved, first);
  expect(await findings('open')).toEqual([]);
  expect(await findings('closed')).toEqual(
    sums({ submission: id, status: 'closed', closedBecause: 'revised', closedBy: clarified }),
  );
  expect(await listed(`journal?form=${form}`)).toMatchObject([
    { submission: id, status: 'accepted', revisions: [{ because: clarified, opened: 0, closed: 2 }] },
  ]);
});

it('what a clarified precinct breaks is opened at the district, which stays accepted', async () => {
  await announce('error');
  const [first = ''] = await Promise.all(precincts.map((unit) => precinct(unit)));
  const { id, status } = await district('asBefore');
  expect([status, await findings('open')]).toEqual(['accepted', []]);

  const clarified = await precinct(precincts[0] ?? '', moved, first);
  expect(await findings('open')).toEqual(sums({ submission: id, severity: 'error', openedBy: clarified }));
  expect(await statusOf(id)).toBe('accepted');
  expect(await listed(`journal?form=${form}`)).toMatchObject([
    { submission: id, status: 'accepted', revisions: [{ because: clarified, opened: 2, closed: 0 }] },
  ]);
});

it('a district that was returned for a precinct’s mistake is accepted when the precinct is clarified', async () => {
  await announce('error');
  const [first = ''] = await Promise.all(precincts.map((unit) => precinct(unit)));
  const { id, status } = await district('moved');
  expect(status).toBe('returned');

  const clarified = await precinct(precincts[0] ?? '', moved, first);
  expect(await findings('open')).toEqual([]);
  expect(await statusOf(id)).toBe('accepted');
  expect(await listed(`journal?form=${form}`)).toMatchObject([
    { submission: id, status: 'accepted', revisions: [{ because: clarified, opened: 0, closed: 2 }] },
  ]);
});
