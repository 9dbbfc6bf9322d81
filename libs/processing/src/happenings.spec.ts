import type { HappeningRecorded } from '#vybory/campaigns';
import { MemoryEventLog, type RecordedEvent } from '#vybory/event-log';
import type { FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import type { FormValues, SlotAddress, SubmissionId } from '#vybory/submissions';
import { MemoryBookmarks } from './bookmarks.js';
import { expectProcessedExactlyOnce } from './testing/exactly-once.js';
import { FailingEventLog, type Fault } from './testing/failing-event-log.js';
import { processAll, RunningProcessing } from './testing/processing.js';
import {
  protocolValues,
  protocolWithMissingBallot,
  protocolWithWrongTotal,
  voterListValues,
} from './testing/small-campaign.js';
import { log, protocolSlot, runtimeOf, submissionOf, TestCampaign } from './testing/test-campaign.js';

const lists: SlotAddress = {
  ...{ campaign: 'small', unit: '1', key: '' },
  form: 'voter-list-count-notice' as FormKey,
};
const happenings = [
  {
    name: 'lists-counted',
    title: text('Списки підраховано', 'Lists counted'),
    of: 'unit' as const,
    recordedBy: { form: lists.form, day: 'reportAsOf' },
  },
  {
    name: 'counted',
    title: text('Голоси підраховано', 'Votes counted'),
    of: 'unit' as const,
    recordedBy: { form: 'precinct-count-protocol' as FormKey },
  },
];
const [unit, other] = ['1-000001', '1-000002'];

let campaign: TestCampaign;

async function begin(): Promise<void> {
  campaign = new TestCampaign(new MemoryEventLog());
  await campaign.announce({ happenings });
}
beforeEach(begin);

const listsOn = (reportAsOf: string, clarifies?: SubmissionId): Promise<SubmissionId> => {
  const values: FormValues = { ...voterListValues('1', 990), reportAsOf };
  return campaign.submit(lists, values, clarifies === undefined ? {} : { clarifies });
};

async function recorded(): Promise<readonly (HappeningRecorded['data'] & { readonly event: RecordedEvent })[]> {
  const events = (await campaign.events()).filter(({ type }) => type === 'HappeningRecorded');
  return events.map((event) => ({ ...(event.data as HappeningRecorded['data']), event }));
}

async function acceptedAt(submission: SubmissionId): Promise<string | undefined> {
  const accepted = ['SubmissionAccepted', 'SubmissionAcceptedWithAct'];
  const events = await campaign.events();
  return events.find((one) => accepted.includes(one.type) && submissionOf(one) === submission)?.recordedAt;
}

describe.each([1, 500])('what accepted forms tell of, in pages of %i', (pageSize) => {
  it('is recorded on the day that the form names, and known to duties', async () => {
    await listsOn('2030-03-20T08:00');
    await processAll(campaign.eventLog, { pageSize });
    expect(await recorded()).toMatchObject([
      { name: 'lists-counted', unit: '1', at: '2030-03-20T06:00:00.000Z', toldBy: { form: lists.form, n: 1 } },
    ]);
    expect((await recorded())[0]?.event).toMatchObject({ stream: 'course-small.1', actor: 'primary-processing' });
    const { course } = (await runtimeOf(campaign.eventLog)).known;
    expect(course.happened('lists-counted', [unit, '1'])).toBe('2030-03-20T06:00:00.000Z');
  });

  it('is recorded when it was accepted, where no day is named: by acts, too, and never when it was returned', async () => {
    const returned = await campaign.protocol(unit, protocolWithMissingBallot);
    await campaign.protocol(other, protocolWithWrongTotal);
    await processAll(campaign.eventLog, { pageSize });
    expect(await recorded()).toEqual([]);
    await campaign.attachAct(returned, protocolSlot(unit), 'P-1');
    await processAll(campaign.eventLog, { pageSize });
    expect(await recorded()).toMatchObject([{ name: 'counted', unit, at: await acceptedAt(returned) }]);
  });

  it('is recorded when a revision lets the version be accepted', async () => {
    const wrong = await campaign.handedOver('1', handedOver(1000));
    const protocol = await campaign.protocol(
      unit,
      protocolValues({ lines: { ballotsReceived: 990, ballotsUnused: 290 } }),
    );
    await processAll(campaign.eventLog, { pageSize });
    expect(await recorded()).toEqual([]);
    await campaign.handedOver('1', handedOver(990), { clarifies: wrong });
    await processAll(campaign.eventLog, { pageSize });
    expect(await recorded()).toMatchObject([{ name: 'counted', unit, at: await acceptedAt(protocol) }]);
  });

  it('is corrected by a clarified version that names another day, once that is accepted', async () => {
    const first = await listsOn('2030-03-20T08:00');
    await processAll(campaign.eventLog, { pageSize });
    await listsOn('2030-03-21T08:00', first);
    await processAll(campaign.eventLog, { pageSize });
    expect((await recorded()).map(({ at }) => at)).toEqual(['2030-03-20T06:00:00.000Z', '2030-03-21T06:00:00.000Z']);
    const { course } = (await runtimeOf(campaign.eventLog)).known;
    expect(course.happened('lists-counted', ['1'])).toBe('2030-03-21T06:00:00.000Z');
  });

  it('stays when a clarified version that was returned is withdrawn: the version before is in force', async () => {
    const first = await campaign.protocol(unit, protocolValues());
    const second = await campaign.protocol(unit, protocolWithWrongTotal, { clarifies: first });
    await processAll(campaign.eventLog, { pageSize });
    await campaign.withdraw(second, protocolSlot(unit));
    await processAll(campaign.eventLog, { pageSize });
    expect(await recorded()).toMatchObject([{ name: 'counted', at: await acceptedAt(first) }]);
  });
});

function handedOver(ofFirst: number): FormValues {
  const others = ['1-000002', '1-000003'].map((precinct) => ({ precinct, ballotsHandedOver: 1000 }));
  const rows = [{ precinct: unit, ballotsHandedOver: ofFirst }, ...others];
  return { rows, totalHandedOver: 2000 + ofFirst, remainingAtDistrict: 5 };
}

describe('what accepted forms tell of', () => {
  async function story(): Promise<void> {
    const first = await listsOn('2030-03-20T08:00');
    await campaign.protocol(unit, protocolValues());
    await listsOn('2030-03-21T08:00', first);
    await campaign.protocol(other, protocolValues());
  }

  it('is recorded exactly once, whenever the process is killed', async () => {
    await story();
    const counting = new FailingEventLog(campaign.eventLog);
    let appends = 0;
    counting.meanwhile = () => {
      appends++;
      return Promise.resolve();
    };
    await processAll(counting, { pageSize: 1 });
    const whole = (await recorded()).map(({ name, unit, at }) => [name, unit, name === 'counted' ? '' : at]);
    expect(whole).toHaveLength(4);
    for (let n = 1; n <= appends; n++) {
      for (const fault of ['before', 'after'] satisfies Fault[]) {
        await begin();
        await story();
        await processAll(new FailingEventLog(campaign.eventLog, new Map([[n, fault]])), { pageSize: 1 });
        const found = (await recorded()).map(({ name, unit, at }) => [name, unit, name === 'counted' ? '' : at]);
        expect({ n, fault, found: found.sort() }).toEqual({ n, fault, found: [...whole].sort() });
        await expectProcessedExactlyOnce(campaign);
      }
    }
  });

  it('is not recorded again when everything is processed again, nor by a second processor', async () => {
    await story();
    const both = [1, 2].map(() => new RunningProcessing(campaign.eventLog, new MemoryBookmarks(), 2));
    for (const each of both) await each.caughtUp();
    for (const each of both) await each.stop();
    const { position } = await campaign.eventLog.head(log);
    const counted = (await recorded()).filter(({ name }) => name === 'counted');
    expect(counted.map(({ unit }) => unit).sort()).toEqual([unit, other]);
    await processAll(campaign.eventLog, { bookmarks: new MemoryBookmarks(), pageSize: 1 });
    expect((await campaign.eventLog.head(log)).position).toBe(position);
  });
});
