const units = [
  ...['', 'один', 'два', 'три', 'чотири', "п'ять", 'шість', 'сім', 'вісім', "дев'ять"],
  ...['десять', 'одинадцять', 'дванадцять', 'тринадцять', 'чотирнадцять'],
  ...["п'ятнадцять", 'шістнадцять', 'сімнадцять', 'вісімнадцять', "дев'ятнадцять"],
] as const;
const tens = [
  ...['', '', 'двадцять', 'тридцять', 'сорок', "п'ятдесят"],
  ...['шістдесят', 'сімдесят', 'вісімдесят', "дев'яносто"],
] as const;
const hundreds = [
  ...['', 'сто', 'двісті', 'триста', 'чотириста', "п'ятсот"],
  ...['шістсот', 'сімсот', 'вісімсот', "дев'ятсот"],
] as const;

export type Gender = 'masculine' | 'feminine' | 'neuter';

const one: Readonly<Record<Gender, string>> = { masculine: 'один', feminine: 'одна', neuter: 'одне' };
const two: Readonly<Record<Gender, string>> = { masculine: 'два', feminine: 'дві', neuter: 'два' };

interface Scale {
  readonly size: number;
  readonly gender: Gender;
  /** After one, after two to four, after anything else. */
  readonly forms: readonly [string, string, string];
}

const scales: readonly Scale[] = [
  { size: 1_000_000_000, gender: 'masculine', forms: ['мільярд', 'мільярди', 'мільярдів'] },
  { size: 1_000_000, gender: 'masculine', forms: ['мільйон', 'мільйони', 'мільйонів'] },
  { size: 1_000, gender: 'feminine', forms: ['тисяча', 'тисячі', 'тисяч'] },
];

/**
 * A cardinal number in Ukrainian words, nominative: `1704` is «одна тисяча сімсот чотири».
 * @param value whole, from 0 to 2^31 - 1.
 * @param gender of what is counted: «двадцять один голос», «двадцять одна виборча дільниця».
 */
export function ukrainianWords(value: number, gender: Gender = 'masculine'): string {
  if (value === 0) return 'нуль';
  const words: string[] = [];
  let rest = value;
  for (const { size, gender: ofScale, forms } of scales) {
    const count = Math.floor(rest / size);
    if (count > 0) words.push(...underThousand(count, ofScale), scaleForm(count, forms));
    rest %= size;
  }
  return [...words, ...underThousand(rest, gender)].join(' ');
}

function underThousand(value: number, gender: Gender): readonly string[] {
  const belowHundred = value % 100;
  const unit = belowHundred < 20 ? belowHundred : belowHundred % 10;
  const ten = belowHundred < 20 ? 0 : Math.floor(belowHundred / 10);
  return [hundreds[Math.floor(value / 100)] ?? '', tens[ten] ?? '', unitWord(unit, gender)].filter(
    (word) => word !== '',
  );
}

function unitWord(unit: number, gender: Gender): string {
  if (unit === 1) return one[gender];
  if (unit === 2) return two[gender];
  return units[unit] ?? '';
}

function scaleForm(count: number, [afterOne, afterFew, afterMany]: Scale['forms']): string {
  const belowHundred = count % 100;
  if (belowHundred > 10 && belowHundred < 20) return afterMany;
  const last = count % 10;
  return last === 1 ? afterOne : last >= 2 && last <= 4 ? afterFew : afterMany;
}
