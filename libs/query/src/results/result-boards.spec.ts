import { jest } from '@jest/globals';
import type { ContestDefinition } from '#vybory/campaigns';
import type { Queryable, ViewReader } from '#vybory/views';
import { ResultBoards } from './result-boards.js';

const contest = { id: 'president', precinctLines: [], contestants: [] } as unknown as ContestDefinition;

/** A view whose position the test moves, read when the test says so. */
class SlowView {
  position = 1;
  reads = 0;
  private waiting: ((failure?: Error) => void)[] = [];

  readonly reader = {
    snapshot: async (_view: unknown, _log: string, work: (snapshot: unknown) => Promise<unknown>) => {
      this.reads++;
      const { position } = this;
      const failure = await new Promise<Error | undefined>((resolve) => this.waiting.push(resolve));
      if (failure) throw failure;
      const db: Queryable = { query: () => Promise.resolve([]), execute: () => Promise.resolve(0) };
      return work({ db, logId: 1, position, at: undefined });
    },
  } as unknown as ViewReader;

  answer(failure?: Error): void {
    for (const resolve of this.waiting.splice(0)) resolve(failure);
  }
}

let now = 0;
let view: SlowView;
let boards: ResultBoards;
const get = async (position: number, newest = false): Promise<number> =>
  (await boards.get('campaign', contest, position, newest)).position;

beforeEach(async () => {
  now = 10_000;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  view = new SlowView();
  boards = new ResultBoards(view.reader);
  const first = [get(1), get(1)];
  view.answer();
  expect(await Promise.all(first)).toEqual([1, 1]);
});

afterEach(() => jest.restoreAllMocks());

describe('the board of results', () => {
  it('is read once for all who ask, and not again while the view stands still', async () => {
    now += 60_000;
    expect([await get(1), await get(1, true), view.reads]).toEqual([1, 1, 1]);
  });

  it('is the last one for a second after the view has moved, and is read once meanwhile', async () => {
    view.position = 2;
    now += 900;
    expect([await get(2), await get(2), view.reads]).toEqual([1, 1, 2]);
    view.answer();
    expect(await get(2, true)).toBe(2);
    expect(view.reads).toBe(2);
  });

  it('is waited for by whoever insists on the newest, and by everybody after a second', async () => {
    view.position = 2;
    const insisting = get(2, true);
    now += 1_100;
    const late = get(2);
    view.answer();
    expect([await insisting, await late]).toEqual([2, 2]);
  });

  it('is read again when the view moved during the read, for whoever insists', async () => {
    view.position = 2;
    await get(2);
    view.position = 3;
    const insisting = get(3, true);
    view.answer();
    while (view.reads < 3) await new Promise((resolve) => setImmediate(resolve));
    view.answer();
    expect(await insisting).toBe(3);
  });

  it('is the last one although it cannot be read, until it is too old', async () => {
    view.position = 2;
    expect(await get(2)).toBe(1);
    view.answer(new Error('away'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(await get(2)).toBe(1);
    now += 1_100;
    const late = get(2);
    view.answer(new Error('away'));
    await expect(late).rejects.toThrow('away');
  });
});
