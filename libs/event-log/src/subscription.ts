import { setTimeout as pause } from 'node:timers/promises';
import type { Doorbell } from './doorbell.js';
import type { LogName, LogPage, ReadLogOptions, SubscribeOptions } from './port.js';

export type ReadPage = (log: LogName, options: ReadLogOptions) => Promise<LogPage>;

/** Pages in order until `options.signal` aborts; what fails while reading is thrown to the consumer. */
export async function* follow(
  log: LogName,
  options: SubscribeOptions,
  readPage: ReadPage,
  doorbell: Doorbell,
): AsyncGenerator<LogPage, void, undefined> {
  const { signal, gatherMilliseconds = () => 0, ...query } = options;
  const read = (after: number): Promise<LogPage> => readPage(log, { ...query, after });
  let after = options.after;
  let ahead: Promise<LogPage> | undefined;
  while (!signal.aborted) {
    const page = await unlessAborted(ahead ?? read(after), signal);
    if (page === undefined) return;
    const full = page.events.length >= options.limit;
    const moved = page.through > after;
    after = page.through;
    // Behind a full page there is most likely more: the store reads it while the consumer works.
    ahead = full ? readAhead(read, after) : undefined;
    if (moved) yield page;
    else await doorbell.wait(log, after, signal);
    const gather = full ? 0 : gatherMilliseconds(page.events.length);
    if (gather > 0) await unlessAborted(pause(gather, undefined, { signal }), signal);
  }
}

/** Nothing matters any more to a subscription that was aborted, failures included. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  try {
    const value = await promise;
    return signal.aborted ? undefined : value;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/** The consumer may leave before it asks for this page, so its failure must not count as unheard. */
function readAhead(read: (after: number) => Promise<LogPage>, after: number): Promise<LogPage> {
  const page = read(after);
  page.catch(() => undefined);
  return page;
}
