import { text } from '#vybory/language';
import type { ChoiceOption } from '../fields.js';

export const mediums = [
  { value: 'tv', label: text('телебачення', 'television') },
  { value: 'radio', label: text('радіо', 'radio') },
  { value: 'print', label: text('друковане видання', 'print') },
] as const satisfies readonly ChoiceOption[];
