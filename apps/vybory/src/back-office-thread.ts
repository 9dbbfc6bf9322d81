import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { BackOfficeData, ToBackOffice } from './back-office.js';

/** The front thread's handle on the back office. */
export class BackOfficeThread {
  private readonly stopped: Promise<void>;

  private constructor(
    private readonly worker: Worker,
    onDeath: (error: unknown) => void,
  ) {
    worker.on('error', onDeath);
    this.stopped = once(worker, 'exit').then(() => undefined);
  }

  /** Resolves when it works. `onDeath` is called when it ends because of an error. */
  static async start(data: BackOfficeData, logger: Logger, onDeath: (error: unknown) => void): Promise<BackOfficeThread> {
    const worker = new Worker(new URL('./back-office.js', import.meta.url), { workerData: data, name: 'back-office' });
    const thread = new BackOfficeThread(worker, onDeath);
    await once(worker, 'message');
    logger.debug({ msg: 'the back office works' });
    return thread;
  }

  /** Lets it finish the page in hand. */
  async stop(): Promise<void> {
    const message: ToBackOffice = { type: 'stop' };
    this.worker.postMessage(message);
    await this.stopped;
  }
}

