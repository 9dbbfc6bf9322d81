import { newEvent, streamName, type EventLog, type LogName, type RecordedEvent } from '#vybory/event-log';
import type { SubmissionId } from '#vybory/submissions';
import { processor } from './following-event.js';

/**
 * The book of incoming correspondence of a campaign, as a stream of its own: which submission got which number. An entry is
 * durable before any number of it is used, and is never given twice, so that numbers have no gap whatever is killed when.
 */
export interface RegistrationNumbersAssigned {
  readonly type: 'RegistrationNumbersAssigned';
  readonly data: {
    /** Number of the first submission; the others follow one by one. */
    readonly first: number;
    readonly submissions: readonly SubmissionId[];
    /** Position in the log up to which submissions have been read when the entry was made. */
    readonly through: number;
  };
}

/** Another process has written into the book: what this one believes about numbers is out of date. */
export class RegistrationBookMoved extends Error {
  override readonly name = 'RegistrationBookMoved';
}

const entriesPerRead = 100;

export class RegistrationBook {
  private readonly numbers = new Map<SubmissionId, number>();
  private pending: SubmissionId[] = [];

  private constructor(
    private readonly eventLog: EventLog,
    private readonly log: LogName,
    private version: number,
    private next: number,
  ) {}

  /** Opens the book with the numbers that were given for what comes behind `bookmark`: their use may not have happened yet. */
  static async open(eventLog: EventLog, log: LogName, bookmark: number): Promise<RegistrationBook> {
    const entries = await entriesBehind(eventLog, log, bookmark);
    const [last] = entries;
    const next = last ? last.data.first + last.data.submissions.length : 1;
    const book = new RegistrationBook(eventLog, log, last?.version ?? 0, next);
    for (const { data } of entries) data.submissions.forEach((id, index) => book.numbers.set(id, data.first + index));
    return book;
  }

  /** The number of a submission: the one it has, or the next one, which becomes durable with {@link commit}. */
  numberFor(submission: SubmissionId): number {
    const known = this.numbers.get(submission);
    if (known !== undefined) return known;
    const number = this.next + this.pending.length;
    this.pending.push(submission);
    this.numbers.set(submission, number);
    return number;
  }

  /** @throws RegistrationBookMoved when another process was faster; open the book anew. */
  async commit(through: number): Promise<void> {
    if (this.pending.length === 0) return;
    const entry: RegistrationNumbersAssigned = {
      type: 'RegistrationNumbersAssigned',
      data: { first: this.next, submissions: this.pending, through },
    };
    const result = await this.eventLog.append(this.log, bookStream(this.log), this.version, [
      newEvent(entry, { actor: processor }),
    ]);
    if (result.status === 'conflict')
      throw new RegistrationBookMoved(`${this.log}: version ${result.actualVersion}, not ${this.version}`);
    this.version = result.version;
    this.next += this.pending.length;
    this.pending = [];
  }

  /** Numbers whose use is durable need not be remembered. */
  forget(submissions: Iterable<SubmissionId>): void {
    for (const submission of submissions) this.numbers.delete(submission);
  }
}

export function bookStream(log: LogName): ReturnType<typeof streamName> {
  return streamName(`registration-book-${log}`);
}

type Entry = RecordedEvent<RegistrationNumbersAssigned['data']>;

/** Newest first: the last entry always, and those before it that were made behind the bookmark. */
async function entriesBehind(eventLog: EventLog, log: LogName, bookmark: number): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  let from: number | undefined;
  for (;;) {
    const page = (await eventLog.readStream(log, bookStream(log), {
      direction: 'backward',
      limit: entriesPerRead,
      ...(from !== undefined && { from }),
    })) as readonly Entry[];
    for (const entry of page) {
      if (found.length > 0 && entry.data.through <= bookmark) return found;
      found.push(entry);
    }
    const oldest = page.at(-1);
    if (!oldest || oldest.version === 1) return found;
    from = oldest.version - 1;
  }
}
