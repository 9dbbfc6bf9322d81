import type { Language } from '#vybory/language';

const formats: Readonly<Record<Language, Intl.NumberFormat>> = {
  uk: new Intl.NumberFormat('uk-UA', { useGrouping: 'always', maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { useGrouping: 'always', maximumFractionDigits: 2 }),
};

/** `1358` as «1 358» (with a no-break space) or `1,358`. */
export function number(value: number, language: Language): string {
  return formats[language].format(value);
}

const percents: Readonly<Record<Language, Intl.NumberFormat>> = {
  uk: new Intl.NumberFormat('uk-UA', { style: 'percent', maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 2 }),
};

/** `0.034` as «3,4 %» or `3.4%`. */
export function percent(share: number, language: Language): string {
  return percents[language].format(share);
}
