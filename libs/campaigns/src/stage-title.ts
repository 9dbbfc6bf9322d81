import { type Text, text } from '#vybory/language';
import type { Stage } from './definition.js';

export const stageTitle: Readonly<Record<Stage, Text>> = {
  announced: text('оголошено', 'announced'),
  preparation: text('підготовка', 'preparation'),
  voting: text('голосування', 'voting'),
  tabulation: text('підрахунок голосів і встановлення підсумків', 'tabulation'),
  established: text('результати встановлено', 'results established'),
  closed: text('завершено', 'closed'),
};
