import { DatabaseError } from 'pg';
import { happened, stream, upTo } from '../contract/contract-log.js';
import { EventLogOverloaded, EventLogUnavailable, EventRefused, type AppendResult } from '../port.js';
import { sealEvents } from '../sealing.js';
import type { Append } from './append-batch.js';
import { defaultLimits, GroupCommit, type GroupCommitLimits, type StoreBatch } from './group-commit.js';

function appendTo(name: number, events = 1, data: object | string = {}): Append {
  const drafts = upTo(events).map(() => happened(data));
  return { stream: stream(name), expectedVersion: 0, events: sealEvents(stream(name), 0, drafts) };
}

const appended: AppendResult = {
  status: 'appended',
  positions: [1],
  version: 1,
  recordedAt: '2019-03-31T20:00:00.000Z',
};

/** A store whose batches the test answers one by one. */
class StoreAtHand {
  readonly batches: Append[][] = [];
  private readonly answers: PromiseWithResolvers[] = [];
  private readonly arrivals: (() => void)[] = [];

  readonly store: StoreBatch = (appends) => {
    this.batches.push([...appends]);
    const answer = withResolvers();
    this.answers.push(answer);
    this.arrivals.splice(0).forEach((notify) => notify());
    return answer.promise;
  };

  async arrival(count: number): Promise<void> {
    while (this.batches.length < count) await new Promise<void>((resolve) => this.arrivals.push(resolve));
  }

  async answer(batch: number): Promise<void> {
    await this.arrival(batch);
    this.answers[batch - 1]?.resolve(this.batches[batch - 1]?.map(() => appended) ?? []);
  }

  async fail(batch: number, error: Error): Promise<void> {
    await this.arrival(batch);
    this.answers[batch - 1]?.reject(error);
  }

  streams(batch: number): string[] {
    return this.batches[batch - 1]?.map((append) => append.stream) ?? [];
  }
}

interface PromiseWithResolvers {
  readonly promise: Promise<readonly AppendResult[]>;
  readonly resolve: (results: readonly AppendResult[]) => void;
  readonly reject: (error: Error) => void;
}

function withResolvers(): PromiseWithResolvers {
  let resolve: PromiseWithResolvers['resolve'] = () => undefined;
  let reject: PromiseWithResolvers['reject'] = () => undefined;
  const promise = new Promise<readonly AppendResult[]>((onResult, onError) => {
    resolve = onResult;
    reject = onError;
  });
  return { promise, resolve, reject };
}

function open(limits: Partial<GroupCommitLimits> = {}): { at: StoreAtHand; commit: GroupCommit } {
  const at = new StoreAtHand();
  return { at, commit: new GroupCommit(at.store, { ...defaultLimits, ...limits }) };
}

function postgresError(code: string): DatabaseError {
  return Object.assign(new DatabaseError(`failed with ${code}`, 0, 'error'), { code });
}

describe('group commit', () => {
  it('sends one batch at a time, and with it all that came meanwhile', async () => {
    const { at, commit } = open();
    const first = [1, 2].map((number) => commit.append(appendTo(number)));
    await at.arrival(1);
    const later = [3, 4, 5].map((number) => commit.append(appendTo(number)));
    expect(at.batches).toHaveLength(1);
    await at.answer(1);
    await Promise.all(first);
    await at.answer(2);
    await Promise.all(later);
    expect([at.streams(1), at.streams(2)]).toEqual([[1, 2].map(stream), [3, 4, 5].map(stream)]);
  });

  it.each([
    ['appends', { batchAppends: 2 }, 1],
    ['events', { batchEvents: 6 }, 3],
    ['bytes', { batchBytes: 3_000 }, 5],
  ])('keeps batches within their number of %s', async (_, limits, eventsEach) => {
    const { at, commit } = open(limits);
    const all = upTo(4).map((number) => commit.append(appendTo(number, eventsEach)));
    await at.answer(1);
    await at.answer(2);
    await Promise.all(all);
    expect([at.streams(1), at.streams(2)]).toEqual([[1, 2].map(stream), [3, 4].map(stream)]);
  });

  it('sends an append that is larger than a batch on its own', async () => {
    const { at, commit } = open({ batchBytes: 1_000 });
    const all = [appendTo(1), appendTo(2, 1, 'x'.repeat(5_000)), appendTo(3)].map((append) => commit.append(append));
    for (const batch of [1, 2, 3]) await at.answer(batch);
    await Promise.all(all);
    expect([1, 2, 3].map((batch) => at.streams(batch))).toEqual([[stream(1)], [stream(2)], [stream(3)]]);
  });

  it('lets a second append to a stream wait for the next batch, not the others', async () => {
    const { at, commit } = open();
    const all = [1, 1, 2, 1].map((number) => commit.append(appendTo(number)));
    for (const batch of [1, 2, 3]) await at.answer(batch);
    await Promise.all(all);
    expect([1, 2, 3].map((batch) => at.streams(batch))).toEqual([[stream(1), stream(2)], [stream(1)], [stream(1)]]);
  });

  it.each(['ECONNRESET', '57P01', '53300', '40001'])('sends the same batch again after %s', async (code) => {
    const { at, commit } = open();
    const all = [1, 2].map((number) => commit.append(appendTo(number)));
    await at.fail(1, code === 'ECONNRESET' ? new Error(code) : postgresError(code));
    await at.answer(2);
    expect(await Promise.all(all)).toEqual([appended, appended]);
    expect(at.batches[1]).toEqual(at.batches[0]);
  });

  it('gives up after a while, for all that wait, and works again later', async () => {
    const { at, commit } = open({ retryMilliseconds: 30, batchAppends: 1 });
    const all = Promise.allSettled([1, 2, 3].map((number) => commit.append(appendTo(number))));
    const away = new Error('connection refused');
    await at.fail(1, away);
    await at.fail(2, away);
    for (const outcome of await all) {
      const reason = outcome.status === 'rejected' ? (outcome.reason as Error) : undefined;
      expect(reason).toBeInstanceOf(EventLogUnavailable);
      expect(reason?.cause).toBe(away);
    }
    const next = commit.append(appendTo(4));
    await at.answer(3);
    expect(await next).toEqual(appended);
  });

  it('does not try again what only an administrator can mend', async () => {
    const { at, commit } = open();
    const append = commit.append(appendTo(1));
    const outcome = expect(append).rejects.toBeInstanceOf(EventLogUnavailable);
    await at.fail(1, postgresError('42501'));
    await outcome;
    expect(at.batches).toHaveLength(1);
  });

  it('isolates the append that the store refuses', async () => {
    const poison = stream(6);
    const stored: string[] = [];
    const commit = new GroupCommit((appends) => {
      if (appends.some((append) => append.stream === poison)) return Promise.reject(postgresError('22021'));
      stored.push(...appends.map((append) => append.stream));
      return Promise.resolve(appends.map(() => appended));
    }, defaultLimits);
    const outcomes = await Promise.allSettled(upTo(9).map((number) => commit.append(appendTo(number))));
    expect(outcomes.map((outcome) => outcome.status === 'rejected')).toEqual(upTo(9).map((number) => number === 6));
    expect(outcomes[5]).toMatchObject({ reason: expect.any(EventRefused) as unknown });
    expect(stored).toEqual(
      upTo(9)
        .map(stream)
        .filter((name) => name !== poison),
    );
  });

  it.each([
    ['appends', { waitingAppends: 3 }],
    ['bytes', { waitingBytes: 1_300 }],
  ])('turns away what comes when too many %s wait, and takes more when they are gone', async (_, limits) => {
    const { at, commit } = open(limits);
    const first = commit.append(appendTo(0));
    await at.arrival(1);
    const waiting = [1, 2, 3].map((number) => commit.append(appendTo(number, 1, 'x'.repeat(200))));
    await expect(commit.append(appendTo(4, 1, 'x'.repeat(200)))).rejects.toBeInstanceOf(EventLogOverloaded);
    await at.answer(1);
    await at.answer(2);
    await Promise.all([first, ...waiting]);
    const later = commit.append(appendTo(5));
    await at.answer(3);
    expect(await later).toEqual(appended);
    expect(at.streams(2)).toEqual([1, 2, 3].map(stream));
  });

  it('is drained when everything that waits is answered', async () => {
    const { at, commit } = open({ batchAppends: 1 });
    await commit.drained();
    const answered: number[] = [];
    for (const number of [1, 2]) void commit.append(appendTo(number)).then(() => answered.push(number));
    const drained = commit.drained();
    await at.answer(1);
    await at.answer(2);
    await drained;
    expect(answered).toEqual([1, 2]);
  });
});
