/** A text that a user of the system reads: always in Ukrainian (the default) and in English. */
export interface Text {
  readonly uk: string;
  readonly en: string;
}

export const languages = ['uk', 'en'] as const;
export type Language = (typeof languages)[number];
export const defaultLanguage: Language = 'uk';

export function text(uk: string, en: string): Text {
  return { uk, en };
}

export function inLanguage(value: Text, language: Language): string {
  return value[language];
}

/** Builds a text from parts that differ by language, e.g. `compose((l) => label[l] + ': ' + name[l])`. */
export function compose(build: (language: Language) => string): Text {
  return { uk: build('uk'), en: build('en') };
}
