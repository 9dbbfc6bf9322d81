import type { ContestantDefinition } from '#vybory/campaigns';
import type { Language } from '#vybory/language';

/** «№ 7 Прізвище Ім’я» */
export function contestantName(contestant: ContestantDefinition, language: Language): string {
  return `${language === 'uk' ? '№' : 'No.'} ${contestant.no} ${contestant.name[language]}`;
}
