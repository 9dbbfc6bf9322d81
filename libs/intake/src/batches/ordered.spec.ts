import fc from 'fast-check';
import { ordered, type Breadth } from './ordered.js';

function breadth(items: number, more: Partial<Breadth<number>> = {}): Breadth<number> {
  return { items, bytes: Infinity, bytesOf: () => 0, drop: () => undefined, ...more };
}

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  await Promise.resolve();
  yield* items;
}

describe('ordered', () => {
  it('yields every result once, in order, and never runs more than the width at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(40), fc.integer({ min: 1, max: 10 }), async (scheduler, count, width) => {
        let running = 0;
        let most = 0;
        const work = async (n: number): Promise<number> => {
          most = Math.max(most, ++running);
          await scheduler.schedule(Promise.resolve());
          running--;
          return n;
        };
        const items = Array.from({ length: count }, (_, n) => n);
        const collecting = (async () => {
          const results: number[] = [];
          for await (const result of ordered(from(items), breadth(width), work)) results.push(result);
          return results;
        })();
        expect(await scheduler.waitFor(collecting)).toEqual(items);
        expect(most).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('answers a client that sends the next line only after the answer to the last', async () => {
    const answered: number[] = [];
    let answer: () => void = () => undefined;
    async function* patient(): AsyncGenerator<number> {
      for (let n = 0; n < 5; n++) {
        const next = new Promise<void>((resolve) => (answer = resolve));
        yield n;
        await next;
      }
    }
    for await (const n of ordered(patient(), breadth(100), (item) => Promise.resolve(item))) {
      answered.push(n);
      answer();
    }
    expect(answered).toEqual([0, 1, 2, 3, 4]);
  });

  it('tells a failure when its turn comes', async () => {
    const results: number[] = [];
    const failing = async (): Promise<void> => {
      for await (const n of ordered(from([1, 2, 3]), breadth(2), (n) =>
        n === 2 ? Promise.reject(new Error('two')) : Promise.resolve(n),
      ))
        results.push(n);
    };
    await expect(failing()).rejects.toThrow('two');
    expect(results).toEqual([1]);
  });

  it('tells that the items broke off, behind the results of those that came', async () => {
    async function* broken(): AsyncGenerator<number> {
      yield* from([1, 2]);
      throw new Error('gone');
    }
    const results: number[] = [];
    const failing = async (): Promise<void> => {
      for await (const n of ordered(broken(), breadth(5), (n) => Promise.resolve(n))) results.push(n);
    };
    await expect(failing()).rejects.toThrow('gone');
    expect(results).toEqual([1, 2]);
  });

  it('takes no more items when nobody wants results any more', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<number> {
      for (;;) yield await Promise.resolve(++given);
    }
    for await (const n of ordered(endless(), breadth(3), (n) => Promise.resolve(n))) if (n === 5) break;
    const givenThen = given;
    await new Promise((resolve) => setImmediate(resolve));
    expect(given).toBe(givenThen);
  });

  it('works on large items one after another, and on one that is larger than all may be', async () => {
    const mebibyte = 1024 * 1024;
    let inWork = 0;
    const seen: number[] = [];
    const work = async (megabytes: number): Promise<number> => {
      inWork += megabytes;
      seen.push(inWork);
      await new Promise((resolve) => setImmediate(resolve));
      inWork -= megabytes;
      return megabytes;
    };
    const items = [1, 2, 3, 9, 1, 1, 1];
    const limits = breadth(100, { bytes: 4 * mebibyte, bytesOf: (megabytes) => megabytes * mebibyte });
    const results: number[] = [];
    for await (const result of ordered(from(items), limits, work)) results.push(result);
    expect(results).toEqual(items);
    expect(seen).toEqual([1, 3, expect.any(Number), 9, 1, 2, 3]);
    expect(seen[2]).toBeLessThanOrEqual(4);
  });

  it('takes back what was read and nobody wants any more', async () => {
    const dropped: number[] = [];
    const limits = breadth(9, { bytes: 1, bytesOf: () => 1024 * 1024, drop: (item) => void dropped.push(item) });
    const work = (item: number): Promise<number> => (item === 2 ? new Promise(() => undefined) : Promise.resolve(item));
    for await (const first of ordered(from([1, 2, 3]), limits, work)) {
      expect(first).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      break;
    }
    expect(dropped).toEqual([3]);
  });
});
