import type { LogName } from '#vybory/event-log';

/** How far primary processing has come in each log. Losing one only means doing again what changes nothing. */
export interface Bookmarks {
  /** 0 when nothing was processed yet. */
  read(log: LogName): Promise<number>;
  write(log: LogName, position: number): Promise<void>;
}

export class MemoryBookmarks implements Bookmarks {
  private readonly positions = new Map<LogName, number>();

  read(log: LogName): Promise<number> {
    return Promise.resolve(this.positions.get(log) ?? 0);
  }

  write(log: LogName, position: number): Promise<void> {
    this.positions.set(log, Math.max(position, this.positions.get(log) ?? 0));
    return Promise.resolve();
  }
}
