import type { Due, Instant } from '#vybory/calendar';
import type { FormKey } from '#vybory/forms';
import type { Waiver } from '../course/course.js';
import type { DutyKind } from '../definition.js';

/** A slot that somebody is expected to fill. */
export interface ExpectedSlot {
  readonly form: FormKey;
  readonly unit: string;
  readonly key: string;
  readonly kind: Exclude<DutyKind, 'on-event'>;
  /** Id of the body that owes it. */
  readonly by: string;
  readonly due: Exclude<Due, { readonly kind: 'on-event' }>;
  /** Present: it is not owed any more by decision. */
  readonly waived?: Waiver;
  /** Present: its subject withdrew at this moment, before it was due. What had come by then was owed and stays so; all else nobody owes. */
  readonly released?: Instant;
}

/** What an event of the campaign changed for one slot. Absent `before`: nobody owed it; absent `after`: nobody owes it now. */
export interface DutyChange {
  readonly before?: ExpectedSlot;
  readonly after?: ExpectedSlot;
}
