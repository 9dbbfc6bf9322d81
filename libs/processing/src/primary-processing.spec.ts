import { MemoryEventLog, type EventLog, type LogPage } from '#vybory/event-log';
import type { FormKey } from '#vybory/forms';
import { MemoryBookmarks } from './bookmarks.js';
import { FailingEventLog } from './testing/failing-event-log.js';
import { RunningProcessing, processAll } from './testing/processing.js';
import {
  handedOverValues,
  protocolValues,
  protocolWithMissingBallot,
  protocolWithWrongTotal,
} from './testing/small-campaign.js';
import { protocolSlot, TestCampaign } from './testing/test-campaign.js';

let campaign: TestCampaign;

beforeEach(async () => {
  campaign = new TestCampaign(new MemoryEventLog());
  await campaign.announce();
});

const received1000 = protocolValues();
const received990 = protocolValues({ lines: { ballotsReceived: 990, ballotsUnused: 290 } });

describe('what was received', () => {
  it('is checked, registered, acknowledged and accepted when nothing is wrong with it', async () => {
    const submission = await campaign.protocol('1-000001', protocolValues());
    expect(await processAll(campaign.eventLog)).toEqual([]);
    expect(await campaign.lifeOf(submission)).toEqual([
      'SubmissionReceived',
      'SubmissionChecked',
      'SubmissionRegistered',
      'SubmissionAcknowledged',
      'SubmissionAccepted',
    ]);
    expect(await campaign.findingsOf(submission)).toEqual([]);
  });

  it('is returned with its findings when a relation is broken', async () => {
    const missing = await campaign.protocol('1-000001', protocolWithMissingBallot);
    const wrong = await campaign.protocol('1-000002', protocolWithWrongTotal);
    await processAll(campaign.eventLog);
    expect((await campaign.lifeOf(missing)).at(-1)).toBe('SubmissionReturned');
    expect([await campaign.findingsOf(missing), await campaign.findingsOf(wrong)]).toEqual([['P-1'], ['P-4']]);
  });

  it.each([1, 2, 500])('is numbered from 1 in the order of the log, in pages of %i', async (pageSize) => {
    const submissions = [];
    for (const unit of ['2-000003', '1-000002', '2-000001', '1-000001']) {
      submissions.push(await campaign.protocol(unit, protocolValues()));
    }
    await processAll(campaign.eventLog, { pageSize });
    expect(new Map(await campaign.numbers())).toEqual(
      new Map(submissions.map((submission, index) => [submission, index + 1])),
    );
  });
});

describe('a body that acts before its submission is processed', () => {
  it('has both versions processed in their order when it clarified, and the later one takes force', async () => {
    const first = await campaign.protocol('1-000001', protocolWithWrongTotal);
    const second = await campaign.protocol('1-000001', protocolValues(), { clarifies: first });
    await processAll(campaign.eventLog);
    expect((await campaign.lifeOf(first)).at(-1)).toBe('SubmissionReturned');
    expect((await campaign.lifeOf(second)).at(-1)).toBe('SubmissionAccepted');
    expect((await campaign.numbers()).map(([, number]) => number)).toEqual([1, 2]);
  });

  it('is given a number for what it withdrew, which is neither checked nor accepted', async () => {
    const withdrawn = await campaign.protocol('1-000001', protocolValues());
    await campaign.withdraw(withdrawn, protocolSlot('1-000001'));
    const next = await campaign.protocol('1-000002', protocolValues());
    await processAll(campaign.eventLog);
    expect(await campaign.lifeOf(withdrawn)).toEqual([
      'SubmissionReceived',
      'SubmissionWithdrawn',
      'SubmissionRegistered',
      'SubmissionAcknowledged',
    ]);
    expect(new Map(await campaign.numbers())).toEqual(
      new Map([
        [withdrawn, 1],
        [next, 2],
      ]),
    );
  });
});

describe('relations between forms', () => {
  it.each([1, 500])('see what was accepted earlier, in pages of %i', async (pageSize) => {
    await campaign.handedOver('1', handedOverValues('1', 1000));
    const fits = await campaign.protocol('1-000001', received1000);
    const differs = await campaign.protocol('1-000002', received990);
    const elsewhere = await campaign.protocol('2-000001', received990);
    await processAll(campaign.eventLog, { pageSize });
    expect(await campaign.findingsOf(fits)).toEqual([]);
    expect(await campaign.findingsOf(differs)).toEqual(['X-1']);
    expect(await campaign.findingsOf(elsewhere)).toEqual([]);
  });

  it.each([1, 500])('see the clarified version of it from then on, in pages of %i', async (pageSize) => {
    const first = await campaign.handedOver('1', handedOverValues('1', 1000));
    const before = await campaign.protocol('1-000001', received990);
    await campaign.handedOver('1', handedOverValues('1', 990), { clarifies: first });
    const after = await campaign.protocol('1-000002', received990);
    await processAll(campaign.eventLog, { pageSize });
    expect(await campaign.findingsOf(before)).toEqual(['X-1']);
    expect(await campaign.findingsOf(after)).toEqual([]);
  });

  it('do not see what was returned, and see it when acts have made it accepted', async () => {
    const running = new RunningProcessing(campaign.eventLog);
    await campaign.protocol('1-000001', received1000);
    const slot = { campaign: 'small', form: 'ballots-handed-over-protocol' as FormKey, unit: '1', key: 'president' };
    const handedOver = await campaign.handedOver('1', handedOverValues('1', 990));
    const before = await campaign.protocol('1-000002', received1000);
    await running.caughtUp();
    expect((await campaign.lifeOf(handedOver)).at(-1)).toBe('SubmissionReturned');
    expect(await campaign.attachAct(handedOver, slot, 'X-1')).toMatchObject({ ok: true });
    const after = await campaign.protocol('1-000003', received1000);
    await running.caughtUp();
    await running.stop();
    expect(running.troubles).toEqual([]);
    expect(await campaign.findingsOf(before)).toEqual([]);
    expect(await campaign.findingsOf(after)).toEqual(['X-1']);
  });

  it('see what another processor accepted while this one only followed', async () => {
    const first = await campaign.handedOver('1', handedOverValues('1', 1000));
    await campaign.protocol('1-000001', received1000);
    await processAll(campaign.eventLog);
    const position = (await campaign.events()).findLast(({ type }) => type === 'SubmissionReceived')?.position ?? 0;
    const { rows = [], ...totals } = handedOverValues('1', 990);
    const [own, ...others] = rows as readonly object[];
    const clarified = { ...totals, rows: [{ ...own, ballotsHandedOver: 1000 }, ...others] } as typeof received1000;
    await campaign.handedOver('1', clarified, { clarifies: first });

    // The other one has entered the clarified version into the book, and has not stored its outcome yet.
    const otherLog = new FailingEventLog(campaign.eventLog);
    const [held, release] = gate();
    const [entered, tell] = gate();
    otherLog.meanwhile = (stream) => (stream.startsWith('submission-') ? (tell(), held) : Promise.resolve());
    const other = new RunningProcessing(otherLog);
    await entered;
    const [closed, open] = gate();
    const following = new RunningProcessing(new GatedEventLog(campaign.eventLog, position, closed), undefined, 1);
    await following.caughtUp(position);
    release();
    await other.caughtUp();
    await other.stop();
    open();
    await following.caughtUp();

    const after = await campaign.protocol('1-000002', received1000);
    await following.caughtUp();
    await following.stop();
    expect(following.troubles).toEqual([]);
    expect(await campaign.findingsOf(after)).toEqual(['X-1']);
  });
});

describe('paper', () => {
  it('is checked, registered in the same book and accepted like what comes electronically', async () => {
    const electronic = await campaign.protocol('1-000001', protocolValues());
    const paper = await campaign.paper(protocolSlot('1-000001'), protocolWithMissingBallot);
    const alone = await campaign.paper(protocolSlot('1-000002'), protocolValues());
    await processAll(campaign.eventLog);
    expect((await campaign.lifeOf(paper)).filter((type) => type.startsWith('Submission'))).toEqual([
      'SubmissionReceived',
      'SubmissionChecked',
      'SubmissionRegistered',
      'SubmissionAcknowledged',
      'SubmissionReturned',
    ]);
    expect(await campaign.findingsOf(paper)).toEqual(['P-1']);
    expect(await campaign.findingsOf(electronic)).toEqual([]);
    expect((await campaign.lifeOf(alone)).at(-1)).toBe('SubmissionAccepted');
    expect(new Map(await campaign.numbers())).toEqual(
      new Map([
        [electronic, 1],
        [paper, 2],
        [alone, 3],
      ]),
    );
  });

  const handedOver = {
    campaign: 'small',
    form: 'ballots-handed-over-protocol' as FormKey,
    unit: '1',
    key: 'president',
  };

  it.each([1, 500])('is what other forms are held to while nothing else has come, in pages of %i', async (pageSize) => {
    await campaign.paper(handedOver, handedOverValues('1', 990));
    const differs = await campaign.protocol('1-000001', received1000);
    await campaign.handedOver('1', handedOverValues('1', 1000));
    const fits = await campaign.protocol('1-000002', received1000);
    await processAll(campaign.eventLog, { pageSize });
    expect(await campaign.findingsOf(differs)).toEqual(['X-1']);
    expect(await campaign.findingsOf(fits)).toEqual([]);
  });

  it.each([1, 500])(
    'changes nothing for other forms when an electronic version counts, in pages of %i',
    async (pageSize) => {
      await campaign.handedOver('1', handedOverValues('1', 1000));
      await campaign.paper(handedOver, handedOverValues('1', 990));
      const fits = await campaign.protocol('1-000001', received1000);
      await processAll(campaign.eventLog, { pageSize });
      expect(await campaign.findingsOf(fits)).toEqual([]);
    },
  );
});

function gate(): [Promise<void>, () => void] {
  let open = (): void => undefined;
  const closed = new Promise<void>((resolve) => (open = resolve));
  return [closed, () => open()];
}

/** Readers wait at the gate for what is behind a position. */
class GatedEventLog extends FailingEventLog {
  constructor(
    inner: EventLog,
    private readonly position: number,
    private readonly gate: Promise<void>,
  ) {
    super(inner);
  }

  override subscribe: EventLog['subscribe'] = (name, options) => this.pages(name, options);

  private async *pages(...args: Parameters<EventLog['subscribe']>): AsyncGenerator<LogPage> {
    for await (const page of this.inner.subscribe(...args)) {
      if (page.events.some((event) => event.position > this.position)) await this.gate;
      yield page;
    }
  }
}

describe('campaign events within a page', () => {
  const slot = (unit: string) => ({
    campaign: 'small',
    form: 'district-results-protocol' as FormKey,
    unit,
    key: 'president',
  });
  const ofThree = protocolValues({ drawnUpAt: undefined, signedAt: '2030-04-01T10:00', precinctsTotal: 3 });
  const values = JSON.parse(
    JSON.stringify({ ...ofThree, precinctsIncluded: 3, precinctsInvalid: 0 }),
  ) as typeof ofThree;

  it.each([1, 500])('hold for what comes after them only, in pages of %i', async (pageSize) => {
    const before = await campaign.submit(slot('1'), values);
    await campaign.register('1-000004');
    const after = await campaign.submit(slot('1'), { ...values, precinctsInvalid: 1 }, { clarifies: before });
    await processAll(campaign.eventLog, { pageSize });
    expect(await campaign.findingsOf(before)).toEqual([]);
    expect(await campaign.findingsOf(after)).toContain('X-11');
  });

  it('are known again after a restart from a bookmark behind them', async () => {
    const bookmarks = new MemoryBookmarks();
    await campaign.register('1-000004');
    await campaign.protocol('1-000004', protocolValues());
    await processAll(campaign.eventLog, { bookmarks });
    const after = await campaign.submit(slot('1'), values);
    await processAll(campaign.eventLog, { bookmarks });
    expect(await campaign.findingsOf(after)).toContain('X-11');
  });
});
