/**
 * Runs `work` for many items at once, at most `width` at a time, and yields the results in the order of the items, each as
 * soon as it and all before it are there: a client that waits for an answer before it sends more is not left waiting.
 */
export async function* ordered<Item, Result>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  const running: Promise<Result>[] = [];
  const place = new Signal();
  const news = new Signal();
  const source = { ended: false, unwanted: false };

  const takeItems = async (): Promise<void> => {
    for (;;) {
      while (running.length >= width && !source.unwanted) await place.raised();
      const next = source.unwanted ? undefined : await iterator.next();
      if (next === undefined || next.done === true || source.unwanted) return;
      const result = work(next.value);
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
