import fc from 'fast-check';
import { byteaArray, int4Array, textArray, textArrayOfBytes } from './binary-array.js';

/** Reads what PostgreSQL's array_recv reads. */
function decode(array: Buffer): { readonly header: number[]; readonly elements: string[] } {
  const header = [0, 4, 8, 12, 16].map((offset) => array.readInt32BE(offset));
  const elements: string[] = [];
  let offset = 20;
  while (offset < array.length) {
    const length = array.readInt32BE(offset);
    elements.push(array.toString('hex', offset + 4, offset + 4 + length));
    offset += 4 + length;
  }
  return { header, elements };
}

function hex(buffers: readonly Buffer[]): string[] {
  return buffers.map((buffer) => buffer.toString('hex'));
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

describe('binary arrays', () => {
  it('have one dimension, no nulls, the element type, the length and the lower bound 1', () => {
    expect(decode(textArray(['a', 'b'])).header).toEqual([1, 0, 25, 2, 1]);
    expect(decode(byteaArray([Buffer.of(7)])).header).toEqual([1, 0, 17, 1, 1]);
    expect(decode(int4Array([1, 2, 3])).header).toEqual([1, 0, 23, 3, 1]);
    expect(decode(textArrayOfBytes([])).header).toEqual([1, 0, 25, 0, 1]);
  });

  it('hold every text as its UTF-8', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const bytes = texts.map((text) => Buffer.from(text, 'utf8'));
        expect(decode(textArray(texts)).elements).toEqual(hex(bytes));
        expect(textArrayOfBytes(bytes).equals(textArray(texts))).toBe(true);
      }),
    );
  });

  it('hold every integer and every byte string', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.array(fc.uint8Array()), (integers, strings) => {
        expect(decode(int4Array(integers)).elements).toEqual(hex(integers.map(int32)));
        const buffers = strings.map((string) => Buffer.from(string));
        expect(decode(byteaArray(buffers)).elements).toEqual(hex(buffers));
      }),
    );
  });
});
