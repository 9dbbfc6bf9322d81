import fc from 'fast-check';
import { LargeBodies, uncountedBytes } from '#vybory/platform';
import { lines, type Line } from './lines.js';

const underWay = new LargeBodies(3 * uncountedBytes);
const claim = () => underWay.claim();

async function* source(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
  await Promise.resolve();
}

async function split(chunks: readonly Buffer[], longest = 1000): Promise<string[]> {
  const found: string[] = [];
  for await (const line of lines(source(chunks), { longest, claim }))
    found.push('lost' in line ? `(${line.lost})` : line.bytes.toString('utf8'));
  return found;
}

describe('lines', () => {
  it('are the same wherever the stream is cut into chunks', async () => {
    const line = fc.string({ unit: 'grapheme' }).filter((s) => !/[\n\r]/.test(s) && s !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.array(fc.nat(200)), async (texts, cuts) => {
        const bytes = Buffer.from(texts.map((t) => `${t}\n`).join(''));
        const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
        const chunks = [0, ...at].map((from, index) => bytes.subarray(from, at[index] ?? bytes.length));
        expect(await split(chunks)).toEqual(texts);
      }),
    );
  });

  it('end with CRLF as well, and the last one needs no end', async () => {
    expect(await split([Buffer.from('a\r\n\r\nb')])).toEqual(['a', '', 'b']);
  });

  it('that are too long are not kept, and those behind them are', async () => {
    expect(await split([Buffer.from('123456'), Buffer.from('78901\nab\n'), Buffer.from('12345678901')], 10)).toEqual([
      '(too-long)',
      'ab',
      '(too-long)',
    ]);
    expect(await split([Buffer.from('1234567890\n')], 10)).toEqual(['1234567890']);
  });

  const large = Buffer.alloc(2 * uncountedBytes, 'x');

  it('that are large are counted while they are under way, and not kept when there is no room', async () => {
    const all: Line[] = [];
    const longest = 3 * uncountedBytes;
    const newline = Buffer.from('\n');
    for await (const line of lines(source([large, newline, large, newline, Buffer.from('a')]), { longest, claim }))
      all.push(line);
    expect(all.map((line) => ('lost' in line ? line.lost : line.bytes.length))).toEqual([large.length, 'no-room', 1]);
    expect(underWay.bytesUnderWay).toBe(large.length);
    for (const line of all) if ('claim' in line) line.claim.release();
    expect(underWay.bytesUnderWay).toBe(0);
  });

  it('hold nothing any more when the stream is left in the middle of one', async () => {
    const reading = lines(source([Buffer.from('a\n'), large]), { longest: large.length, claim });
    await reading.next();
    const second = reading.next();
    await reading.return();
    await second;
    expect(underWay.bytesUnderWay).toBe(large.length);
  });
});
