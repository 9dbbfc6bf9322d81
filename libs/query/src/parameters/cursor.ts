import { sha256Hex } from '#vybory/canonical-json';
import { text } from '#vybory/language';
import type { QueryParameters } from './query-parameters.js';

/** Where a page ended: the sort key of its last item. */
export type CursorKey = readonly (string | number)[];

/**
 * Cursors of one list with one set of filters. They hold the key of the last item, so that a page begins right behind it
 * whatever has come meanwhile, and a mark of the filters, so that they cannot be used with others.
 */
export class Cursors<Key extends CursorKey> {
  private readonly mark: string;

  /**
   * @param list what is listed, e.g. `journal`
   * @param shape the types of the members of a key
   */
  constructor(
    list: string,
    private readonly parameters: QueryParameters,
    private readonly shape: { readonly [Index in keyof Key]: Key[Index] extends number ? 'number' : 'string' },
  ) {
    this.mark = sha256Hex(`${list} ${parameters.canonical(['cursor', 'limit'])}`).slice(0, 16);
  }

  /** Undefined for the first page; what is not one of these cursors is noted as a wrong parameter. */
  read(): Key | undefined {
    const given = this.parameters.text('cursor', 1_000);
    if (given === undefined) return undefined;
    const key = this.parse(given);
    if (key !== undefined) return key;
    const message = text(
      'Параметр «cursor» не належить до цього переліку з цими фільтрами: беріть його з «next» попередньої сторінки',
      'The parameter "cursor" does not belong to this list with these filters: take it from "next" of the page before',
    );
    this.parameters.refuse('cursor', 'cursor-invalid', message);
    return undefined;
  }

  write(key: Key): string {
    return Buffer.from(JSON.stringify([this.mark, ...key]), 'utf8').toString('base64url');
  }

  private parse(cursor: string): Key | undefined {
    try {
      const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
      if (!Array.isArray(decoded)) return undefined;
      const [mark, ...key] = decoded as unknown[];
      const fits =
        key.length === this.shape.length &&
        key.every(
          (member, index) =>
            typeof member === this.shape[index] && (typeof member === 'string' || Number.isSafeInteger(member)),
        );
      // Checked member by member just above.
      return mark === this.mark && fits ? (key as unknown as Key) : undefined;
    } catch {
      return undefined;
    }
  }
}

/** One item more than the page holds tells that there is a next page. */
export function pageOf<Item>(
  items: readonly Item[],
  limit: number,
): { readonly items: readonly Item[]; readonly last: Item | undefined } {
  return items.length > limit ? { items: items.slice(0, limit), last: items[limit - 1] } : { items, last: undefined };
}
