/** How much is under way at a time. */
export interface Breadth<Item> {
  readonly items: number;
  /** Together, unless one item alone is more. */
  readonly bytes: number;
  readonly bytesOf: (item: Item) => number;
  /** Takes back an item that was read and will not be worked on. */
  readonly drop: (item: Item) => void;
}

/** Most items are so small that their number bounds them. */
const uncountedBytes = 64 * 1024;

/**
 * Runs `work` for many items at once, at most so much at a time, and yields the results in the order of the items, each as
 * soon as it and all before it are there: a client that waits for an answer before it sends more is not left waiting.
 */
export async function* ordered<Item, Result>(
  items: AsyncIterable<Item>,
  breadth: Breadth<Item>,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  const running: Promise<Result>[] = [];
  const place = new Signal();
  const news = new Signal();
  const source = { ended: false, unwanted: false };
  const large = new LargeItems(breadth.bytes, () => place.raise());

  const takeItems = async (): Promise<void> => {
    for (;;) {
      while (running.length >= breadth.items && !source.unwanted) await place.raised();
      const next = source.unwanted ? undefined : await iterator.next();
      if (next === undefined || next.done === true) return;
      const bytes = breadth.bytesOf(next.value);
      while (large.leaveNoRoomFor(bytes) && !source.unwanted) await place.raised();
      if (source.unwanted) {
        breadth.drop(next.value);
        return;
      }
      const result = large.during(bytes, work(next.value));
      // Its failure is told when its turn comes; until then it must not count as unhandled.
      result.catch(() => undefined);
      running.push(result);
      news.raise();
    }
  };
  const taking = takeItems().finally(() => {
    source.ended = true;
    news.raise();
  });
  taking.catch(() => undefined);

  try {
    for (;;) {
      const [oldest] = running;
      if (oldest !== undefined) {
        const result = await oldest;
        void running.shift();
        place.raise();
        yield result;
      } else if (source.ended) {
        // Its failure, if any, comes behind the results of what was read before.
        await taking;
        return;
      } else {
        await news.raised();
      }
    }
  } finally {
    source.unwanted = true;
    place.raise();
    await iterator.return?.();
  }
}

/** Bytes of the items that are worked on, without the small ones. */
class LargeItems {
  private bytes = 0;

  constructor(
    private readonly most: number,
    private readonly onEnd: () => void,
  ) {}

  leaveNoRoomFor(bytes: number): boolean {
    return bytes > uncountedBytes && this.bytes > 0 && this.bytes + bytes > this.most;
  }

  during<Result>(bytes: number, work: Promise<Result>): Promise<Result> {
    if (bytes <= uncountedBytes) return work;
    this.bytes += bytes;
    return work.finally(() => {
      this.bytes -= bytes;
      this.onEnd();
    });
  }
}

/** Lets one waiter know that something has changed. */
class Signal {
  private wake: (() => void) | undefined;

  raised(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }

  raise(): void {
    this.wake?.();
    this.wake = undefined;
  }
}
