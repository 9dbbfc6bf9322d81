import { text } from '#vybory/language';
import { Problem } from './problem.js';

/** Bytes; most bodies are far smaller, and what is smaller than this is not counted. */
export const uncountedBytes = 1024 * 1024;

/**
 * How many bytes of large bodies are under way at a time, from their first byte to the answer. In memory a body becomes many
 * times its size, so that a few large ones would take all of it: beyond the bound the next one is asked to come again.
 */
export class LargeBodies {
  private taken = 0;

  /** @param bound bytes; the largest body that is taken must fit in */
  constructor(private readonly bound: number) {}

  get bytesUnderWay(): number {
    return this.taken;
  }

  claim(): BodyClaim {
    return new BodyClaim(this.take);
  }

  /** Gives back when negative. */
  private readonly take = (bytes: number): boolean => {
    if (bytes > 0 && this.taken + bytes > this.bound) return false;
    this.taken += bytes;
    return true;
  };
}

/** What one body, or one line of a stream, takes of the room. */
export class BodyClaim {
  private held = 0;

  constructor(private readonly take: (bytes: number) => boolean) {}

  /** @returns false when there is no room for a body of so many bytes; what it held before it goes on holding */
  cover(bytes: number): boolean {
    if (bytes <= uncountedBytes || bytes <= this.held) return true;
    if (!this.take(bytes - this.held)) return false;
    this.held = bytes;
    return true;
  }

  /** May be called again. */
  release(): void {
    if (this.held > 0) this.take(-this.held);
    this.held = 0;
  }
}

export function noRoomForBody(): Problem {
  return new Problem({
    status: 503,
    code: 'overloaded',
    title: text('Система перевантажена', 'The system is overloaded'),
    detail: text(
      'Надходить забагато великих форм одночасно. Нічого не збережено; повторіть за кілька секунд із тим самим Idempotency-Key',
      'Too many large forms are coming in at a time. Nothing was stored; repeat in a few seconds with the same Idempotency-Key',
    ),
    headers: { 'retry-after': '2' },
  });
}

/** 413: a body is larger than the limit of its route. @param limit bytes */
export function bodyTooLarge(limit: number): Problem {
  const { uk, en } = mebibytes(limit);
  return new Problem({
    status: 413,
    code: 'body-too-large',
    title: text('Тіло запиту завелике', 'The request body is too large'),
    detail: text(
      `Не більше ${uk}. Кілька форм надсилайте пакетом (submission-batches)`,
      `At most ${en}. Send several forms as a batch (submission-batches)`,
    ),
    extensions: { limit },
  });
}

/** A number of bytes as people read it, `32 MiB (33554432 bytes)`. */
export function mebibytes(bytes: number): { readonly uk: string; readonly en: string } {
  const rounded = Number((bytes / 1024 / 1024).toFixed(2));
  return text(`${rounded} МіБ (${bytes} байтів)`, `${rounded} MiB (${bytes} bytes)`);
}
