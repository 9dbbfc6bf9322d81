import { text } from '#vybory/language';
import { TextField } from '../decorators.js';

/** Series and number in one cell: documents differ in how they are numbered. */
export const documentNo = TextField({
  label: text('Документ, що посвідчує особу', 'Identity document'),
  maxLength: 50,
  example: 'КН 214365',
  personal: { category: 'identity-document' },
});
