const newline = 0x0a;
const carriageReturn = 0x0d;

/** A line of a byte stream, without its end; `undefined` in place of a line longer than the limit, which is not kept. */
export type Line = Buffer | undefined;

/** Splits a stream of bytes into lines. Holds at most one line and one chunk, however long the stream. */
export async function* lines(chunks: AsyncIterable<Buffer>, longest: number): AsyncGenerator<Line, void, undefined> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      yield join(parts, length, chunk.subarray(start, end), longest);
      parts = [];
      length = 0;
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    length += rest.length;
    if (length <= longest) parts.push(rest);
    else parts = [];
  }
  if (length > 0) yield join(parts, length, Buffer.alloc(0), longest);
}

function join(parts: readonly Buffer[], length: number, last: Buffer, longest: number): Line {
  if (length + last.length > longest) return undefined;
  const line = parts.length === 0 ? last : Buffer.concat([...parts, last]);
  return line.at(-1) === carriageReturn ? line.subarray(0, -1) : line;
}
