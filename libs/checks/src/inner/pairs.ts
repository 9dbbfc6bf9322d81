import { text } from '#vybory/language';
import { pairRelation } from '../pairs/pair-relation.js';

/**
 * F-1: compulsory pairs: fields that are stated together or not at all, as the forms declare beside their arithmetic (`slotFrom` with `slotTo`, a day of disposal with a
 * disposition). Source: SYS DHIS2 `compulsory_pair`; which fields, OWN. Severity `error`.
 */
export const f1 = pairRelation(
  {
    id: 'F-1',
    version: 1,
    title: text('Разом або зовсім ні', 'Together or not at all'),
    formula: 'all sides hold, or none',
    source: 'SYS DHIS2 compulsory_pair; fields OWN',
    severity: 'error',
  },
  'compulsory',
);

/** F-2: exclusive pairs: what is never stated together. Source: SYS DHIS2 `exclusive_pair`; which fields, OWN. Severity `error`. */
export const f2 = pairRelation(
  {
    id: 'F-2',
    version: 1,
    title: text('Ніколи разом', 'Never together'),
    formula: 'at most one side holds',
    source: 'SYS DHIS2 exclusive_pair; fields OWN',
    severity: 'error',
  },
  'exclusive',
);
