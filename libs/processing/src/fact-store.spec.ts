import type { FactKey } from '#vybory/checks';
import { MemoryEventLog } from '#vybory/event-log';
import type { FormKey } from '#vybory/forms';
import type { FormValues, SlotAddress, SubmissionId } from '#vybory/submissions';
import { FactStore } from './fact-store.js';
import { processAll } from './testing/processing.js';
import { handedOverValues, protocolValues } from './testing/small-campaign.js';
import { log, protocolSlot, runtimeOf, TestCampaign } from './testing/test-campaign.js';

let campaign: TestCampaign;
let store: FactStore;

beforeEach(async () => {
  campaign = new TestCampaign(new MemoryEventLog());
  await campaign.announce();
  store = new FactStore(campaign.eventLog, log);
});

async function factOf(key: FactKey, pending: readonly (readonly [SlotAddress, FormValues])[] = []): Promise<unknown> {
  const runtime = await runtimeOf(campaign.eventLog);
  const page = await store.prefetch([key], runtime);
  for (const [slot, values] of pending) store.takeForce(slot, values);
  return store.book([key], runtime, page).get(key);
}

const receipts = (key: string): SlotAddress => ({
  campaign: 'small',
  form: 'election-fund-receipts' as FormKey,
  unit: 'XX',
  key,
});

describe('what is in force of many units', () => {
  const within = { kind: 'within', form: protocolSlot('').form, within: '1', key: 'president' } as const;

  it('is told in the order of the units, and with what the page itself decided', async () => {
    await campaign.protocol('1-000003', protocolValues());
    await campaign.protocol('2-000001', protocolValues());
    await processAll(campaign.eventLog);
    expect(await factOf(within)).toMatchObject([{ unit: '1-000003', key: 'president' }]);
    const more = await factOf(within, [[protocolSlot('1-000001'), {}]]);
    expect(more).toMatchObject([{ unit: '1-000001', values: {} }, { unit: '1-000003' }]);
  });

  it('is no fact before all of them are there, when all are asked for', async () => {
    const all = { ...within, atLeast: 'all' } as const;
    for (const unit of ['1-000001', '1-000002']) await campaign.protocol(unit, protocolValues());
    await processAll(campaign.eventLog);
    expect(await factOf(all)).toBeUndefined();
    await campaign.protocol('1-000003', protocolValues());
    await processAll(campaign.eventLog);
    expect(await factOf(all)).toHaveLength(3);
  });
});

describe('a series', () => {
  const ofParty = { kind: 'series', form: receipts('').form, unit: 'XX', key: 'p-1' } as const;

  it('is every slot whose key goes on from its own, in order', async () => {
    for (const key of ['p-1+2002-03-31', 'p-1', 'p-1+2002-02-28', 'p-10+2002-02-28', 'p-2']) {
      await campaign.submit(receipts(key), { n: key });
    }
    await processAll(campaign.eventLog);
    expect(await factOf(ofParty)).toEqual(
      ['p-1', 'p-1+2002-02-28', 'p-1+2002-03-31'].map((key) => ({ unit: 'XX', key, values: { n: key } })),
    );
    expect(await factOf({ ...ofParty, key: '' })).toHaveLength(5);
    expect(await factOf({ ...ofParty, key: 'p-3' })).toEqual([]);
  });

  it('has what the page itself decided, once', async () => {
    await campaign.submit(receipts('p-1+2002-02-28'), { n: 1 });
    await processAll(campaign.eventLog);
    const clarified = [receipts('p-1+2002-02-28'), { n: 2 }] as const;
    const next = [receipts('p-1+2002-01-31'), { n: 3 }] as const;
    expect(await factOf(ofParty, [clarified, next, [receipts('p-2'), {}]])).toEqual([
      { unit: 'XX', key: 'p-1+2002-01-31', values: { n: 3 } },
      { unit: 'XX', key: 'p-1+2002-02-28', values: { n: 2 } },
    ]);
  });
});

describe('a submission that another one names', () => {
  it('is told by its slot, while a version of it is in force', async () => {
    const id = await campaign.handedOver('1', handedOverValues('1', 1000));
    expect(await factOf({ kind: 'submission', id })).toBeUndefined();
    store = new FactStore(campaign.eventLog, log);
    await processAll(campaign.eventLog);
    expect(await factOf({ kind: 'submission', id })).toMatchObject({ form: 'ballots-handed-over-protocol', unit: '1' });
    const strange = 'other.ballots-handed-over-protocol.1.president~1' as SubmissionId;
    expect(await factOf({ kind: 'submission', id: strange })).toBeUndefined();
    expect(await factOf({ kind: 'submission', id: 'nonsense' })).toBeUndefined();
  });
});
