import { entityTag, matchesEntityTag } from './entity-tag.js';

describe('entityTag', () => {
  it('tells apart what differs, also where the parts are cut', () => {
    expect(entityTag('ab', 'c')).toBe(entityTag('ab', 'c'));
    expect(new Set([entityTag('ab', 'c'), entityTag('a', 'bc'), entityTag('abc'), entityTag('abc', '')]).size).toBe(4);
  });

  it('is quoted, as a strong tag is', () => {
    expect(entityTag('x')).toMatch(/^"[\w-]{27}"$/);
  });
});

describe('matchesEntityTag', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    [undefined, false],
  ])('%s', (header, expected) => {
    expect(matchesEntityTag(header, '"a"')).toBe(expected);
  });
});
