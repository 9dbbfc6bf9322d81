import type { BodyClaim } from '#vybory/platform';

const newline = 0x0a;
const carriageReturn = 0x0d;

/** A line of a byte stream without its end, or why it was not kept: it is longer than the limit, or too many large ones are under way. */
export type Line = KeptLine | { readonly lost: 'too-long' | 'no-room' };

export interface KeptLine {
  readonly bytes: Buffer;
  /** What the line holds of the room for large bodies, to be released when it has been worked on. */
  readonly claim: BodyClaim;
}

export interface LineOptions {
  /** Bytes. */
  readonly longest: number;
  /** Asked for every line. */
  readonly claim: () => BodyClaim;
}

/** Splits a stream of bytes into lines. Holds at most one line and one chunk, however long the stream. */
export async function* lines(
  chunks: AsyncIterable<Buffer>,
  options: LineOptions,
): AsyncGenerator<Line, void, undefined> {
  let line = new LineInMaking(options);
  const ended = (): Line => {
    const whole = line.end();
    line = new LineInMaking(options);
    return whole;
  };
  try {
    for await (const chunk of chunks) {
      let start = 0;
      for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
        line.add(chunk.subarray(start, end));
        yield ended();
        start = end + 1;
      }
      line.add(chunk.subarray(start));
    }
    if (line.hasBegun) yield ended();
  } finally {
    line.giveUp();
  }
}

class LineInMaking {
  private parts: Buffer[] = [];
  private length = 0;
  private lost: 'too-long' | 'no-room' | undefined;
  private readonly claim: BodyClaim;

  constructor(private readonly options: LineOptions) {
    this.claim = options.claim();
  }

  get hasBegun(): boolean {
    return this.length > 0;
  }

  add(part: Buffer): void {
    this.length += part.length;
    if (this.lost !== undefined || part.length === 0) return;
    if (this.length > this.options.longest) this.lose('too-long');
    else if (!this.claim.cover(this.length)) this.lose('no-room');
    else this.parts.push(part);
  }

  end(): Line {
    if (this.lost !== undefined) return { lost: this.lost };
    const [only = Buffer.alloc(0), ...more] = this.parts;
    const line = more.length === 0 ? only : Buffer.concat(this.parts, this.length);
    return { bytes: line.at(-1) === carriageReturn ? line.subarray(0, -1) : line, claim: this.claim };
  }

  giveUp(): void {
    this.parts = [];
    this.claim.release();
  }

  private lose(why: 'too-long' | 'no-room'): void {
    this.lost = why;
    this.giveUp();
  }
}
