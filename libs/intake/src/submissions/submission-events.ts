import type { FastifyReply, FastifyRequest } from 'fastify';
import { logName } from '#vybory/event-log';
import { requestLanguage } from '#vybory/platform';
import type { OutcomeWatch } from './outcome-watch.js';
import type { HistoryEntry, Located, SubmissionReader } from './submission-reader.js';

export interface EventStream {
  readonly located: Located;
  readonly reader: SubmissionReader;
  readonly outcomes: OutcomeWatch;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Proxies close a connection on which nothing is said. */
const heartbeatMilliseconds = 15_000;

/**
 * The life of a slot as server-sent events: what has happened, then what happens, until the client leaves or the server closes. The id of an
 * event is its version in the stream, so that `Last-Event-ID` resumes behind it.
 */
export async function streamEvents({ located, reader, outcomes, request, reply }: EventStream): Promise<void> {
  const gone = new AbortController();
  reply.hijack();
  reply.raw.once('close', () => gone.abort());
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  let told = Number(request.headers['last-event-id'] ?? 0) || 0;
  const language = requestLanguage(request);
  const look = async (): Promise<readonly HistoryEntry[] | undefined> => {
    const events = (await reader.history(located, language)).filter(({ version }) => version > told);
    return events.length > 0 ? events : undefined;
  };
  const log = logName(located.address.slot.campaign);
  const clientIsThere = (): boolean => !gone.signal.aborted && !outcomes.closed;
  while (clientIsThere()) {
    const news = await outcomes.until(log, located.stream, look, {
      milliseconds: heartbeatMilliseconds,
      signal: gone.signal,
    });
    if (clientIsThere()) reply.raw.write(news ? news.map(message).join('') : ': nothing new\n\n');
    told = news?.at(-1)?.version ?? told;
  }
  reply.raw.end();
}

function message(entry: HistoryEntry): string {
  return `id: ${entry.version}\nevent: ${entry.type}\ndata: ${JSON.stringify(entry)}\n\n`;
}
