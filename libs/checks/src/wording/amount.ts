import { exactText, type Exact } from '#vybory/forms';
import type { Language } from '#vybory/language';

/** An exact number, grouped as people of the language write it, without rounding: `1 234,50`. */
export function amount(exact: Exact, language: Language): string {
  const [whole = '', fraction] = exactText(exact).split('.');
  const grouped = BigInt(whole).toLocaleString(language === 'uk' ? 'uk-UA' : 'en-GB');
  if (fraction === undefined) return grouped;
  return `${grouped}${language === 'uk' ? ',' : '.'}${fraction.padEnd(2, '0')}`;
}
