import type { LogName } from './port.js';

interface Visitor {
  readonly log: LogName;
  readonly after: number;
  readonly enter: () => void;
}

/** Asks the store how far each log is. */
export type LookOutside = () => Promise<ReadonlyMap<LogName, number>>;

/**
 * Wakes those who wait for a log to move beyond a position: at once for what this process appends, and for what others
 * append by one look at the store per interval, however many wait. Knows positions, so that no ring can be missed.
 */
export class Doorbell {
  private readonly heads = new Map<LogName, number>();
  private readonly visitors = new Set<Visitor>();
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(
    private readonly lookOutside?: LookOutside,
    private readonly intervalMilliseconds = 50,
  ) {}

  ring(log: LogName, head: number): void {
    if (head <= (this.heads.get(log) ?? 0)) return;
    this.heads.set(log, head);
    for (const visitor of this.visitors) {
      if (visitor.log === log && visitor.after < head) visitor.enter();
    }
  }

  private ringAll(): void {
    for (const visitor of this.visitors) visitor.enter();
  }

  /** Resolves when the log may be beyond `after`, or when `signal` aborts. */
  async wait(log: LogName, after: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || (this.heads.get(log) ?? 0) > after) return;
    await new Promise<void>((resolve) => {
      const enter = (): void => {
        this.visitors.delete(visitor);
        if (this.visitors.size === 0) this.stopLooking();
        signal.removeEventListener('abort', enter);
        resolve();
      };
      const visitor: Visitor = { log, after, enter };
      this.visitors.add(visitor);
      signal.addEventListener('abort', enter);
      this.lookLater();
    });
  }

  private lookLater(): void {
    const { lookOutside } = this;
    if (lookOutside === undefined || this.looking || this.timer !== undefined || this.visitors.size === 0) return;
    this.timer = setTimeout(() => void this.lookNow(lookOutside), this.intervalMilliseconds);
  }

  private async lookNow(lookOutside: LookOutside): Promise<void> {
    this.timer = undefined;
    this.looking = true;
    try {
      for (const [log, head] of await lookOutside()) this.ring(log, head);
    } catch {
      // Whoever waits finds the reason in its own next read.
      this.ringAll();
    }
    this.looking = false;
    this.lookLater();
  }

  private stopLooking(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
