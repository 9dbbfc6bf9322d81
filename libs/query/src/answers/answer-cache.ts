import { LRUCache } from 'lru-cache';

/** The texts of answers that were asked for last, within a bound of bytes. */
export class AnswerCache<Entry extends object | string> {
  private readonly entries: LRUCache<string, Entry>;

  /** @param sizeOf bytes that an entry takes */
  constructor(maximumBytes: number, sizeOf: (entry: Entry) => number) {
    this.entries = new LRUCache({
      maxSize: maximumBytes,
      sizeCalculation: (entry, key) => sizeOf(entry) + key.length * 2,
    });
  }

  get bytes(): number {
    return this.entries.calculatedSize;
  }

  get(key: string): Entry | undefined {
    return this.entries.get(key);
  }

  set(key: string, entry: Entry): void {
    this.entries.set(key, entry);
  }
}
