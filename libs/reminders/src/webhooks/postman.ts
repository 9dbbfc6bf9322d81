import { backOff } from 'exponential-backoff';
import { setTimeout as pause } from 'node:timers/promises';
import { request } from 'undici';
import { newEvent, streamName, type EventLog, type LogName, type RecordedEvent } from '#vybory/event-log';
import { withheldReadings, withoutReading, type PaperEntered, type WithheldUntil } from '#vybory/submissions';
import { sign, signatureHeader } from './signature.js';
import type { WebhookEndpoint } from './endpoints.js';

/** An event reached an endpoint, or was given up after the last attempt: the stream `webhook-<campaign>.<endpoint>`. */
export interface WebhookSettled {
  readonly type: 'WebhookDelivered' | 'WebhookGivenUp';
  readonly data: {
    readonly endpoint: string;
    readonly event: string;
    readonly position: number;
    readonly attempts: number;
    /** Of the last attempt; given when it failed. */
    readonly reason?: string;
  };
}

export interface PostmanOptions {
  readonly eventLog: EventLog;
  readonly endpoints: readonly WebhookEndpoint[];
  readonly onTrouble: (endpoint: string, error: unknown) => void;
  readonly attempts?: number;
  readonly firstPauseMilliseconds?: number;
  readonly newLogsMilliseconds?: number;
}

const longestPauseMilliseconds = 5 * 60_000;
const answerMilliseconds = 10_000;

/** Brings events to endpoints in the order of the log, each at least once; the receiver knows a repeated one by its id. */
export class Postman {
  private readonly stopping = new AbortController();
  private readonly rounds = new Map<string, Promise<void>>();
  private discovery: Promise<void> | undefined;

  constructor(private readonly options: PostmanOptions) {}

  start(): void {
    if (this.options.endpoints.length > 0) this.discovery ??= this.discover();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.discovery;
    await Promise.all(this.rounds.values());
  }

  private async discover(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      // A log that cannot be listed now will be listed at the next look.
      const logs = await this.options.eventLog.logs().catch(() => []);
      for (const log of logs) for (const endpoint of this.options.endpoints) this.begin(log, endpoint);
      await pause(this.options.newLogsMilliseconds ?? 1_000, undefined, { signal }).catch(() => undefined);
    }
  }

  private begin(log: LogName, endpoint: WebhookEndpoint): void {
    const id = `${log} ${endpoint.id}`;
    if (!this.rounds.has(id)) this.rounds.set(id, this.serve(log, endpoint));
  }

  private async serve(log: LogName, endpoint: WebhookEndpoint): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.follow(log, endpoint);
      } catch (error) {
        this.options.onTrouble(endpoint.id, error);
        await pause(1_000, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async follow(log: LogName, endpoint: WebhookEndpoint): Promise<void> {
    const stream = streamName(`webhook-${log}.${endpoint.id}`);
    const [last] = await this.options.eventLog.readStream(log, stream, { direction: 'backward', limit: 1 });
    let version = last?.version ?? 0;
    const after = (last as RecordedEvent<WebhookSettled['data']> | undefined)?.data.position ?? 0;
    const { signal } = this.stopping;
    for await (const page of this.options.eventLog.subscribe(log, {
      after,
      limit: 100,
      types: endpoint.types,
      signal,
    })) {
      for (const event of page.events) {
        const settled = await this.deliver(endpoint, event);
        if (settled === undefined) return;
        const result = await this.options.eventLog.append(log, stream, version, [
          newEvent(settled, { actor: 'webhooks' }),
        ]);
        // Another postman serves the same endpoint: what it has done counts.
        if (result.status === 'conflict') return;
        version = result.version;
      }
    }
  }

  /** Undefined: it was stopped in the middle; the next start begins with this event again. */
  private async deliver(endpoint: WebhookEndpoint, event: RecordedEvent): Promise<WebhookSettled | undefined> {
    const { signal } = this.stopping;
    const { id, type, position, stream, recordedAt, log } = event;
    const told = await toldOf(event, this.options.eventLog);
    const body = JSON.stringify({ id, type, campaign: log, position, stream, recordedAt, ...told });
    let attempts = 0;
    const place = { endpoint: endpoint.id, event: id, position };
    try {
      await backOff(
        () => {
          attempts++;
          return send(endpoint, id, body, signal);
        },
        {
          numOfAttempts: this.options.attempts ?? 12,
          startingDelay: this.options.firstPauseMilliseconds ?? 1_000,
          maxDelay: longestPauseMilliseconds,
          jitter: 'full',
          retry: () => !signal.aborted,
        },
      );
      return { type: 'WebhookDelivered', data: { ...place, attempts } };
    } catch (error) {
      if (signal.aborted) return undefined;
      this.options.onTrouble(endpoint.id, error);
      return { type: 'WebhookGivenUp', data: { ...place, attempts, reason: String(error).slice(0, 500) } };
    }
  }
}

/** What a registrar read on a paper is not told while another one has to read it alone; who is told of its confirmation gets it then. */
async function toldOf(
  { type, log, stream, data }: RecordedEvent,
  eventLog: Pick<EventLog, 'readStream'>,
): Promise<{ readonly data: unknown; readonly withheld?: { readonly until: WithheldUntil } }> {
  if (type !== 'PaperEntered') return { data };
  const entered = data as PaperEntered['data'];
  const until = withheldReadings(await eventLog.readStream(log, stream), false).get(entered.entry);
  return until === undefined ? { data } : { data: withoutReading(entered), withheld: { until } };
}

async function send({ url, secret }: WebhookEndpoint, event: string, body: string, signal: AbortSignal): Promise<void> {
  const { statusCode, body: answer } = await request(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'vybory-event': event,
      [signatureHeader]: sign(secret, Math.floor(Date.now() / 1000), body),
    },
    body,
    headersTimeout: answerMilliseconds,
    bodyTimeout: answerMilliseconds,
    signal,
  });
  await answer.dump();
  if (statusCode < 200 || statusCode > 299) throw new Error(`answered with ${statusCode}`);
}
