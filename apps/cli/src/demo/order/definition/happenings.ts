import type { HappeningDefinition } from '#vybory/campaigns';
import { text } from '#vybory/language';

/** What conditional duties wait for. */
export const happenings: readonly HappeningDefinition[] = [
  { name: 'takes-part', title: text('Бере участь самостійно', 'Takes part of its own'), of: 'subject' },
  { name: 'fund-opened', title: text('Рахунок фонду відкрито', 'Account of the fund opened'), of: 'subject' },
  { name: 'abroad', title: text('Дільницю утворено за кордоном', 'The precinct is formed abroad'), of: 'unit' },
];
