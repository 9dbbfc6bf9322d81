import type { FormKey } from '#vybory/forms';
import type { DutyDefinition } from '../definition.js';
import type { RequestFormDesign } from './design.js';

/** What a one-off request asks, in the words of the duties of a campaign. The one place where the two meet. */
export function dutyOfRequest(key: FormKey, { by: [first], due }: RequestFormDesign): DutyDefinition {
  return {
    form: key,
    kind: 'due',
    by: first,
    ...(due !== undefined && { due: due.replace('T', ' at ') }),
    status: 'configured',
    source: 'order No. 60 of 21 December 2001, section 5',
  };
}
