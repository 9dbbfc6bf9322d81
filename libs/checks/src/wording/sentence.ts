/** With a capital first letter. */
export function sentence(words: string): string {
  return words.charAt(0).toLocaleUpperCase('uk-UA') + words.slice(1);
}
