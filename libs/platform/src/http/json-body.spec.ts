import { parseJsonBody } from './json-body.js';
import { Problem } from './problem.js';

function codeOf(body: string | Buffer): string {
  try {
    parseJsonBody(Buffer.from(body));
    return 'accepted';
  } catch (error) {
    if (error instanceof Problem) return `${error.status} ${error.code}`;
    throw error;
  }
}

describe('parseJsonBody', () => {
  it.each([
    '{}',
    '{ "a" : [1, 2] }',
    '[{"a":1},{"a":2}]',
    '{"2":1,"10":2}',
    '{"10":2,"2":1}',
    '"text"',
    '{"a":{"b":1},"b":2}',
  ])('takes %s', (body) => {
    expect(parseJsonBody(Buffer.from(body))).toEqual(JSON.parse(body));
  });

  it.each([
    ['', '400 body-empty'],
    ['{', '400 body-not-json'],
    ['{"a":NaN}', '400 body-not-json'],
    ['{"a":1,}', '400 body-not-json'],
    ['{"__proto__":{"x":1}}', '400 body-forbidden-name'],
    ['{"a":{"constructor":{"prototype":{"x":1}}}}', '400 body-forbidden-name'],
    ['{"a":1,"a":1}', '400 body-duplicate-name'],
    ['{"votes":{"1":5,"1":6}}', '400 body-duplicate-name'],
    ['{ "a" : { "b": 1, "\\u0062": 2 } }', '400 body-duplicate-name'],
    [Buffer.from([0x22, 0xff, 0x22]), '400 body-not-utf8'],
    [Buffer.from([0xef, 0xbb, 0xbf]), '400 body-not-json'],
  ])('refuses %s as %s', (body, code) => {
    expect(codeOf(body)).toBe(code);
  });

  it('says where the repeated name is', () => {
    expect(() => parseJsonBody(Buffer.from('{"values":{"lines":{"x":1,"x":2}}}'))).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ path: 'values.lines.x' })] }),
    );
  });

  it('refuses nesting of a hundred thousand levels without running out of stack', () => {
    expect(codeOf('['.repeat(100_000) + ']'.repeat(100_000))).toBe('400 body-too-deep');
  });
});
