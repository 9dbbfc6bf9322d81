/** Keeps the last answer to each question for a moment; who asks while it is being fetched waits for the same answer. */
export class ShortMemory<Value> {
  private readonly kept = new Map<string, { readonly value: Value; readonly until: number }>();
  private readonly fetching = new Map<string, Promise<Value>>();

  constructor(
    private readonly milliseconds: number,
    private readonly fetch: (key: string) => Promise<Value>,
  ) {}

  get(key: string): Promise<Value> | Value {
    const kept = this.kept.get(key);
    if (kept !== undefined && performance.now() < kept.until) return kept.value;
    const known = this.fetching.get(key);
    if (known !== undefined) return known;
    const fetched = this.fetch(key)
      .then((value) => {
        this.put(key, value);
        return value;
      })
      .finally(() => this.fetching.delete(key));
    this.fetching.set(key, fetched);
    return fetched;
  }

  peek(key: string): Value | undefined {
    return this.kept.get(key)?.value;
  }

  put(key: string, value: Value): void {
    this.kept.set(key, { value, until: performance.now() + this.milliseconds });
  }
}
