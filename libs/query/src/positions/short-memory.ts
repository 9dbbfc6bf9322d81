interface Kept<Value> {
  readonly value: Value;
  readonly at: number;
}

/** How old an answer may be that is given while a newer one is being fetched. */
export const outdatedMilliseconds = 1_000;

/**
 * Keeps the last answer to each question for a moment. Behind that moment it is fetched anew, once for all who ask; who does
 * not insist on the newest gets the last one meanwhile, unless that is too old.
 */
export class ShortMemory<Value> {
  private readonly kept = new Map<string, Kept<Value>>();
  private readonly fetching = new Map<string, Promise<Value>>();

  constructor(
    private readonly milliseconds: number,
    private readonly fetch: (key: string) => Promise<Value>,
  ) {}

  get(key: string, newest: boolean): Promise<Value> | Value {
    const kept = this.kept.get(key);
    const age = kept === undefined ? Infinity : performance.now() - kept.at;
    if (kept !== undefined && age < this.milliseconds) return kept.value;
    const fetched = this.fetching.get(key) ?? this.fetchOnce(key);
    if (newest || kept?.value === undefined || age > outdatedMilliseconds) return fetched;
    // Whoever asks when the last answer is too old meets the failure.
    fetched.catch(() => undefined);
    return kept.value;
  }

  peek(key: string): Value | undefined {
    return this.kept.get(key)?.value;
  }

  put(key: string, value: Value): void {
    this.kept.set(key, { value, at: performance.now() });
  }

  private fetchOnce(key: string): Promise<Value> {
    const fetched = this.fetch(key)
      .then((value) => {
        this.put(key, value);
        return value;
      })
      .finally(() => this.fetching.delete(key));
    this.fetching.set(key, fetched);
    return fetched;
  }
}
