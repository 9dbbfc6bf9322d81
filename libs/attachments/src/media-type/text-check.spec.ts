import fc from 'fast-check';
import { TextCheck } from './text-check.js';

function verdictOf(bytes: Buffer, size: number): string {
  const check = new TextCheck();
  for (let at = 0; at < bytes.length; at += size) check.add(bytes.subarray(at, at + size));
  return check.verdict();
}

describe('TextCheck', () => {
  it('says the same however the bytes are cut', () => {
    const texts = fc.string({ unit: 'binary' }).map((text) => Buffer.from(text));
    const content = fc.oneof(
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      texts,
    );
    fc.assert(
      fc.property(content, fc.integer({ min: 1, max: 5 }), (bytes, size) => {
        expect(verdictOf(bytes, size)).toBe(verdictOf(bytes, Math.max(1, bytes.length)));
      }),
    );
  });

  it.each([
    ['  \n<html>', 'markup'],
    ['a <b>', 'text'],
    ['#!/bin/sh', 'script'],
    ['# heading', 'text'],
    ['\u0085', 'not-text'],
  ])('calls %j %s', (text, verdict) => {
    expect(verdictOf(Buffer.from(text), 1)).toBe(verdict);
  });
});
