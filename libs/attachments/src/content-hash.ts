declare const brand: unique symbol;
/** `sha256:` and 64 lower-case hexadecimal digits: the name of content, made of its bytes alone. */
export type ContentHash = `sha256:${string}` & { readonly [brand]: 'ContentHash' };

const pattern = /^sha256:[0-9a-f]{64}$/;

/** Undefined unless it is exactly the text of a hash: what passes holds no character that a path could be made of. */
export function parseContentHash(value: string): ContentHash | undefined {
  return pattern.test(value) ? (value as ContentHash) : undefined;
}

/** @throws RangeError unless `digest` is a SHA-256 */
export function contentHashOf(digest: Buffer): ContentHash {
  if (digest.length !== 32) throw new RangeError('not a SHA-256');
  return `sha256:${digest.toString('hex')}` as ContentHash;
}

export function hexOf(hash: ContentHash): string {
  return hash.slice('sha256:'.length);
}

/** Where content lies below a root, the same in every store, so that one can be copied into another: `aa/bb/<64 hex>`. */
export function placeOf(hash: ContentHash): readonly [string, string, string] {
  const hex = hexOf(hash);
  return [hex.slice(0, 2), hex.slice(2, 4), hex];
}
