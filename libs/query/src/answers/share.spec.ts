import { share } from './share.js';

it.each([
  [1, 3, 0.333333],
  [2, 3, 0.666667],
  [0, 3, 0],
  [0, 0, null],
  [3, 0, null],
  [null, 3, null],
  [3, null, null],
])('%s of %s is %s', (part, whole, expected) => {
  expect(share(part, whole)).toBe(expected);
});

it('rounds down where nearly all is not all', () => {
  expect(share(9_999_999, 10_000_000, Math.floor)).toBe(0.999999);
});
