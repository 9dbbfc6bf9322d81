import { createHash } from 'node:crypto';
import { contentHashOf, type ContentHash } from '../content-hash.js';
import { TextCheck, type TextVerdict } from '../media-type/text-check.js';
import { ContentInterrupted, ContentRefused, type PutLimits } from '../port.js';

export interface Measured {
  readonly hash: ContentHash;
  readonly size: number;
  readonly text: TextVerdict;
}

/** Measures content while it passes. */
export class ContentMeter {
  private readonly hash = createHash('sha256');
  private readonly text = new TextCheck();
  private size = 0;

  constructor(private readonly limits: PutLimits) {}

  /** @throws ContentRefused `attachment-too-large`, at the chunk that goes over the limit */
  add(chunk: Uint8Array): void {
    const { maximumBytes } = this.limits;
    this.size += chunk.length;
    if (this.size > maximumBytes) throw new ContentRefused({ code: 'attachment-too-large', maximumBytes });
    this.hash.update(chunk);
    this.text.add(chunk);
  }

  /** @throws ContentRefused `attachment-empty` */
  finish(): Measured {
    if (this.size === 0) throw new ContentRefused({ code: 'attachment-empty' });
    return { hash: contentHashOf(this.hash.digest()), size: this.size, text: this.text.verdict() };
  }
}

/** The same chunks; what goes wrong on the sender's side is told apart from what goes wrong on ours. @throws ContentInterrupted */
export async function* arriving(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* content;
  } catch (error) {
    throw new ContentInterrupted('the content broke off', { cause: error });
  }
}
