/* eslint-disable max-lines-per-function -- a suite reads best in one piece, as in spec files */
import { streamName, type EventLog, type LogName } from '../port.js';
import { given, happened, freshLog, positionsOf, stream, upTo, type GetEventLog } from './contract-log.js';

/** 20 events, every fourth of type `ProtocolAccepted`. */
async function twentyEvents(eventLog: EventLog): Promise<LogName> {
  const log = freshLog();
  for (const number of upTo(20)) {
    const type = number % 4 === 0 ? 'ProtocolAccepted' : 'ProtocolReceived';
    await given(eventLog, log, stream(number), 0, happened(number, { type }));
  }
  return log;
}

export function describeReading(getEventLog: GetEventLog): void {
  describe('reading a log', () => {
    it('gives pages in order, each behind the last', async () => {
      const eventLog = getEventLog();
      const log = await twentyEvents(eventLog);
      const first = await eventLog.readLog(log, { after: 0, limit: 7 });
      expect([positionsOf(first.events), first.through]).toEqual([upTo(7), 7]);
      const third = await eventLog.readLog(log, { after: 14, limit: 7 });
      expect([positionsOf(third.events), third.through]).toEqual([[15, 16, 17, 18, 19, 20], 20]);
    });

    it('stays where it is when nothing new is there', async () => {
      const eventLog = getEventLog();
      const log = await twentyEvents(eventLog);
      expect(await eventLog.readLog(log, { after: 20, limit: 7 })).toEqual({ events: [], through: 20 });
      expect(await eventLog.readLog(freshLog(), { after: 0, limit: 7 })).toEqual({ events: [], through: 0 });
      expect(await eventLog.readLog(log, { after: 20, limit: 7, types: ['ProtocolReceived'] })).toEqual({
        events: [],
        through: 20,
      });
    });

    it('gives only the types asked for, and tells how far it read', async () => {
      const eventLog = getEventLog();
      const log = await twentyEvents(eventLog);
      const types = ['ProtocolAccepted', 'ProtocolRejected'];
      const first = await eventLog.readLog(log, { after: 0, limit: 3, types });
      expect([positionsOf(first.events), first.through]).toEqual([[4, 8, 12], 12]);
      const second = await eventLog.readLog(log, { after: 12, limit: 3, types });
      expect([positionsOf(second.events), second.through]).toEqual([[16, 20], 20]);
      const none = await eventLog.readLog(log, { after: 0, limit: 3, types: ['ProtocolRejected'] });
      expect(none).toEqual({ events: [], through: 20 });
    });

    it('gives the sealed bytes by the same positions', async () => {
      const eventLog = getEventLog();
      const log = await twentyEvents(eventLog);
      expect(positionsOf(await eventLog.readSealed(log, { after: 3, limit: 4 }))).toEqual([4, 5, 6, 7]);
      expect(await eventLog.readSealed(log, { after: 20, limit: 4 })).toEqual([]);
      expect(await eventLog.readSealed(freshLog(), { after: 0, limit: 4 })).toEqual([]);
    });
  });

  describe('names of streams', () => {
    it('are those that begin with a text, in order, each once', async () => {
      const eventLog = getEventLog();
      const log = freshLog();
      for (const name of ['funds.UA.7+2', 'funds.UA.7', 'funds.UA.7+10', 'funds.UA.70', 'other~1']) {
        await given(eventLog, log, streamName(name), 0, happened(1), happened(2));
      }
      expect(await eventLog.streamNames(log, 'funds.UA.7+')).toEqual(['funds.UA.7+10', 'funds.UA.7+2']);
      expect(await eventLog.streamNames(log, 'funds.UA.7')).toHaveLength(4);
      expect(await eventLog.streamNames(log, '')).toHaveLength(5);
      expect(await eventLog.streamNames(log, 'funds.UA.8')).toEqual([]);
      expect(await eventLog.streamNames(freshLog(), '')).toEqual([]);
    });
  });

  describe('reading a stream', () => {
    it.each([
      ['all of it', undefined, [1, 2, 3, 4, 5]],
      ['from a version', { from: 4 }, [4, 5]],
      ['a part', { from: 2, limit: 2 }, [2, 3]],
      ['backward', { direction: 'backward' }, [5, 4, 3, 2, 1]],
      ['the last one', { direction: 'backward', limit: 1 }, [5]],
      ['backward from a version', { direction: 'backward', from: 3, limit: 2 }, [3, 2]],
      ['behind its end', { from: 6 }, []],
    ] as const)('gives %s', async (_, options, expected) => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      await given(eventLog, log, stream(9), 0, happened('other stream'));
      await given(eventLog, log, stream(1), 0, happened(1), happened(2), happened(3), happened(4), happened(5));
      const events = await eventLog.readStream(log, stream(1), options);
      expect(events.map((event) => event.version)).toEqual(expected);
      expect(events.map((event) => event.data)).toEqual(expected);
    });

    it('is empty when it has no events', async () => {
      expect(await getEventLog().readStream(freshLog(), stream(1))).toEqual([]);
    });

    it('sees what was appended before the question, however many ask', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const lengths = await Promise.all(
        upTo(50).map(async (number) => {
          await given(eventLog, log, stream(number), 0, happened(1));
          const before = await eventLog.readStream(log, stream(number));
          await given(eventLog, log, stream(number), 1, happened(2));
          return [before.length, (await eventLog.readStream(log, stream(number))).length];
        }),
      );
      expect(lengths).toEqual(upTo(50).map(() => [1, 2]));
    });

    it('gives many whole streams at once', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      await given(eventLog, log, stream(1), 0, happened('a'), happened('b'));
      await given(eventLog, log, stream(2), 0, happened('c'));
      await given(eventLog, log, stream(1), 2, happened('d'));
      const found = await eventLog.readStreams(log, [stream(2), stream(3), stream(1)]);
      expect([...found].map(([name, events]) => [name, events.map((event) => event.data)])).toEqual([
        [stream(2), ['c']],
        [stream(3), []],
        [stream(1), ['a', 'b', 'd']],
      ]);
      expect(await eventLog.readStreams(log, [])).toEqual(new Map());
    });
  });
}
