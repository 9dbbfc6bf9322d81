import { text } from '#vybory/language';
import { TextField } from '../decorators.js';

/** What lists of candidates say of each. */

export const occupation = TextField({
  label: text('Посада (заняття)', 'Occupation'),
  maxLength: 500,
  example: 'директор',
  personal: { category: 'occupation' },
});

export const residence = TextField({
  label: text('Місце проживання', 'Residence'),
  maxLength: 500,
  example: 'місто Полтава',
  personal: { category: 'residence' },
});

export const partyMembership = TextField({
  label: text('Партійність', 'Party membership'),
  maxLength: 500,
  example: 'безпартійна',
  personal: { category: 'political' },
});
