/*
 * One-dimensional arrays in the binary form of PostgreSQL (src/backend/utils/adt/arrayfuncs.c, array_recv): number of
 * dimensions, has-null flag, element type, length, lower bound, then each element behind its length in bytes, -1 for null.
 * node-pg sends buffers as they are; its own text form would be escaped here and parsed there, element by element.
 */
const headerBytes = 20;
const typeIds = { bool: 16, int8: 20, int4: 23, text: 25 } as const;

export function textArray(elements: readonly (string | null)[]): Buffer {
  let bytes = 0;
  for (const element of elements) if (element !== null) bytes += Buffer.byteLength(element, 'utf8');
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
  return array;
}

export function int4Array(elements: readonly (number | null)[]): Buffer {
  return fixed(typeIds.int4, 4, elements, (array, element, offset) => array.writeInt32BE(element, offset));
}

/** @param elements safe integers */
export function int8Array(elements: readonly (number | null)[]): Buffer {
  return fixed(typeIds.int8, 8, elements, (array, element, offset) => {
    const high = Math.floor(element / 4_294_967_296);
    array.writeInt32BE(high, offset);
    return array.writeUInt32BE(element - high * 4_294_967_296, offset + 4);
  });
}

export function boolArray(elements: readonly (boolean | null)[]): Buffer {
  return fixed(typeIds.bool, 1, elements, (array, element, offset) => array.writeUInt8(element ? 1 : 0, offset));
}

function fixed<Element>(
  type: number,
  size: number,
  elements: readonly (Element | null)[],
  write: (array: Buffer, element: Element, offset: number) => number,
): Buffer {
  let present = 0;
  for (const element of elements) if (element !== null) present++;
  const array = start(type, elements, present * size);
  let offset = headerBytes;
  for (const element of elements) {
    offset = array.writeInt32BE(element === null ? -1 : size, offset);
    if (element !== null) offset = write(array, element, offset);
  }
  return array;
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
