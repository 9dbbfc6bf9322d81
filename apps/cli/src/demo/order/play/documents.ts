import { createHash } from 'node:crypto';

/** A small document that says what it is of; PDF, for that is what commissions send. */
export function documentFor(title: string): Buffer {
  return Buffer.from(`%PDF-1.7\n% ${title}\n${' '.repeat(64)}\n%%EOF\n`, 'utf8');
}

/** As forms refer to it. */
export function contentHash(title: string): string {
  return `sha256:${createHash('sha256').update(documentFor(title)).digest('hex')}`;
}
