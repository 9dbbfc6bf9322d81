import fc from 'fast-check';
import { ordered } from './ordered.js';

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
          for await (const result of ordered(from(items), width, work)) results.push(result);
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
    for await (const n of ordered(patient(), 100, (item) => Promise.resolve(item))) {
      answered.push(n);
      answer();
    }
    expect(answered).toEqual([0, 1, 2, 3, 4]);
  });

  it('tells a failure when its turn comes', async () => {
    const results: number[] = [];
    const failing = async (): Promise<void> => {
      for await (const n of ordered(from([1, 2, 3]), 2, (n) =>
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
      for await (const n of ordered(broken(), 5, (n) => Promise.resolve(n))) results.push(n);
    };
    await expect(failing()).rejects.toThrow('gone');
    expect(results).toEqual([1, 2]);
  });

  it('takes no more items when nobody wants results any more', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<number> {
      for (;;) yield await Promise.resolve(++given);
    }
    for await (const n of ordered(endless(), 3, (n) => Promise.resolve(n))) if (n === 5) break;
    const givenThen = given;
    await new Promise((resolve) => setImmediate(resolve));
    expect(given).toBe(givenThen);
  });
});
