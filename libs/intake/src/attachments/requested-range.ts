import parseRange from 'range-parser';
import type { ByteRange } from '#vybory/attachments';
import { rangeNotSatisfiable } from './problems.js';

export interface RangeHeaders {
  readonly range?: string | undefined;
  /** Undefined unless the client wants a part of exactly this representation. */
  readonly 'if-range'?: string | undefined;
}

/**
 * The one part that is asked for (RFC 9110, 14.2). Undefined for the whole: nothing is asked for, several parts are, the header makes no
 * sense, or the client has a part of something else.
 * @throws Problem 416
 */
export function requestedRange(headers: RangeHeaders, tag: string, size: number): ByteRange | undefined {
  const { range, 'if-range': ifRange } = headers;
  if (range === undefined || !/^bytes=/i.test(range) || (ifRange !== undefined && ifRange !== tag)) return undefined;
  const ranges = parseRange(size, range);
  if (ranges === -1) throw rangeNotSatisfiable(size);
  if (ranges === -2) return undefined;
  const [only, another] = ranges;
  return another === undefined ? only : undefined;
}
