import { AnswerCache } from './answer-cache.js';

describe('AnswerCache', () => {
  it('keeps what was used last, within its bytes', () => {
    const cache = new AnswerCache<string>(20, (text) => text.length);
    cache.set('a', '12345');
    cache.set('b', '12345');
    expect(cache.get('a')).toBe('12345');
    cache.set('c', '12345');
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['12345', undefined, '12345']);
    expect(cache.bytes).toBe(14);
  });

  it('counts a replaced entry once and does not take what is too big', () => {
    const cache = new AnswerCache<string>(20, (text) => text.length);
    cache.set('a', '12345');
    cache.set('a', '123');
    expect(cache.bytes).toBe(5);
    cache.set('b', '1'.repeat(100));
    expect([cache.get('a'), cache.get('b')]).toEqual(['123', undefined]);
  });
});
