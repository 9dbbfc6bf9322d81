import fc from 'fast-check';
import { MemoryEventLog, type LogName } from '#vybory/event-log';
import type { SubmissionId } from '#vybory/submissions';
import { MemoryBookmarks } from './bookmarks.js';
import { RegistrationBookMoved } from './registration-book.js';
import { expectProcessedExactlyOnce } from './testing/exactly-once.js';
import { FailingEventLog, KilledHere, type Fault } from './testing/failing-event-log.js';
import { processAll, RunningProcessing } from './testing/processing.js';
import { protocolValues, protocolWithMissingBallot, protocolWithWrongTotal } from './testing/small-campaign.js';
import { log, protocolSlot, TestCampaign } from './testing/test-campaign.js';

const units = ['1-000001', '1-000002', '1-000003', '2-000001'];

async function campaignWithProtocols(): Promise<TestCampaign> {
  const campaign = new TestCampaign(new MemoryEventLog());
  await campaign.announce();
  for (const unit of units) await campaign.protocol(unit, protocolValues());
  return campaign;
}

describe('redelivery', () => {
  it('changes nothing when the bookmark is thrown back', async () => {
    const campaign = await campaignWithProtocols();
    await processAll(campaign.eventLog);
    const before = await campaign.events();
    expect(await processAll(campaign.eventLog, { bookmarks: new MemoryBookmarks(), pageSize: 2 })).toEqual([]);
    expect(await campaign.events()).toEqual(before);
    await expectProcessedExactlyOnce(campaign);
  });

  // Append 1 is the entry in the book, 2 to 5 are the outcomes.
  it.each<[string, number, Fault]>([
    ['before the book entry', 1, 'before'],
    ['between book entry and outcomes', 1, 'after'],
    ['before the first outcome', 2, 'before'],
    ['between the outcomes', 3, 'after'],
    ['behind the last outcome', 5, 'after'],
  ])('changes nothing and leaves no gap after a kill %s', async (_, append, fault) => {
    const campaign = await campaignWithProtocols();
    const troubles = await processAll(new FailingEventLog(campaign.eventLog, new Map([[append, fault]])));
    expect(troubles).toEqual([expect.any(KilledHere)]);
    await expectProcessedExactlyOnce(campaign);
  });

  it('changes nothing after a kill between outcomes and bookmark', async () => {
    const campaign = await campaignWithProtocols();
    const bookmarks = new ForgetfulBookmarks();
    expect(await processAll(campaign.eventLog, { bookmarks })).toEqual([expect.any(KilledHere)]);
    await expectProcessedExactlyOnce(campaign);
  });
});

/** The first write is lost with its process. */
class ForgetfulBookmarks extends MemoryBookmarks {
  private killed = false;

  override write(name: LogName, position: number): Promise<void> {
    if (this.killed) return super.write(name, position);
    this.killed = true;
    return Promise.reject(new KilledHere('before the bookmark'));
  }
}

describe('two processors on the same log at once', () => {
  it.each([1, 3, 500])('give every number once and leave no gap, in pages of %i', async (pageSize) => {
    const campaign = await campaignWithProtocols();
    const both = [1, 2].map(() => new RunningProcessing(campaign.eventLog, new MemoryBookmarks(), pageSize));
    for (const unit of ['2-000002', '2-000003']) await campaign.protocol(unit, protocolValues());
    for (const each of both) await each.caughtUp();
    for (const each of both) await each.stop();
    await expectProcessedExactlyOnce(campaign);
    for (const trouble of both.flatMap(({ troubles }) => troubles))
      expect(trouble).toBeInstanceOf(RegistrationBookMoved);
  });

  it('take over from each other: numbers go on where the other stopped', async () => {
    const campaign = await campaignWithProtocols();
    const bookmarks = new MemoryBookmarks();
    const first = new RunningProcessing(campaign.eventLog, bookmarks);
    await first.caughtUp();
    const second = new RunningProcessing(campaign.eventLog, bookmarks);
    await first.stop();
    await campaign.protocol('2-000002', protocolValues());
    await second.caughtUp();
    await second.stop();
    await expectProcessedExactlyOnce(campaign);
  });
});

describe('a body that acts while its submission is being processed', () => {
  /** Does `act` once, just before the first outcome is stored. */
  async function processWhile(campaign: TestCampaign, act: () => Promise<unknown>): Promise<void> {
    const eventLog = new FailingEventLog(campaign.eventLog);
    eventLog.meanwhile = async (stream) => {
      if (!stream.startsWith('submission-')) return;
      eventLog.meanwhile = undefined;
      await act();
    };
    expect(await processAll(eventLog)).toEqual([]);
  }

  async function oneProtocol(): Promise<[TestCampaign, SubmissionId]> {
    const campaign = new TestCampaign(new MemoryEventLog());
    await campaign.announce();
    return [campaign, await campaign.protocol('1-000001', protocolWithWrongTotal)];
  }

  it('has its withdrawal respected', async () => {
    const [campaign, submission] = await oneProtocol();
    await processWhile(campaign, () => campaign.withdraw(submission, protocolSlot('1-000001')));
    expect(await campaign.lifeOf(submission)).toEqual([
      'SubmissionReceived',
      'SubmissionWithdrawn',
      'SubmissionRegistered',
      'SubmissionAcknowledged',
    ]);
    await expectProcessedExactlyOnce(campaign);
  });

  it('has its clarified version processed after it', async () => {
    const [campaign, submission] = await oneProtocol();
    await processWhile(campaign, () => campaign.protocol('1-000001', protocolValues(), { clarifies: submission }));
    expect((await campaign.lifeOf(submission)).at(-1)).toBe('SubmissionReturned');
    await expectProcessedExactlyOnce(campaign);
  });

  it('may withdraw two versions of one page: the second is not judged as if it still stood', async () => {
    const [campaign, first] = await oneProtocol();
    const second = await campaign.protocol('1-000001', protocolValues(), { clarifies: first });
    await processWhile(campaign, async () => {
      await campaign.withdraw(first, protocolSlot('1-000001'));
      await campaign.withdraw(second, protocolSlot('1-000001'));
    });
    expect(await campaign.lifeOf(second)).toEqual([
      'SubmissionReceived',
      'SubmissionClarified',
      'SubmissionWithdrawn',
      'SubmissionRegistered',
      'SubmissionAcknowledged',
    ]);
    await expectProcessedExactlyOnce(campaign);
  });
});

type Step =
  | { readonly do: 'submit' | 'paper'; readonly unit: number; readonly kind: number }
  | { readonly do: 'withdraw' | 'explain'; readonly unit: number }
  | { readonly do: 'process'; readonly faults: readonly (readonly [number, Fault])[]; readonly pageSize: number };

const kinds = [protocolValues(), protocolWithMissingBallot, protocolWithWrongTotal, protocolValues({ copyNo: 2 })];
const unit = fc.nat(units.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('submit' as const, 'submit' as const, 'paper' as const),
      unit,
      kind: fc.nat(kinds.length - 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('withdraw' as const, 'explain' as const), unit }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('process' as const),
      faults: fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom<Fault>('before', 'after')), {
        maxLength: 4,
      }),
      pageSize: fc.integer({ min: 1, max: 6 }),
    }),
  },
);

/** Plays a history the way bodies and a processor that is killed now and then would make it. */
class Player {
  private readonly latest = new Map<number, SubmissionId>();
  private readonly bookmarks = new MemoryBookmarks();

  constructor(private readonly campaign: TestCampaign) {}

  async play(next: Step): Promise<void> {
    if (next.do === 'process') return this.process(new Map(next.faults), next.pageSize);
    const slot = protocolSlot(units[next.unit] ?? '');
    const latest = this.latest.get(next.unit);
    if (next.do === 'submit') return this.submit(next.unit, kinds[next.kind] ?? {}, latest);
    if (next.do === 'paper') {
      await this.campaign.paper(slot, kinds[next.kind] ?? {});
      return;
    }
    if (latest === undefined) return;
    const decision =
      next.do === 'withdraw'
        ? await this.campaign.withdraw(latest, slot)
        : await this.campaign.attachAct(latest, slot, 'P-1');
    // What was withdrawn stands no more; the next one is a first one again, or clarifies the version before.
    if (next.do === 'withdraw' && decision.ok) this.latest.delete(next.unit);
  }

  async process(faults: ReadonlyMap<number, Fault>, pageSize: number): Promise<void> {
    await processAll(new FailingEventLog(this.campaign.eventLog, faults), { bookmarks: this.bookmarks, pageSize });
  }

  private async submit(number: number, values: (typeof kinds)[number], clarifies?: SubmissionId): Promise<void> {
    try {
      const sent = await this.campaign.protocol(units[number] ?? '', values, clarifies ? { clarifies } : {});
      this.latest.set(number, sent);
    } catch {
      // Refused: nothing new in it, or another version stands. Then nothing happened.
    }
  }
}

it('any history with any kills: numbers are dense, and everything is processed exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const campaign = new TestCampaign(new MemoryEventLog());
      await campaign.announce();
      const player = new Player(campaign);
      for (const next of steps) await player.play(next);
      await player.process(new Map(), 500);
      await expectProcessedExactlyOnce(campaign);
      const { position } = await campaign.eventLog.head(log);
      await processAll(campaign.eventLog);
      expect((await campaign.eventLog.head(log)).position).toBe(position);
    }),
    { numRuns: 150 },
  );
});
