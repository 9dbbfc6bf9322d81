import type { CampaignDefinition, LineUse } from '#vybory/campaigns';
import type { Language, Text } from '#vybory/language';

/** The lines that one form of one contest has, with the numbers and labels that the campaign prints. */
export interface LineBook {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Number as printed; the name in code for a line that the form does not have. */
  no(name: string): string;
  /** «Рядок 7 («Загальна кількість …»)», in the middle of a sentence with `rows`' first letter small. */
  wording(name: string, language: Language): string;
}

const line: Text = { uk: 'рядок', en: 'line' };

export function lineBook(uses: readonly LineUse[], definition: CampaignDefinition): LineBook {
  const byName = new Map(uses.map((use) => [use.line, use]));
  const ownLabels = new Map((definition.vocabulary ?? []).map((entry) => [entry.name, entry.label]));
  return {
    names: uses.map((use) => use.line),
    has: (name) => byName.has(name),
    no: (name) => byName.get(name)?.no ?? name,
    wording: (name, language) => {
      const label = byName.get(name)?.label ?? ownLabels.get(name);
      const numbered = `${line[language]} ${byName.get(name)?.no ?? name}`;
      if (label === undefined) return numbered;
      return language === 'uk' ? `${numbered} («${label.uk}»)` : `${numbered} (“${label.en}”)`;
    },
  };
}
