/** One of a list, over and over again as `n` grows. @throws when the list is empty */
export function pick<Item>(list: readonly Item[], n: number): Item {
  const item = list[n % list.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** What a map of the world has under a name that the world itself gave. @throws when it has nothing */
export function known<Item>(map: ReadonlyMap<string, Item>, name: string): Item {
  const item = map.get(name);
  if (item === undefined) throw new Error(`the world has no "${name}"`);
  return item;
}

export function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
