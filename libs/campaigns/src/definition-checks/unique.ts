import { type DefinitionError, definitionError } from '../definition-error.js';

/** Every value of `field` after the first equal one. `path` is the list's, e.g. `bodies`. */
export function duplicates<T>(
  path: string,
  field: string,
  items: readonly T[],
  valueOf: (item: T) => string | number,
): DefinitionError[] {
  const seen = new Set<string | number>();
  return items.flatMap((item, index) => {
    const value = valueOf(item);
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [
      definitionError([path, index, field].filter((part) => part !== '').join('.'), 'duplicate', { actual: value }),
    ];
  });
}
