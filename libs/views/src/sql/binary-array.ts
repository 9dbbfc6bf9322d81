/*
 * One-dimensional arrays in the binary form of PostgreSQL (src/backend/utils/adt/arrayfuncs.c, array_recv): number of
 * dimensions, has-null flag, element type, length, lower bound, then each element behind its length in bytes, -1 for null.
 * node-pg sends buffers as they are; its own text form would be escaped here and parsed there, element by element.
 */
const headerBytes = 20;
const typeIds = { bool: 16, bytea: 17, int8: 20, int4: 23, text: 25, timestamptz: 1184 } as const;
/** PostgreSQL counts microseconds from 2000-01-01. */
const epochMilliseconds = Date.UTC(2000, 0, 1);

export function textArray(elements: readonly (string | null)[]): Buffer {
  let bytes = 0;
  // Three bytes are the most that one UTF-16 unit takes in UTF-8; counting exactly would cost as much as writing.
  for (const element of elements) if (element !== null) bytes += element.length * 3;
  const array = start(typeIds.text, elements, bytes);
  let offset = headerBytes;
  for (const element of elements) {
    if (element === null) {
      offset = array.writeInt32BE(-1, offset);
      continue;
    }
    const written = array.write(element, offset + 4, 'utf8');
    array.writeInt32BE(written, offset);
    offset += 4 + written;
  }
  return array.subarray(0, offset);
}

/** @param elements hexadecimal digits, an even number of them */
export function byteaArray(elements: readonly (string | null)[]): Buffer {
  let bytes = 0;
  for (const element of elements) if (element !== null) bytes += element.length / 2;
  const array = start(typeIds.bytea, elements, bytes);
  let offset = headerBytes;
  for (const element of elements) {
    if (element === null) {
      offset = array.writeInt32BE(-1, offset);
      continue;
    }
    const written = array.write(element, offset + 4, 'hex');
    array.writeInt32BE(written, offset);
    offset += 4 + written;
  }
  return array;
}

export function int4Array(elements: readonly (number | null)[]): Buffer {
  return fixed(typeIds.int4, 4, elements, (array, element, offset) => array.writeInt32BE(element, offset));
}

/** @param elements safe integers */
export function int8Array(elements: readonly (number | null)[]): Buffer {
  return fixed(typeIds.int8, 8, elements, writeInt8);
}

/** @param elements ISO 8601 UTC with at most milliseconds */
export function timestamptzArray(elements: readonly (string | null)[]): Buffer {
  // Events of one append have the same time: most texts are the one before.
  let lastText = '';
  let lastMicroseconds = 0;
  return fixed(typeIds.timestamptz, 8, elements, (array, element: string, offset) => {
    if (element !== lastText) {
      lastText = element;
      lastMicroseconds = (Date.parse(element) - epochMilliseconds) * 1000;
    }
    return writeInt8(array, lastMicroseconds, offset);
  });
}

export function boolArray(elements: readonly (boolean | null)[]): Buffer {
  return fixed(typeIds.bool, 1, elements, (array, element, offset) => array.writeUInt8(element ? 1 : 0, offset));
}

function writeInt8(array: Buffer, value: number, offset: number): number {
  const high = Math.floor(value / 4_294_967_296);
  array.writeInt32BE(high, offset);
  return array.writeUInt32BE(value - high * 4_294_967_296, offset + 4);
}

function fixed<Element>(
  type: number,
  size: number,
  elements: readonly (Element | null)[],
  write: (array: Buffer, element: Element, offset: number) => number,
): Buffer {
  const array = start(type, elements, elements.length * size);
  let offset = headerBytes;
  for (const element of elements) {
    offset = array.writeInt32BE(element === null ? -1 : size, offset);
    if (element !== null) offset = write(array, element, offset);
  }
  return array.subarray(0, offset);
}

function start(type: number, elements: readonly unknown[], contentBytes: number): Buffer {
  const array = Buffer.allocUnsafe(headerBytes + elements.length * 4 + contentBytes);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(elements.includes(null) ? 1 : 0, 4);
  array.writeInt32BE(type, 8);
  array.writeInt32BE(elements.length, 12);
  array.writeInt32BE(1, 16);
  return array;
}
