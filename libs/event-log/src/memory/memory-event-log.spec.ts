import { given, happened, freshLog, readAll, stream } from '../contract/contract-log.js';
import { describeEventLogContract } from '../contract/event-log.contract.js';
import { MemoryEventLog } from './memory-event-log.js';

const shared = new MemoryEventLog();
describeEventLogContract('memory', () => shared);

describe('memory event log', () => {
  it('never lets the recorded time go back when the clock does', async () => {
    let now = Date.parse('2019-03-31T20:00:00.000Z');
    const [eventLog, log] = [new MemoryEventLog(() => now), freshLog()];
    const first = await given(eventLog, log, stream(1), 0, happened(1));
    now -= 3_600_000;
    const second = await given(eventLog, log, stream(1), 1, happened(2));
    expect([first.recordedAt, second.recordedAt]).toEqual(['2019-03-31T20:00:00.000Z', '2019-03-31T20:00:00.000Z']);
  });

  it('gives every reader an own copy', async () => {
    const [eventLog, log] = [new MemoryEventLog(), freshLog()];
    await given(eventLog, log, stream(1), 0, happened({ votes: 1 }));
    const [read] = await readAll(eventLog, log);
    (read?.data as { votes: number }).votes = 2;
    expect((await readAll(eventLog, log)).map((event) => event.data)).toEqual([{ votes: 1 }]);
  });
});
