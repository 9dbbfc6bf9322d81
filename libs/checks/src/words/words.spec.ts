import fc from 'fast-check';
import { normalForm, sayTheFigure } from './same-in-words.js';
import { ukrainianWords } from './ukrainian-number-words.js';

const max = 2 ** 31 - 1;
const figure = fc.oneof(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: 3000 }));

test.each([
  [0, 'нуль'],
  [1, 'один'],
  [11, 'одинадцять'],
  [42, 'сорок два'],
  [90, "дев'яносто"],
  [115, "сто п'ятнадцять"],
  [1000, 'одна тисяча'],
  [1704, 'одна тисяча сімсот чотири'],
  [2002, 'дві тисячі два'],
  [12_012, 'дванадцять тисяч дванадцять'],
  [21_540, "двадцять одна тисяча п'ятсот сорок"],
  [222_222, 'двісті двадцять дві тисячі двісті двадцять два'],
  [1_000_001, 'один мільйон один'],
  [30_037_464, 'тридцять мільйонів тридцять сім тисяч чотириста шістдесят чотири'],
  [max, 'два мільярди сто сорок сім мільйонів чотириста вісімдесят три тисячі шістсот сорок сім'],
])('%d in words', (value, words) => {
  expect(ukrainianWords(value)).toBe(words);
});

test('the gender of what is counted is that of its last one or two', () => {
  expect(ukrainianWords(21, 'feminine')).toBe('двадцять одна');
  expect(ukrainianWords(1, 'neuter')).toBe('одне');
  expect(ukrainianWords(1002, 'feminine')).toBe('одна тисяча дві');
  expect(ukrainianWords(2002, 'masculine')).toBe('дві тисячі два');
});

test('every figure says itself, in each gender, however it is typed', () => {
  fc.assert(
    fc.property(figure, fc.constantFrom('masculine', 'feminine', 'neuter'), (value, gender) => {
      const words = ukrainianWords(value, gender);
      const typed = [
        words.toUpperCase(),
        words.replaceAll("'", '’'),
        words.replaceAll(' ', '-'),
        words.replaceAll('і', 'i').replaceAll('о', 'o'),
        words.replaceAll('ь', ''),
        `  ${words}. `,
      ];
      expect([words, ...typed].filter((text) => !sayTheFigure(text, value))).toEqual([]);
    }),
  );
});

test('no two figures say the same', () => {
  fc.assert(
    fc.property(figure, figure, (a, b) => {
      expect(sayTheFigure(ukrainianWords(a), b)).toBe(a === b);
    }),
  );
  const small = Array.from({ length: 20_000 }, (_, value) => normalForm(ukrainianWords(value)));
  const neighbours = [100_000, 1_000_000, 2_000_000, 1_002_000, 21_001_000, 2_001_000_000].flatMap((base) =>
    Array.from({ length: 1100 }, (_, i) => normalForm(ukrainianWords(base + i))),
  );
  expect(new Set([...small, ...neighbours]).size).toBe(small.length + neighbours.length);
});

test('an implied «одна» before a thousand or a million is the same number', () => {
  expect(sayTheFigure('тисяча сімсот чотири', 1704)).toBe(true);
  expect(sayTheFigure('мільйон тисяча', 1_001_000)).toBe(true);
  expect(sayTheFigure('двадцять тисяч', 21_000)).toBe(false);
  expect(sayTheFigure('пять мільйона два', 5_000_002)).toBe(true);
});

test('other words are not the figure', () => {
  expect(sayTheFigure('одна тисяча сімсот три', 1704)).toBe(false);
  expect(sayTheFigure('', 0)).toBe(false);
  expect(sayTheFigure('1704', 1704)).toBe(false);
});
