import fc from 'fast-check';
import { lines } from './lines.js';

async function split(chunks: readonly Buffer[], longest = 1000): Promise<(string | undefined)[]> {
  async function* source(): AsyncGenerator<Buffer> {
    yield* chunks;
    await Promise.resolve();
  }
  const found: (string | undefined)[] = [];
  for await (const line of lines(source(), longest)) found.push(line?.toString('utf8'));
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
      undefined,
      'ab',
      undefined,
    ]);
    expect(await split([Buffer.from('1234567890\n')], 10)).toEqual(['1234567890']);
  });
});
