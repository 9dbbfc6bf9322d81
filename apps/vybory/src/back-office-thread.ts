import { once } from 'node:events';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { EventLogUnavailable } from '#vybory/event-log';
import type {
  Answers,
  BackOfficeData,
  BackOfficeDesk,
  BackOfficeListener,
  FromBackOffice,
  Question,
  ToBackOffice,
} from './back-office-protocol.js';

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A page of events must die young: carried into the old generation it stays until a full collection. The old generation is
 * not bounded here, because the end of a bound would be the end of the thread.
 */
const memoryLimits: ResourceLimits = { maxYoungGenerationSizeMb: 96 };

/** The back office in a thread of its own. */
export class BackOfficeThread implements BackOfficeDesk {
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private stopping = false;

  private constructor(
    private readonly worker: Worker,
    private readonly listener: BackOfficeListener,
  ) {
    worker.on('message', (message: FromBackOffice) => this.hear(message));
    worker.on('error', (error: Error) => this.dead(error));
    worker.on('exit', (code) => this.dead(new Error(`the back office ended with code ${code}`)));
  }

  /** Resolves when it works; rejects when it does not come up. */
  static async start(data: BackOfficeData, listener: BackOfficeListener): Promise<BackOfficeThread> {
    const worker = new Worker(new URL('./back-office-worker.js', import.meta.url), {
      workerData: data,
      name: 'back-office',
      resourceLimits: memoryLimits,
    });
    await once(worker, 'message');
    return new BackOfficeThread(worker, listener);
  }

  ask<Type extends Question['type']>(question: Extract<Question, { type: Type }>): Promise<Answers[Type]> {
    const no = ++this.asked;
    return new Promise((resolve, reject) => {
      // The answer to a question has the type that the protocol gives it.
      this.waiting.set(no, { resolve: resolve as (answer: unknown) => void, reject });
      this.worker.postMessage({ ...question, no } satisfies ToBackOffice);
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const ended = once(this.worker, 'exit');
    await this.ask({ type: 'stop' });
    await ended;
  }

  private hear(message: FromBackOffice): void {
    switch (message.type) {
      case 'started':
        return;
      case 'committed':
        this.listener.onCommitted(message.notice);
        return;
      case 'answer':
        this.take(message.no)?.resolve(message.answer);
        return;
      case 'refusal':
        this.take(message.no)?.reject(
          message.passing ? new EventLogUnavailable(message.reason) : new Error(message.reason),
        );
        return;
      default: {
        const never: never = message;
        return never;
      }
    }
  }

  private take(no: number): Waiting | undefined {
    const waiting = this.waiting.get(no);
    this.waiting.delete(no);
    return waiting;
  }

  private dead(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
    if (this.stopping) return;
    this.stopping = true;
    this.listener.onDeath(error);
  }
}
