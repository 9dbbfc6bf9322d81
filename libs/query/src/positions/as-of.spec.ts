import fc from 'fast-check';
import { MemoryEventLog, logName, newEvent, streamName } from '#vybory/event-log';
import { asOfParameter, LogMoments } from './as-of.js';
import { QueryParameters } from '../parameters/query-parameters.js';

const log = logName('moments');

/** A log whose events were taken at these milliseconds. */
async function logOf(times: readonly number[]): Promise<MemoryEventLog> {
  let index = 0;
  const eventLog = new MemoryEventLog(() => times[index++] ?? 0);
  for (const [version] of times.entries()) {
    await eventLog.append(log, streamName('s'), version, [newEvent({ type: 'Happened', data: {} }, { actor: 'test' })]);
  }
  return eventLog;
}

describe('LogMoments', () => {
  it('finds the last event that the log took until an instant', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(20), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: -1, max: 22 }),
        async (gaps, instant) => {
          const times = gaps.map((_, index) => gaps.slice(0, index + 1).reduce((sum, gap) => sum + (gap % 3), 0));
          const moments = new LogMoments(await logOf(times));
          const found = await moments.find(log, { kind: 'instant', instant: new Date(instant).toISOString() });
          expect(found.position).toBe(times.filter((time) => time <= instant).length);
          const last = times[found.position - 1];
          expect(found.at).toBe(last === undefined ? undefined : new Date(last).toISOString());
        },
      ),
    );
  });

  it('refuses a position that is not there yet', async () => {
    const moments = new LogMoments(await logOf([1, 2]));
    expect(await moments.find(log, { kind: 'position', position: 2 })).toEqual({
      position: 2,
      at: new Date(2).toISOString(),
      clock: new Date(2),
    });
    await expect(moments.find(log, { kind: 'position', position: 3 })).rejects.toMatchObject({
      status: 400,
      code: 'query-invalid',
    });
  });
});

describe('the parameter asOf', () => {
  it.each([
    ['7', { kind: 'position', position: 7 }],
    ['2019-03-31T21:00:00+03:00', { kind: 'instant', instant: '2019-03-31T18:00:00.000Z' }],
    ['2019-03-31T21:00Z', { kind: 'instant', instant: '2019-03-31T21:00:00.000Z' }],
  ])('%s', (asOf, expected) => {
    expect(asOfParameter(new QueryParameters({ asOf }))).toEqual(expected);
  });

  it.each(['-1', '1.5', '2019-03-31', '2019-03-31T21:00:00', '2019-13-31T21:00:00Z', 'now', '9'.repeat(30)])(
    'refuses %s',
    (asOf) => {
      const parameters = new QueryParameters({ asOf });
      asOfParameter(parameters);
      expect(() => parameters.finish()).toThrow(expect.objectContaining({ code: 'query-invalid' }));
    },
  );
});
