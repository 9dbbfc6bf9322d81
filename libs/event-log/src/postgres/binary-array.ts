/*
 * One-dimensional arrays without nulls in the binary form of PostgreSQL (src/backend/utils/adt/arrayfuncs.c, array_recv):
 * number of dimensions, has-null flag, element type, length, lower bound, then each element behind its length in bytes.
 * node-pg sends buffers as they are; its own text form of arrays escapes and parses every character of every body.
 */
const headerBytes = 20;
const lengthBytes = 4;
const elementTypes = { bytea: 17, int4: 23, text: 25 } as const;

export function byteaArray(elements: readonly Buffer[]): Buffer {
  return encodeBytes('bytea', elements);
}

/** `elements` are UTF-8. */
export function textArrayOfBytes(elements: readonly Buffer[]): Buffer {
  return encodeBytes('text', elements);
}

export function textArray(elements: readonly string[]): Buffer {
  const lengths = elements.map((element) => Buffer.byteLength(element, 'utf8'));
  const array = startArray('text', elements.length, sum(lengths));
  let offset = headerBytes;
  elements.forEach((element, index) => {
    offset = array.writeInt32BE(lengths[index] ?? 0, offset);
    offset += array.write(element, offset, 'utf8');
  });
  return array;
}

export function int4Array(elements: readonly number[]): Buffer {
  const array = startArray('int4', elements.length, elements.length * 4);
  let offset = headerBytes;
  for (const element of elements) {
    offset = array.writeInt32BE(4, offset);
    offset = array.writeInt32BE(element, offset);
  }
  return array;
}

function encodeBytes(type: 'bytea' | 'text', elements: readonly Buffer[]): Buffer {
  const array = startArray(type, elements.length, sum(elements.map((element) => element.length)));
  let offset = headerBytes;
  for (const element of elements) {
    offset = array.writeInt32BE(element.length, offset);
    offset += element.copy(array, offset);
  }
  return array;
}

function startArray(type: keyof typeof elementTypes, length: number, contentBytes: number): Buffer {
  const array = Buffer.allocUnsafe(headerBytes + length * lengthBytes + contentBytes);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(0, 4);
  array.writeInt32BE(elementTypes[type], 8);
  array.writeInt32BE(length, 12);
  array.writeInt32BE(1, 16);
  return array;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
