import { Inject, Injectable } from '@nestjs/common';
import { logName, type EventLog, type LogHead } from '#vybory/event-log';
import { text } from '#vybory/language';
import { QUERY_EVENT_LOG } from '../ports.js';
import type { QueryParameters } from '../parameters/query-parameters.js';
import { badQuery } from '../parameters/query-problem.js';
import { ShortMemory } from './short-memory.js';

/** A moment of a log. */
export interface Moment {
  readonly position: number;
  /** What the clock says: the instant that was asked for, or that of the position. */
  readonly clock: Date;
  /** When the log took the event at `position`; undefined before the first event. */
  readonly at: string | undefined;
}

const headMilliseconds = 50;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** What was asked as `asOf`: nothing (now), a position of the log, or an instant. */
export type AskedMoment =
  { readonly kind: 'position'; readonly position: number } | { readonly kind: 'instant'; readonly instant: string };

/** Reads the parameter `asOf`: a position, or date and time with an offset (RFC 3339). */
export function asOfParameter(parameters: QueryParameters): AskedMoment | undefined {
  const given = parameters.text('asOf');
  if (given === undefined) return undefined;
  if (/^\d{1,15}$/.test(given)) return { kind: 'position', position: Number(given) };
  const instant = instantPattern.test(given) ? Date.parse(given) : Number.NaN;
  if (!Number.isNaN(instant)) return { kind: 'instant', instant: new Date(instant).toISOString() };
  const message = text(
    'Параметр «asOf» має бути позицією журналу або датою й часом зі зміщенням, наприклад 2019-03-31T21:00:00+03:00',
    'The parameter "asOf" must be a position of the log or a date and time with an offset, such as 2019-03-31T21:00:00+03:00',
  );
  parameters.refuse('asOf', 'as-of-malformed', message, given);
  return undefined;
}

/** Places and times of logs. */
@Injectable()
export class LogMoments {
  private readonly heads: ShortMemory<LogHead>;

  constructor(@Inject(QUERY_EVENT_LOG) private readonly eventLog: Pick<EventLog, 'head' | 'readLog'>) {
    this.heads = new ShortMemory(headMilliseconds, (log) => this.eventLog.head(logName(log)));
  }

  head(log: string, newest: boolean): Promise<LogHead> | LogHead {
    return this.heads.get(log, newest);
  }

  /** @throws Problem 400 for a position that the log does not have yet */
  async find(log: string, asked: AskedMoment): Promise<Moment> {
    const head = await this.eventLog.head(logName(log));
    if (asked.kind === 'instant') return this.lastUntil(log, asked.instant, head);
    if (asked.position <= head.position) {
      const at = asked.position === 0 ? undefined : await this.recordedAt(log, asked.position);
      return { position: asked.position, at, clock: new Date(at ?? 0) };
    }
    const message = text(
      `Журнал кампанії закінчується на позиції ${head.position}`,
      `The log of the campaign ends at position ${head.position}`,
    );
    throw badQuery([{ path: 'asOf', code: 'as-of-ahead', message, expected: head.position, actual: asked.position }]);
  }

  /** The last event that the log took at or before an instant: halving works because times never go back within a log. */
  private async lastUntil(log: string, instant: string, head: LogHead): Promise<Moment> {
    const clock = new Date(instant);
    if (head.recordedAt !== undefined && head.recordedAt <= instant)
      return { position: head.position, at: head.recordedAt, clock };
    let found: Moment = { position: 0, at: undefined, clock };
    let end = head.position;
    while (found.position < end) {
      const middle = Math.floor((found.position + end - 1) / 2);
      const event = await this.firstBehind(log, middle);
      if (event !== undefined && event.recordedAt <= instant)
        found = { position: event.position, at: event.recordedAt, clock };
      else end = middle;
    }
    return found;
  }

  private async recordedAt(log: string, position: number): Promise<string | undefined> {
    return (await this.firstBehind(log, position - 1))?.recordedAt;
  }

  private async firstBehind(
    log: string,
    after: number,
  ): Promise<{ readonly position: number; readonly recordedAt: string } | undefined> {
    const { events } = await this.eventLog.readLog(logName(log), { after, limit: 1 });
    return events[0];
  }
}
