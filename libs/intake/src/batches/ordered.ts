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
  let coming: Promise<IteratorResult<Item>> | undefined = iterator.next();
  try {
    for (;;) {
      const oldest = running[0];
      if (!coming && !oldest) return;
      const turn = await Promise.race([
        ...(coming && running.length < width ? [coming.then(asItem)] : []),
        ...(oldest ? [oldest.then(asResult)] : []),
      ]);
      if (turn.kind === 'result') {
        void running.shift();
        yield turn.result;
      } else if (turn.next.done === true) {
        coming = undefined;
      } else {
        const result = work(turn.next.value);
        // Its failure is told when its turn comes; until then it must not count as unhandled.
        result.catch(() => undefined);
        running.push(result);
        coming = iterator.next();
      }
    }
  } finally {
    coming?.catch(() => undefined);
    await iterator.return?.();
  }
}

function asItem<Item>(next: IteratorResult<Item>): { readonly kind: 'item'; readonly next: IteratorResult<Item> } {
  return { kind: 'item', next };
}

function asResult<Result>(result: Result): { readonly kind: 'result'; readonly result: Result } {
  return { kind: 'result', result };
}
