import { languages, text, type Language } from '#vybory/language';
import type { AddressGroup } from './addresses.js';

const name = text('Вибори', 'Vybory');
const purpose = text(
  'Приймання, перевірка, реєстрація та узагальнення відомостей, які надають комісії та інші суб’єкти.',
  'Takes in, checks, registers and sums up what commissions and other bodies report.',
);

/** For terminals. */
export function textPage(groups: readonly AddressGroup[], origin: string): string {
  const part = (language: Language): string => {
    const sections = groups.map(({ title, addresses }) => {
      const lines = addresses.map((address) => `    ${address.title[language]}\n      ${origin}${address.path}`);
      return `  ${title[language]}\n${lines.join('\n')}\n`;
    });
    return `${name[language]}. ${purpose[language]}\n\n${sections.join('\n')}`;
  };
  return languages.map(part).join('\n');
}

/** For browsers: no script, nothing from elsewhere. */
export function htmlPage(groups: readonly AddressGroup[]): string {
  const part = (language: Language): string => {
    const sections = groups.map(({ title, addresses }) => {
      const items = addresses.map(
        (address) =>
          `<li><a href="${escape(address.path)}">${escape(address.title[language])}</a> <code>${escape(address.path)}</code></li>`,
      );
      return `<h2>${escape(title[language])}</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
    });
    return `<section lang="${language}">\n<h1>${name[language]}</h1>\n<p>${purpose[language]}</p>\n${sections.join('\n')}\n</section>`;
  };
  return `<!doctype html>
<html lang="uk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name.uk} / ${name.en}</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; display: grid; gap: 3rem; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1.5rem 0 0.25rem; }
ul { margin: 0; padding-left: 1.2rem; } code { opacity: 0.7; font-size: 0.85em; overflow-wrap: anywhere; }
</style>
</head>
<body>
${languages.map(part).join('\n')}
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(value: string): string {
  return value.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
