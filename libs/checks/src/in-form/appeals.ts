import { text } from '#vybory/language';
import { arithmeticRelation } from '../arithmetic/arithmetic-relation.js';

/** appeals considered + forwarded + pending = received, by the arithmetic of the report (3.1.б.15, 3.2.а.27). Source: OWN. Severity `error`. */
export const x31 = arithmeticRelation({
  id: 'X-31',
  version: 1,
  title: text(
    'Звернення: розглянуто + передано + на розгляді = одержано',
    'Appeals: considered + forwarded + pending = received',
  ),
  formula: 'considered + forwarded + pending = received',
  source: 'OWN',
  severity: 'error',
});
