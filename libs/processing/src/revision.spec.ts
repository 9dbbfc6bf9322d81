import { MemoryEventLog } from '#vybory/event-log';
import type { FormKey } from '#vybory/forms';
import type { FormValues, SlotAddress, SubmissionId } from '#vybory/submissions';
import { MemoryBookmarks } from './bookmarks.js';
import { expectProcessedExactlyOnce } from './testing/exactly-once.js';
import { FailingEventLog, type Fault } from './testing/failing-event-log.js';
import { processAll, RunningProcessing } from './testing/processing.js';
import {
  handedOverValues,
  precinctsOfDistrict,
  protocolValues,
  protocolWithMissingBallot,
  turnoutValues,
  voterListValues,
} from './testing/small-campaign.js';
import { log, protocolSlot, TestCampaign } from './testing/test-campaign.js';

let campaign: TestCampaign;

beforeEach(async () => {
  campaign = new TestCampaign(new MemoryEventLog());
  await campaign.announce();
});

const slot = (form: string, unit: string, key: string): SlotAddress => ({
  ...{ campaign: 'small', unit, key },
  form: form as FormKey,
});
const handedOver = slot('ballots-handed-over-protocol', '1', 'president');
const lists = slot('voter-list-count-notice', '1', '');
const clarifiedLists = slot('voter-list-count-clarified-notice', '1', '');
const districtSlot = slot('district-results-protocol', '1', 'president');

const received990 = protocolValues({ lines: { ballotsReceived: 990, ballotsUnused: 290 } });
const [first = '', second = '', third = ''] = precinctsOfDistrict('1');

/** The district's protocol of three clean precincts, with changes. */
function districtValues(votesOfOne = 1200): FormValues {
  const { lines, votes } = protocolValues() as { lines: Record<string, number>; votes: Record<string, number> };
  const tripled = (counts: Record<string, number>): Record<string, number> =>
    Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, 3 * count]));
  return {
    ...{ lines: tripled(lines), votes: { ...tripled(votes), '1': votesOfOne } },
    ...{ precinctsTotal: 3, precinctsIncluded: 3, precinctsInvalid: 0, signedAt: '2030-04-01T10:00' },
  };
}

const votesMoved = protocolValues({ votes: { '1': 401, '2': 199 } });

async function relationsOpenOf(submission: SubmissionId): Promise<readonly string[]> {
  return (await campaign.openFindings(submission)).map(({ relation }) => relation);
}

describe.each([1, 500])('a mutual relation, in pages of %i', (pageSize) => {
  it('lets go of what was returned for it when the other side is clarified', async () => {
    const wrong = await campaign.handedOver('1', handedOverValues('1', 1000));
    const protocol = await campaign.protocol(first, received990);
    const right = await campaign.handedOver('1', handedOverValues('1', 990), { clarifies: wrong });
    await processAll(campaign.eventLog, { pageSize });
    expect(await campaign.lifeOf(protocol)).toEqual([
      ...['SubmissionReceived', 'SubmissionChecked', 'SubmissionRegistered', 'SubmissionAcknowledged'],
      ...['SubmissionReturned', 'FindingsRevised', 'SubmissionAccepted'],
    ]);
    expect(await campaign.findingsOf(protocol)).toEqual(['X-1']);
    expect(await campaign.revisionsOf(protocol)).toMatchObject([
      { opened: [], closed: [{ relation: 'X-1', expected: 1000, actual: 990 }], because: right },
    ]);
  });

  it('tells a breach once: where it came later, and with new numbers where it stands already', async () => {
    const before = await campaign.protocol(first, received990);
    const wrong = await campaign.handedOver('1', handedOverValues('1', 1000));
    await processAll(campaign.eventLog, { pageSize });
    expect([await relationsOpenOf(before), await relationsOpenOf(wrong)]).toEqual([[], ['X-1']]);
    await campaign.protocol(first, protocolValues({ lines: { ballotsReceived: 991, ballotsUnused: 291 } }), {
      clarifies: before,
    });
    await processAll(campaign.eventLog, { pageSize });
    expect(await campaign.openFindings(wrong)).toMatchObject([{ relation: 'X-1', expected: 991, actual: 1000 }]);
  });

  it('closes what was held against a notice that a clarified one displaces', async () => {
    await campaign.submit(lists, voterListValues('1', 991));
    const protocol = await campaign.protocol(first, protocolValues());
    const { rows, ...rest } = voterListValues('1', 990);
    const clarifiedRows = (rows as readonly object[]).map((row) => ({ ...row, previous: 991, added: 0, removed: 1 }));
    await campaign.submit(clarifiedLists, { ...rest, rows: clarifiedRows });
    await processAll(campaign.eventLog, { pageSize });
    expect(await campaign.findingsOf(protocol)).toEqual(['X-4']);
    expect(await relationsOpenOf(protocol)).toEqual([]);
    expect((await campaign.lifeOf(protocol)).at(-1)).toBe('FindingsRevised');
  });

  it('opens what a displaced notice says again when a clarified one leaves its row out', async () => {
    await campaign.submit(lists, voterListValues('1', 991));
    const { rows, ...rest } = voterListValues('1', 990);
    const clarifiedRows = (rows as readonly object[]).map((row) => ({ ...row, previous: 991, added: 0, removed: 1 }));
    const before = await campaign.submit(clarifiedLists, { ...rest, rows: clarifiedRows });
    const [protocol, other] = [
      await campaign.protocol(first, protocolValues()),
      await campaign.protocol(second, protocolValues()),
    ];
    await processAll(campaign.eventLog, { pageSize });
    await campaign.submit(clarifiedLists, { ...rest, rows: clarifiedRows.slice(1) }, { clarifies: before });
    await processAll(campaign.eventLog, { pageSize });
    expect(await campaign.openFindings(protocol)).toMatchObject([{ relation: 'X-4', expected: 991, actual: 990 }]);
    expect(await relationsOpenOf(other)).toEqual([]);
  });

  it('does not bring back what has no finding of it', async () => {
    const row = handedOverValues('1', 1000);
    const one = await campaign.handedOver('1', row);
    const protocol = await campaign.protocol(first, protocolValues());
    await campaign.handedOver('1', { ...row, remainingAtDistrict: 6 }, { clarifies: one });
    await processAll(campaign.eventLog, { pageSize });
    expect(await campaign.revisionsOf(protocol)).toEqual([]);
  });
});

describe.each([1, 500])('a one-sided relation, in pages of %i', (pageSize) => {
  it('opens a finding on what is accepted, which stays accepted, and closes it again', async () => {
    const protocols = [];
    for (const unit of [first, second, third]) protocols.push(await campaign.protocol(unit, protocolValues()));
    const district = await campaign.submit(districtSlot, districtValues());
    await processAll(campaign.eventLog, { pageSize });
    expect((await campaign.lifeOf(district)).at(-1)).toBe('SubmissionAccepted');
    const moved = await campaign.protocol(first, votesMoved, { clarifies: protocols[0] ?? district });
    await processAll(campaign.eventLog, { pageSize });
    expect(await relationsOpenOf(district)).toEqual(['X-10', 'X-10']);
    expect(await campaign.revisionsOf(district)).toMatchObject([{ because: moved, closed: [] }]);
    expect((await campaign.lifeOf(district)).at(-1)).toBe('FindingsRevised');
    const back = await campaign.protocol(first, protocolValues(), { clarifies: moved });
    await processAll(campaign.eventLog, { pageSize });
    expect(await relationsOpenOf(district)).toEqual([]);
    expect((await campaign.revisionsOf(district)).at(-1)).toMatchObject({ because: back, opened: [] });
  });

  it('waits for the last that it needs, and reads nothing before', async () => {
    const district = await campaign.submit(districtSlot, districtValues(1199));
    for (const unit of [first, second]) await campaign.protocol(unit, protocolValues());
    await processAll(campaign.eventLog, { pageSize });
    expect(await campaign.revisionsOf(district)).toEqual([]);
    const last = await campaign.protocol(third, protocolValues());
    await processAll(campaign.eventLog, { pageSize });
    expect(await campaign.revisionsOf(district)).toMatchObject([
      { opened: [{ relation: 'X-10', fields: ['votes.1'], expected: 1200, actual: 1199 }], because: last },
    ]);
  });

  it('is judged of what waited before the processor started', async () => {
    const bookmarks = new MemoryBookmarks();
    const protocols = [];
    for (const unit of [first, second, third]) protocols.push(await campaign.protocol(unit, protocolValues()));
    const district = await campaign.submit(districtSlot, districtValues());
    await processAll(campaign.eventLog, { pageSize, bookmarks });
    await campaign.protocol(first, votesMoved, { clarifies: protocols[0] ?? district });
    await processAll(campaign.eventLog, { pageSize, bookmarks });
    expect(await relationsOpenOf(district)).toEqual(['X-10', 'X-10']);
  });
});

describe('a version that took force later than it was judged', () => {
  it('is held against what came in between when its acts make it accepted', async () => {
    const running = new RunningProcessing(campaign.eventLog);
    await campaign.protocol(first, protocolValues());
    const returned = await campaign.handedOver('1', handedOverValues('1', 990));
    const later = await campaign.protocol(second, protocolValues());
    await running.caughtUp();
    await campaign.attachAct(returned, handedOver, 'X-1');
    await running.caughtUp();
    await running.caughtUp();
    await running.stop();
    expect(running.troubles).toEqual([]);
    const precincts = (await campaign.openFindings(returned)).map(({ fields }) => fields[0]);
    expect(precincts).toEqual(['rows.0.ballotsHandedOver', 'rows.1.ballotsHandedOver']);
    expect(await relationsOpenOf(later)).toEqual([]);
  });

  it('is judged again when it stands again', async () => {
    const wrong = await campaign.handedOver('1', handedOverValues('1', 1000));
    const returned = await campaign.protocol(first, received990);
    await processAll(campaign.eventLog);
    const hasty = await campaign.protocol(first, protocolWithMissingBallot, { clarifies: returned });
    await campaign.handedOver('1', handedOverValues('1', 990), { clarifies: wrong });
    await processAll(campaign.eventLog);
    expect((await campaign.lifeOf(returned)).at(-1)).toBe('SubmissionReturned');
    await campaign.withdraw(hasty, protocolSlot(first));
    await processAll(campaign.eventLog);
    expect((await campaign.lifeOf(returned)).slice(-2)).toEqual(['FindingsRevised', 'SubmissionAccepted']);
    expect(await campaign.revisionsOf(returned)).toMatchObject([{ because: hasty }]);
  });
});

describe('a version that was never in force', () => {
  it.each(['before', 'after'] satisfies Fault[])(
    'leaves nothing behind on whoever was judged by it, when the process is killed %s any append',
    async (fault) => {
      for (let n = 1; n <= 6; n++) {
        campaign = new TestCampaign(new MemoryEventLog());
        await campaign.announce();
        const bookmarks = new MemoryBookmarks();
        const right = await campaign.handedOver('1', handedOverValues('1', 1000));
        await processAll(campaign.eventLog, { bookmarks });
        const hasty = await campaign.handedOver('1', handedOverValues('1', 990), { clarifies: right });
        const misled = await campaign.protocol(first, protocolValues());
        const meddled = new FailingEventLog(campaign.eventLog, new Map([[n, fault]]));
        meddled.meanwhile = async (stream, events) => {
          const accepts = stream.includes(handedOver.form) && events.at(-1)?.type === 'SubmissionAccepted';
          if (accepts) await campaign.withdraw(hasty, handedOver);
        };
        await processAll(meddled, { bookmarks });
        const accepted = (await campaign.lifeOf(misled)).filter((type) => type === 'SubmissionAccepted');
        expect({ n, accepted, open: await relationsOpenOf(misled) }).toEqual({
          ...{ n, accepted: ['SubmissionAccepted'], open: [] },
        });
        await expectProcessedExactlyOnce(campaign);
      }
    },
  );
});

describe('a version that was withdrawn before its turn', () => {
  it.each([1, 500])('is counted in by nobody, in pages of %i', async (pageSize) => {
    const withdrawn = await campaign.protocol(third, protocolValues());
    await campaign.withdraw(withdrawn, protocolSlot(third));
    for (const unit of [first, second]) await campaign.protocol(unit, protocolValues());
    const district = await campaign.submit(districtSlot, districtValues(1199));
    await processAll(campaign.eventLog, { pageSize });
    expect(await relationsOpenOf(district)).toEqual([]);
    await campaign.protocol(third, protocolValues());
    await processAll(campaign.eventLog, { pageSize });
    expect(await relationsOpenOf(district)).toEqual(['X-10']);
  });
});

describe('versions of one slot that wait for different things', () => {
  it.each(['on paper', 'withdrawn since'])('are woken each by its own: %s', async (which) => {
    await campaign.protocol(first, protocolValues());
    const district = await campaign.submit(districtSlot, districtValues(1199));
    await processAll(campaign.eventLog);
    const more = { ...districtValues(1199), precinctsIncluded: 5 };
    const running = new RunningProcessing(campaign.eventLog);
    if (which === 'on paper') {
      await campaign.paper(districtSlot, more);
    } else {
      const returned = await campaign.submit(districtSlot, more, { clarifies: district });
      await running.caughtUp();
      await campaign.withdraw(returned, districtSlot);
    }
    for (const unit of [second, third]) {
      await running.caughtUp();
      await campaign.protocol(unit, protocolValues());
    }
    await running.caughtUp();
    await running.stop();
    expect(await relationsOpenOf(district)).toEqual(['X-10']);
  });
});

describe('a version that names others than the one before', () => {
  it('lets go of those that are no longer named', async () => {
    campaign = new TestCampaign(new MemoryEventLog());
    await campaign.announce({ relations: [{ id: 'X-28', severity: 'warning' }] });
    const use = (outlet: string, unitPrice: string) => ({
      usage: [{ outlet, medium: 'radio', usedAt: '2030-03-01', start: '19:00', unitPrice }],
    });
    const commission = slot('candidate-media-usage-budget', '1', '');
    const before = await campaign.submit(commission, use('media-1', '2.00'));
    const outlet = await campaign.submit(slot('party-media-usage-budget', 'XX', 'media-1'), use('media-1', '1.00'));
    await processAll(campaign.eventLog);
    expect(await relationsOpenOf(outlet)).toEqual(['X-28']);
    await campaign.submit(commission, use('media-2', '2.00'), { clarifies: before });
    await processAll(campaign.eventLog);
    expect(await relationsOpenOf(outlet)).toEqual([]);
  });
});

describe('what a revision lets be accepted', () => {
  it.each([1, 500])('is held against what it lets go of besides, in pages of %i', async (pageSize) => {
    const wrong = await campaign.handedOver('1', handedOverValues('1', 1000));
    const protocol = await campaign.protocol(first, received990);
    const otherVotes = { ...received990, votes: { '1': 401, '2': 199, '3': 90 } };
    const notice = await campaign.submit({ ...protocolSlot(first), key: 'president+notice' }, otherVotes);
    await processAll(campaign.eventLog, { pageSize });
    expect(await relationsOpenOf(notice)).toEqual(['X-1']);
    await campaign.handedOver('1', handedOverValues('1', 990), { clarifies: wrong });
    await processAll(campaign.eventLog, { pageSize });
    const open = [...(await relationsOpenOf(protocol)), ...(await relationsOpenOf(notice))];
    expect(open).toEqual(['X-12', 'X-12']);
  });

  it('takes force for those who wait for it', async () => {
    const wrong = await campaign.handedOver('1', handedOverValues('1', 990));
    await campaign.protocol(first, protocolValues());
    for (const unit of [second, third]) await campaign.protocol(unit, protocolValues());
    const district = await campaign.submit(districtSlot, districtValues(1199));
    await processAll(campaign.eventLog);
    expect(await campaign.revisionsOf(district)).toEqual([]);
    await campaign.handedOver('1', handedOverValues('1', 1000), { clarifies: wrong });
    await processAll(campaign.eventLog);
    expect(await relationsOpenOf(district)).toEqual(['X-10']);
  });
});

describe('a revision', () => {
  async function story(): Promise<readonly SubmissionId[]> {
    const wrong = await campaign.handedOver('1', handedOverValues('1', 1000));
    const protocol = await campaign.protocol(first, received990);
    const others = [
      await campaign.protocol(second, protocolValues()),
      await campaign.protocol(third, protocolValues()),
      await campaign.submit(slot('turnout-notice', '1', '11:00'), turnoutValues(300)),
      await campaign.submit(slot('turnout-notice', '1', '20:00'), turnoutValues(200)),
    ];
    const district = await campaign.submit(districtSlot, districtValues(1199));
    const right = { ...handedOverValues('1', 1000) } as { rows: { ballotsHandedOver: number }[] };
    const [row, ...rows] = right.rows;
    const values = { ...right, rows: [{ ...row, ballotsHandedOver: 990 }, ...rows], totalHandedOver: 2990 };
    await campaign.handedOver('1', values, { clarifies: wrong });
    return [wrong, protocol, ...others, district];
  }

  async function outcome(ids: readonly SubmissionId[]): Promise<readonly unknown[]> {
    return Promise.all(
      ids.map(async (id) => ({
        life: await campaign.lifeOf(id),
        open: (await campaign.openFindings(id)).map(({ relation, fields }) => [relation, fields]),
      })),
    );
  }

  it('happens once, whenever the process is killed', async () => {
    const whole = await story();
    await processAll(campaign.eventLog, { pageSize: 3 });
    const expected = await outcome(whole);
    expect(JSON.stringify(expected)).toContain('FindingsRevised');
    const appends = 24;
    for (let n = 1; n <= appends; n++) {
      for (const fault of ['before', 'after'] satisfies Fault[]) {
        campaign = new TestCampaign(new MemoryEventLog());
        await campaign.announce();
        const ids = await story();
        const failing = new FailingEventLog(campaign.eventLog, new Map([[n, fault]]));
        await processAll(failing, { pageSize: 3 });
        expect({ n, fault, outcome: await outcome(ids) }).toEqual({ n, fault, outcome: expected });
        await expectProcessedExactlyOnce(campaign);
      }
    }
  });

  it('is not repeated when everything is processed again from the start', async () => {
    const ids = await story();
    await processAll(campaign.eventLog);
    const before = await outcome(ids);
    const { position } = await campaign.eventLog.head(log);
    await processAll(campaign.eventLog);
    expect(await outcome(ids)).toEqual(before);
    expect((await campaign.events()).at(-1)?.position).toBe(position);
  });

  it('leaves alone what its body has clarified in the meantime', async () => {
    const wrong = await campaign.handedOver('1', handedOverValues('1', 1000));
    const protocol = await campaign.protocol(first, received990);
    await processAll(campaign.eventLog);
    await campaign.handedOver('1', handedOverValues('1', 990), { clarifies: wrong });
    const meddled = new FailingEventLog(campaign.eventLog);
    let clarified: Promise<SubmissionId> | undefined;
    meddled.meanwhile = async (_, events) => {
      if (events[0]?.type !== 'FindingsRevised' || clarified !== undefined) return;
      clarified = campaign.protocol(first, protocolWithMissingBallot, { clarifies: protocol });
      await clarified;
    };
    await processAll(meddled);
    expect(clarified).toBeDefined();
    expect(await campaign.revisionsOf(protocol)).toEqual([]);
    expect((await campaign.lifeOf(protocol)).at(-1)).toBe('SubmissionReturned');
  });
});
