import { Readable } from 'node:stream';
import { request } from 'undici';
import { campaignId, type Precinct } from '../workload/campaign.js';
import { batchLine, submissionRequests } from '../workload/requests.js';
import type { BenchServer } from './bench-server.js';
import { openConnections, type Answer, type HttpConnection } from './http-connection.js';
import { closedLoop, openLoop, type Load, type LoadResult } from './load.js';
import { SystemStatus, type Lag } from './system-status.js';
import { usageBetween, type Usage } from './usage.js';

/** Protocols that were sent until every receipt was there. */
export interface Sent extends LoadResult {
  /** Of the server meanwhile. */
  readonly usage: Usage;
  readonly generatorSeconds: number;
}

/** The same, and until everything was visible in every view. */
export interface SentAndSeen extends Sent {
  /** When the last receipt came. */
  readonly lag: Lag;
  /** From the first request to the moment at which the last protocol was visible. */
  readonly secondsUntilVisible: number;
  /** Of the server until then. */
  readonly usageUntilVisible: Usage;
}

export type OnAnswer = (answer: Answer, number: number) => void;

/** Sends protocols to a server, each for a precinct that has none yet. */
export class Session {
  private used = 0;

  private constructor(
    private readonly bench: BenchServer,
    private readonly connectionCount: number,
    readonly status: SystemStatus,
  ) {}

  static async open(bench: BenchServer, connectionCount = 64): Promise<Session> {
    const { url } = bench.server;
    return new Session(bench, connectionCount, await SystemStatus.open(url));
  }

  /** The precincts whose protocols come next. */
  upcoming(count: number): readonly Precinct[] {
    return this.bench.precincts.slice(this.used, this.used + count);
  }

  /** Single submissions, as fast as the receipts come. */
  closed(count: number, onAnswer: OnAnswer = expectReceipt): Promise<Sent> {
    return this.connected((connections) => closedLoop(this.load(connections, count, onAnswer)));
  }

  /** Single submissions at a steady rate. */
  steady(count: number, perSecond: number, onAnswer: OnAnswer = expectReceipt): Promise<Sent> {
    return this.connected((connections) => openLoop({ ...this.load(connections, count, onAnswer), perSecond }));
  }

  /** One NDJSON batch; latency is not measured. */
  async batch(count: number): Promise<Omit<Sent, 'latency'>> {
    const precincts = this.take(count);
    return this.measured(async () => {
      const began = performance.now();
      const answered = await sendBatch(this.bench.server.url, precincts);
      if (answered !== count) throw new Error(`${answered} of ${count} lines were answered with a receipt`);
      return { count, seconds: (performance.now() - began) / 1000 };
    });
  }

  /** Does `send`, then waits until all of it is visible. */
  async untilVisible<Result extends Omit<Sent, 'latency'>>(
    send: () => Promise<Result>,
  ): Promise<Result & Omit<SentAndSeen, keyof Sent>> {
    const before = this.bench.server.usage();
    const began = performance.now();
    const sent = await send();
    const lag = await this.status.lag();
    await this.status.caughtUp();
    const secondsUntilVisible = (performance.now() - began) / 1000;
    const usageUntilVisible = usageBetween(before, this.bench.server.usage());
    return { ...sent, lag, secondsUntilVisible, usageUntilVisible };
  }

  close(): void {
    this.status.close();
  }

  private take(count: number): readonly Precinct[] {
    const precincts = this.upcoming(count);
    if (precincts.length < count) throw new RangeError('the campaign has too few precincts for this benchmark');
    this.used += count;
    return precincts;
  }

  private load(connections: readonly HttpConnection[], count: number, onAnswer: OnAnswer): Load {
    const requestOf = submissionRequests(this.bench.server.url, this.take(count));
    return { connections, requestOf, count, onAnswer };
  }

  /** With connections of its own: between two measurements the server may have closed idle ones. */
  private async connected<Result>(
    work: (connections: readonly HttpConnection[]) => Promise<Result>,
  ): ReturnType<typeof this.measured<Result>> {
    const connections = await openConnections(this.bench.server.url, this.connectionCount);
    try {
      return await this.measured(() => work(connections));
    } finally {
      for (const connection of connections) connection.close();
    }
  }

  private async measured<Result>(
    work: () => Promise<Result>,
  ): Promise<Result & { readonly usage: Usage; readonly generatorSeconds: number }> {
    const before = this.bench.server.usage();
    const generatorBefore = process.cpuUsage();
    const result = await work();
    const generator = process.cpuUsage(generatorBefore);
    const usage = usageBetween(before, this.bench.server.usage());
    return { ...result, usage, generatorSeconds: (generator.user + generator.system) / 1e6 };
  }
}

export function expectReceipt({ status, body }: Answer): void {
  if (status !== 202) throw new Error(`a submission was answered with ${status}: ${body.slice(0, 500)}`);
}

const linesPerChunk = 32;
const newline = 0x0a;

/** @returns how many lines were answered with a receipt. */
async function sendBatch(url: URL, precincts: readonly Precinct[]): Promise<number> {
  const { statusCode, body } = await request(new URL(`/api/v1/campaigns/${campaignId}/submission-batches`, url), {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', 'vybory-body': 'secretariat' },
    body: Readable.from(batchChunks(precincts)),
  });
  if (statusCode >= 300)
    throw new Error(`the batch was answered with ${statusCode}: ${(await body.text()).slice(0, 500)}`);
  let lines = 0;
  let refused: string | undefined;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) lines++;
    if (chunk.includes('"problem":')) refused ??= chunk.toString('utf8').slice(0, 500);
  }
  if (refused !== undefined) throw new Error(`a line of the batch was refused: ${refused}`);
  return lines;
}

function* batchChunks(precincts: readonly Precinct[]): Generator<Buffer> {
  for (let from = 0; from < precincts.length; from += linesPerChunk) {
    const lines = precincts
      .slice(from, from + linesPerChunk)
      .map((precinct, index) => batchLine(precinct, from + index));
    yield Buffer.from(lines.join(''), 'latin1');
  }
}

export function rate({ count, seconds }: Pick<LoadResult, 'count' | 'seconds'>): number {
  return count / seconds;
}
