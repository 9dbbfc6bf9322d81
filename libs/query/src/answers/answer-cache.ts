/** The texts of answers that were asked for last, within a bound of bytes. */
export class AnswerCache<Entry> {
  private readonly entries = new Map<string, { readonly entry: Entry; readonly bytes: number }>();
  private size = 0;

  /** @param sizeOf bytes that an entry takes */
  constructor(
    private readonly maximumBytes: number,
    private readonly sizeOf: (entry: Entry) => number,
  ) {}

  get bytes(): number {
    return this.size;
  }

  get(key: string): Entry | undefined {
    const found = this.entries.get(key);
    if (found === undefined) return undefined;
    // Insertion order is the order of use.
    this.entries.delete(key);
    this.entries.set(key, found);
    return found.entry;
  }

  set(key: string, entry: Entry): void {
    this.drop(key);
    const bytes = this.sizeOf(entry) + key.length * 2;
    if (bytes > this.maximumBytes) return;
    this.entries.set(key, { entry, bytes });
    this.size += bytes;
    for (const oldest of this.entries.keys()) {
      if (this.size <= this.maximumBytes) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.size -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }
}
