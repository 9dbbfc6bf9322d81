import { parse } from 'content-disposition';
import { isUtf8 } from 'node:buffer';
import { readFileName } from '#vybory/attachments';
import { nameMalformed } from './problems.js';

/**
 * What the sender calls the file: `?name=`, or the `Content-Disposition` of the request (RFC 6266). Undefined when it says nothing.
 * @throws Problem 400 `attachment-name-malformed`
 */
export function sentFileName(query: unknown, disposition: string | undefined): string | undefined {
  const given = query ?? nameIn(disposition);
  if (given === undefined) return undefined;
  const name = typeof given === 'string' ? readFileName(given) : undefined;
  if (name === undefined) throw nameMalformed();
  return name;
}

function nameIn(disposition: string | undefined): string | undefined {
  if (disposition === undefined) return undefined;
  const name = parse(disposition).parameters['filename'];
  return name === undefined ? undefined : asWritten(name);
}

/** Headers are Latin-1 (RFC 9110, 5.5), but many programs write UTF-8 into a plain `filename`. */
function asWritten(name: string): string {
  // eslint-disable-next-line no-control-regex -- everything that Latin-1 has
  if (!/^[\u0000-\u00ff]*$/.test(name)) return name;
  const bytes = Buffer.from(name, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : name;
}
