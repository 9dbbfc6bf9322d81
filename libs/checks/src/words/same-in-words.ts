import { ukrainianWords } from './ukrainian-number-words.js';

/**
 * Whether words say a figure. Case, spaces, hyphens, apostrophes, soft signs, gender («дві» / «два»), the ending after
 * a number («тисячі» / «тисяч»), an implied «одна» («тисяча сто») and Latin letters that look Cyrillic make no
 * difference: they are how people type, not another number.
 */
export function sayTheFigure(words: string, figure: number): boolean {
  return normalForm(words) === normalForm(ukrainianWords(figure));
}

/** One text for all ways to write the same number; different numbers keep different ones. */
export function normalForm(words: string): string {
  return (
    words
      .normalize('NFC')
      .toLowerCase()
      .replace(/[aceiopxy]/g, (letter) => cyrillic[letter] ?? letter)
      .replace(/[^а-щюяєіїґ]/g, '')
      // From here on without soft signs.
      .replace(/(мілярд|мілйон)(?:ів|и|а)/g, '$1')
      .replace(/тисяч[аі]/g, 'тисяч')
      .replace(/одн[аео]/g, 'один')
      .replace(/дві/g, 'два')
      .replace(/(^|мілярд|мілйон)один(?=мілярд|мілйон|тисяч)/g, '$1')
  );
}

const cyrillic: Readonly<Record<string, string>> = { a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', x: 'х', y: 'у' };
