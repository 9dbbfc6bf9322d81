import { createHash } from 'node:crypto';

/** A strong validator (RFC 9110, 8.8.3) of what is made of `parts` alone: the same parts, the same bytes. */
export function entityTag(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    // Lengths keep neighbours apart: ("ab", "c") is not ("a", "bc").
    hash.update(`${part.length}:`).update(part);
  }
  return `"${hash.digest('base64url').slice(0, 27)}"`;
}

/** Whether `If-None-Match` names the tag (RFC 9110, 13.1.2: weak comparison). */
export function matchesEntityTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}
