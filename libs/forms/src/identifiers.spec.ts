import fc from 'fast-check';
import { identifierSchemes, isIdentifier, isIdentifierScheme } from './identifiers.js';

const schemes = Object.keys(identifierSchemes).filter(isIdentifierScheme);

describe.each(schemes)('the identifier %s', (scheme) => {
  const { example, pattern, maxLength } = identifierSchemes[scheme];

  it('accepts its example', () => {
    expect(isIdentifier(example, scheme)).toBe(true);
  });

  it('refuses text that has no UTF-8, which libraries throw on', () => {
    for (const broken of ['\ud800', `${example}\udfff`, `\ud800@example.com`]) {
      expect(isIdentifier(broken, scheme)).toBe(false);
    }
  });

  it('never throws, and accepts nothing that its pattern and length refuse', () => {
    const spoilt = fc
      .tuple(fc.nat(example.length), fc.nat(2), fc.string({ unit: 'binary', maxLength: 3 }))
      .map(([at, taken, put]) => example.slice(0, at) + put + example.slice(at + taken));
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.string({ unit: 'binary' }), fc.anything()), (value) => {
        if (!isIdentifier(value, scheme)) return;
        expect(value).toMatch(new RegExp(pattern, 'u'));
        expect(String(value).length).toBeLessThanOrEqual(maxLength);
      }),
      { numRuns: 500 },
    );
  });
});

describe('check digits', () => {
  it.each([
    ['edrpou', '00032129', '00032128'],
    ['edrpou', '21661711', '21661712'],
    ['rnokpp', '2817900001', '2817900002'],
    ['iban', 'UA213223130000026007233566001', 'UA213223130000026007233566002'],
  ] as const)('tell a %s from one that was mistyped', (scheme, right, mistyped) => {
    expect([right, mistyped].map((value) => isIdentifier(value, scheme))).toEqual([true, false]);
  });
});
