const chunks = /(\d+)/;

/** Code-unit order in which runs of digits compare as numbers: `P-2` before `P-10`, `rows.9` before `rows.10`. */
export function naturalOrder(a: string, b: string): number {
  const left = a.split(chunks);
  const right = b.split(chunks);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareChunks(left[i] ?? '', right[i] ?? '', i % 2 === 1);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareChunks(a: string, b: string, digits: boolean): number {
  const byNumber = digits ? Number(a) - Number(b) : 0;
  if (byNumber !== 0) return byNumber;
  return a < b ? -1 : a > b ? 1 : 0;
}
