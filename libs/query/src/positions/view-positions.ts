import { Inject, Injectable } from '@nestjs/common';
import type { CommitNotice, View, ViewPosition, ViewReader } from '#vybory/views';
import { VIEW_READER } from '../ports.js';
import { ShortMemory } from './short-memory.js';

/** How long a position that was read from the database is believed without asking again. */
const believedMilliseconds = 50;

/**
 * Where the views are. The host hands over what the projection runner says it committed; what it does not say, or a runner in
 * another process, is read from the database.
 */
@Injectable()
export class ViewPositions {
  private readonly views = new Map<string, View>();
  private readonly known: ShortMemory<ViewPosition | undefined>;

  constructor(@Inject(VIEW_READER) reader: ViewReader) {
    this.known = new ShortMemory(believedMilliseconds, (key) => this.read(reader, key));
  }

  /** Undefined while the view has not begun with the log. */
  get(view: View, log: string, newest: boolean): Promise<ViewPosition | undefined> | ViewPosition | undefined {
    this.views.set(view.name, view);
    return this.known.get(`${view.name} ${log}`, newest);
  }

  /** From now on no answer is older than this commit. */
  accept({ view, log, position, recordedAt }: CommitNotice): void {
    const key = `${view} ${log}`;
    const last = this.known.peek(key);
    if (last !== undefined && last.position < position) {
      this.known.put(key, { ...last, position, at: recordedAt, haltedBecause: undefined });
    }
  }

  private read(reader: ViewReader, key: string): Promise<ViewPosition | undefined> {
    const separator = key.indexOf(' ');
    const view = this.views.get(key.slice(0, separator));
    return view === undefined ? Promise.resolve(undefined) : reader.position(view, key.slice(separator + 1));
  }
}
