/* eslint-disable max-lines-per-function -- a suite reads best in one piece, as in spec files */
import { given, happened, freshLog, positionsOf, readAll, stream, upTo, type GetEventLog } from './contract-log.js';

export function describeAppending(getEventLog: GetEventLog): void {
  describe('appending', () => {
    it('answers with positions, version and time, and numbers streams and the log from 1', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const first = await given(eventLog, log, stream(1), 0, happened(1), happened(2));
      const second = await given(eventLog, log, stream(2), 0, happened(3));
      const third = await given(eventLog, log, stream(1), 2, happened(4));
      expect(first).toMatchObject({ positions: [1, 2], version: 2 });
      expect(second).toMatchObject({ positions: [3], version: 1 });
      expect(third).toMatchObject({ positions: [4], version: 3 });
      expect(third.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      const events = await readAll(eventLog, log);
      expect(events.map((event) => [event.position, event.stream, event.version, event.data])).toEqual([
        [1, stream(1), 1, 1],
        [2, stream(1), 2, 2],
        [3, stream(2), 1, 3],
        [4, stream(1), 3, 4],
      ]);
    });

    it.each([
      ['lower than the version', 0],
      ['higher than the version', 3],
    ])('is a conflict when the expected version is %s, and stores nothing', async (_, expected) => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      await given(eventLog, log, stream(1), 0, happened(1), happened(2));
      const result = await eventLog.append(log, stream(1), expected, [happened(3), happened(4)]);
      expect(result).toEqual({ status: 'conflict', actualVersion: 2 });
      expect(await readAll(eventLog, log)).toHaveLength(2);
    });

    it('is a conflict when a new stream is expected to be older, and the log stays unknown', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const result = await eventLog.append(log, stream(1), 1, [happened(1)]);
      expect(result).toEqual({ status: 'conflict', actualVersion: 0 });
      expect(await eventLog.head(log)).toEqual({ position: 0, recordedAt: undefined });
      expect(await eventLog.logs()).not.toContain(log);
    });

    it('takes one of many who race for the same version', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const results = await Promise.all(
        upTo(20).map((number) => eventLog.append(log, stream(1), 0, [happened(number), happened(number)])),
      );
      expect(results.filter((result) => result.status === 'appended')).toHaveLength(1);
      expect(results.filter((result) => result.status === 'conflict')).toHaveLength(19);
      expect(positionsOf(await readAll(eventLog, log))).toEqual([1, 2]);
    });

    it('keeps the order of appends to one stream that did not wait for each other', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const results = await Promise.all(
        upTo(30).map((number) => eventLog.append(log, stream(1), number - 1, [happened(number)])),
      );
      expect(results.map((result) => result.status)).toEqual(upTo(30).map(() => 'appended'));
      expect((await eventLog.readStream(log, stream(1))).map((event) => event.data)).toEqual(upTo(30));
    });

    it('answers the same append again with the first positions and time, and stores nothing', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const events = [happened('a'), happened('b')] as const;
      const first = await given(eventLog, log, stream(1), 0, ...events);
      await given(eventLog, log, stream(2), 0, happened('another'));
      await given(eventLog, log, stream(1), 2, happened('c'));
      const again = await eventLog.append(log, stream(1), 0, events);
      expect(again).toEqual({ ...first, status: 'duplicate' });
      expect(await readAll(eventLog, log)).toHaveLength(4);
    });

    it('answers the same append that arrives many times at once with the same positions', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const event = happened('once');
      const results = await Promise.all(upTo(10).map(() => eventLog.append(log, stream(1), 0, [event])));
      expect(results.map((result) => result.status).sort()).toEqual(['appended', ...upTo(9).map(() => 'duplicate')]);
      for (const result of results) expect(result).toMatchObject({ positions: [1], version: 1 });
    });

    it('recognises events that came in separate appends', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const [a, b] = [happened('a'), happened('b')];
      await given(eventLog, log, stream(1), 0, a);
      await given(eventLog, log, stream(2), 0, happened('between'));
      await given(eventLog, log, stream(1), 1, b);
      const again = await eventLog.append(log, stream(1), 0, [a, b]);
      expect(again).toMatchObject({ status: 'duplicate', positions: [1, 3], version: 2 });
    });

    it('is a conflict when only some of the events are there, or at another place', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const [a, b, c] = [happened('a'), happened('b'), happened('c')];
      await given(eventLog, log, stream(1), 0, a, b);
      const conflict = { status: 'conflict', actualVersion: 2 };
      expect(await eventLog.append(log, stream(1), 0, [a, c])).toEqual(conflict);
      expect(await eventLog.append(log, stream(1), 1, [b, c])).toEqual(conflict);
      expect(await eventLog.append(log, stream(1), 0, [b])).toEqual(conflict);
      expect(await eventLog.append(log, stream(1), 0, [b, a])).toEqual(conflict);
    });

    it('answers each of many at once for itself', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const known = happened('known');
      await given(eventLog, log, stream(1), 0, known);
      const [duplicate, appended, conflict, several] = await Promise.all([
        eventLog.append(log, stream(1), 0, [known]),
        eventLog.append(log, stream(2), 0, [happened('new')]),
        eventLog.append(log, stream(3), 7, [happened('too high')]),
        eventLog.append(log, stream(4), 0, [happened('x'), happened('y')]),
      ]);
      expect(duplicate).toMatchObject({ status: 'duplicate', positions: [1] });
      expect(appended).toMatchObject({ status: 'appended', positions: [2] });
      expect(conflict).toEqual({ status: 'conflict', actualVersion: 0 });
      expect(several).toMatchObject({ status: 'appended', positions: [3, 4], version: 2 });
    });

    it('keeps logs apart', async () => {
      const [eventLog, one, other] = [getEventLog(), freshLog(), freshLog()];
      await given(eventLog, one, stream(1), 0, happened('one'));
      const result = await given(eventLog, other, stream(1), 0, happened('other'));
      expect(result.positions).toEqual([1]);
      expect((await eventLog.readStream(one, stream(1))).map((event) => event.data)).toEqual(['one']);
      expect(await eventLog.logs()).toEqual(expect.arrayContaining([one, other]));
    });

    it('never lets the recorded time go back', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      await Promise.all(upTo(200).map((number) => given(eventLog, log, stream(number), 0, happened(number))));
      const times = (await readAll(eventLog, log)).map((event) => event.recordedAt);
      expect(times).toHaveLength(200);
      expect(times).toEqual([...times].sort());
      expect(await eventLog.head(log)).toEqual({ position: 200, recordedAt: times.at(-1) });
    });
  });
}
