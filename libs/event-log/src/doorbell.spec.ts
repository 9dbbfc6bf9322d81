import { jest } from '@jest/globals';
import { freshLog } from './contract/contract-log.js';
import { Doorbell } from './doorbell.js';

const never = (): AbortSignal => new AbortController().signal;

async function isSettled(promise: Promise<void>): Promise<boolean> {
  const turn = new Promise((resolve) => setImmediate(() => resolve('turn')));
  return (await Promise.race([promise.then(() => 'settled'), turn])) === 'settled';
}

describe('doorbell', () => {
  it('wakes who waits for that log and a position before the ring, and nobody else', async () => {
    const [doorbell, log] = [new Doorbell(), freshLog()];
    const behind = doorbell.wait(log, 4, never());
    const ahead = doorbell.wait(log, 5, never());
    const elsewhere = doorbell.wait(freshLog(), 0, never());
    doorbell.ring(log, 5);
    expect(await Promise.all([behind, ahead, elsewhere].map(isSettled))).toEqual([true, false, false]);
  });

  it('does not keep those waiting who come after the ring', async () => {
    const [doorbell, log] = [new Doorbell(), freshLog()];
    doorbell.ring(log, 5);
    doorbell.ring(log, 3);
    expect(await isSettled(doorbell.wait(log, 4, never()))).toBe(true);
    expect(await isSettled(doorbell.wait(log, 5, never()))).toBe(false);
  });

  it('lets go of those who abort, before and while they wait', async () => {
    const [doorbell, log, abort] = [new Doorbell(), freshLog(), new AbortController()];
    const waiting = doorbell.wait(log, 0, abort.signal);
    expect(await isSettled(waiting)).toBe(false);
    abort.abort();
    expect(await isSettled(waiting)).toBe(true);
    expect(await isSettled(doorbell.wait(log, 0, abort.signal))).toBe(true);
  });

  it('looks outside once per interval, however many wait, and only while somebody waits', async () => {
    jest.useFakeTimers();
    const [first, second] = [freshLog(), freshLog()];
    let head = 0;
    const look = jest.fn(() => Promise.resolve(new Map([first, second].map((log) => [log, head]))));
    const doorbell = new Doorbell(look, 50);
    const waiting = [first, second].flatMap((log) => [1, 2, 3].map((after) => doorbell.wait(log, after, never())));
    for (head = 1; head <= 4; head += 1) {
      expect(look).toHaveBeenCalledTimes(head - 1);
      await jest.advanceTimersByTimeAsync(50);
    }
    await Promise.all(waiting);
    expect(look).toHaveBeenCalledTimes(4);
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });

  it('lets everybody in when it cannot look outside, so that they find the reason', async () => {
    const doorbell = new Doorbell(() => Promise.reject(new Error('away')), 1);
    await Promise.all([doorbell.wait(freshLog(), 0, never()), doorbell.wait(freshLog(), 7, never())]);
  });
});
