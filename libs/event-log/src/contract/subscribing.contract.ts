/* eslint-disable max-lines-per-function -- a suite reads best in one piece, as in spec files */
import type { RecordedEvent } from '../port.js';
import { given, happened, freshLog, positionsOf, stream, takeUntil, upTo, type GetEventLog } from './contract-log.js';

const writers = 32;
const eventsPerWriter = 50;

export function describeSubscribing(getEventLog: GetEventLog): void {
  describe('subscribing', () => {
    it(`sees every event of ${writers} concurrent writers exactly once and in order`, async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const total = writers * eventsPerWriter;
      const { signal } = new AbortController();
      const seen = takeUntil(eventLog.subscribe(log, { after: 0, limit: 64, signal }), (all) => all.length >= total);
      await Promise.all(
        upTo(writers).map(async (writer) => {
          for (let version = 0; version < eventsPerWriter; version += 2) {
            await given(eventLog, log, stream(writer), version, happened([writer, 1]), happened([writer, 2]));
          }
        }),
      );
      const events = await seen;
      expect(positionsOf(events)).toEqual(upTo(total));
      for (const writer of upTo(writers)) {
        const versions = events.filter((event) => event.stream === stream(writer)).map((event) => event.version);
        expect(versions).toEqual(upTo(eventsPerWriter));
      }
    });

    it('starts behind any position, and follows what comes later', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      await given(eventLog, log, stream(1), 0, happened(1), happened(2), happened(3));
      const { signal } = new AbortController();
      const pages = eventLog.subscribe(log, { after: 2, limit: 10, signal });
      const seen: RecordedEvent[] = [];
      for await (const page of pages) {
        seen.push(...page.events);
        if (seen.length === 1) await given(eventLog, log, stream(1), 3, happened(4));
        else break;
      }
      expect(positionsOf(seen)).toEqual([3, 4]);
    });

    it('waits for a log that does not exist yet', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const { signal } = new AbortController();
      const seen = takeUntil(eventLog.subscribe(log, { after: 0, limit: 10, signal }), (all) => all.length > 0);
      await given(eventLog, log, stream(1), 0, happened(1));
      expect(positionsOf(await seen)).toEqual([1]);
    });

    it('moves over events of other types', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      await given(eventLog, log, stream(1), 0, happened(1), happened(2, { type: 'ProtocolAccepted' }), happened(3));
      const { signal } = new AbortController();
      const bookmarks: [number[], number][] = [];
      for await (const page of eventLog.subscribe(log, { after: 0, limit: 1, types: ['ProtocolAccepted'], signal })) {
        bookmarks.push([positionsOf(page.events), page.through]);
        if (page.through === 3) break;
      }
      expect(bookmarks).toEqual([
        [[2], 2],
        [[], 3],
      ]);
    });

    it('gathers what comes within the time that the consumer grants', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const { signal } = new AbortController();
      const seen = takeUntil(
        eventLog.subscribe(log, { after: 0, limit: 100, signal, gatherMilliseconds: () => 5 }),
        (all) => all.length >= 40,
      );
      for (const number of upTo(40)) await given(eventLog, log, stream(1), number - 1, happened(number));
      expect(positionsOf(await seen)).toEqual(upTo(40));
    });

    it('ends when it is aborted while it waits', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      await given(eventLog, log, stream(1), 0, happened(1));
      const abort = new AbortController();
      const pages: number[] = [];
      for await (const page of eventLog.subscribe(log, { after: 0, limit: 10, signal: abort.signal })) {
        pages.push(page.through);
        setImmediate(() => abort.abort());
      }
      expect(pages).toEqual([1]);
    });

    it('gives nothing when it was aborted before', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      await given(eventLog, log, stream(1), 0, happened(1));
      const pages = eventLog.subscribe(log, { after: 0, limit: 10, signal: AbortSignal.abort() });
      expect(await takeUntil(pages, () => true)).toEqual([]);
    });
  });
}
