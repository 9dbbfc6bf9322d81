/** Code points. Longer names do not fit into file systems, should somebody save the file under it. */
export const longestFileName = 200;

/** Control characters, marks that turn the direction of text around (`gpj.exe` shown as `exe.jpg`), lone surrogates. */
const hidden = /[\p{Cc}\p{Surrogate}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/**
 * A name that people read beside a file. It is never a path: of `C:\scans\a.pdf` the last part is kept (RFC 6266, 4.3), in
 * Unicode's normal form C. Undefined when nothing that could be a name is left, when it is too long, or holds what cannot be seen.
 */
export function readFileName(given: string): string | undefined {
  if (hidden.test(given)) return undefined;
  const name = (given.split(/[/\\]/).pop() ?? '').normalize('NFC').trim();
  if (/^\.*$/.test(name) || Array.from(name).length > longestFileName) return undefined;
  return name;
}
