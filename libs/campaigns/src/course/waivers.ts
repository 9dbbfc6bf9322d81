import { text, type Text } from '#vybory/language';
import type { FormKey } from '#vybory/forms';
import { objectOf, shapeChecker, textLike, type Schema } from '../json-shape.js';
import type { DefinitionError } from '../definition-error.js';
import type { ExpectedSlot } from '../duties/expected-slot.js';
import type { WaiverEvent } from './events.js';

/** Somebody entitled decides that a slot is not owed any more, or that it is owed again after all. */
export interface WaiverCommand {
  readonly form: FormKey;
  readonly unit: string;
  /** Empty for a form with one slot per unit. */
  readonly key?: string;
  readonly reason: string;
  /** True: what was waived is owed again. */
  readonly revoke?: boolean;
}

export interface WaiverRejection {
  readonly code: 'slot-not-owed' | 'waiver-stands' | 'waiver-unknown';
  readonly message: Text;
}

export type WaiverDecision =
  | { readonly ok: true; readonly events: readonly WaiverEvent[] }
  | { readonly ok: false; readonly rejection: WaiverRejection };

/** Waivers that stand, by key: the state of the stream of one form and unit. */
export type WaiverState = ReadonlyMap<string, { readonly reason: string; readonly by: string }>;
export const initialWaivers: WaiverState = new Map();

export function evolveWaivers(state: WaiverState, { type, data }: WaiverEvent): WaiverState {
  const next = new Map(state);
  if (type === 'DutyWaived') next.set(data.key, { reason: data.reason, by: data.by });
  else next.delete(data.key);
  return next;
}

export const waiverSchema: Schema = objectOf<WaiverCommand>('A decision that a slot is not owed, or owed again.', {
  form: textLike('^[a-z0-9-]{1,64}$', 'Key of the form.'),
  unit: textLike('^[A-Za-z0-9_-]{1,64}$', 'Code of the unit.'),
  key: {
    optional: { type: 'string', maxLength: 128, description: 'Canonical key of the slot, as in `completeness/slots`.' },
  },
  reason: { type: 'string', minLength: 1, maxLength: 1000, description: 'Why, as the decision has it.' },
  revoke: { optional: { type: 'boolean', description: 'True: what was waived is owed again.' } },
});

const check = shapeChecker(waiverSchema);

export function parseWaiver(
  json: unknown,
): { readonly command: WaiverCommand } | { readonly errors: readonly DefinitionError[] } {
  const errors = check(json);
  return errors.length > 0 ? { errors } : { command: json as WaiverCommand };
}

/**
 * @param slot the slot as the campaign expects it; undefined when nobody owes it
 * @param by identity of who decides
 */
export function decideWaiver(
  state: WaiverState,
  { form, unit, key = '', reason, revoke = false }: WaiverCommand,
  slot: ExpectedSlot | undefined,
  by: string,
): WaiverDecision {
  const standing = state.get(key);
  const data = { form, unit, key, reason, by };
  if (revoke) {
    if (standing !== undefined) return { ok: true, events: [{ type: 'WaiverRevoked', data }] };
    return reject('waiver-unknown', text('Від цього подання не звільняли.', 'This slot was not waived.'));
  }
  if (standing?.reason === reason && standing.by === by) return { ok: true, events: [] };
  if (standing !== undefined) {
    return reject(
      'waiver-stands',
      text('Від цього подання вже звільнено з іншої підстави.', 'This slot is waived already, for another reason.'),
    );
  }
  if (slot === undefined || slot.released !== undefined) {
    return reject('slot-not-owed', text('Такого подання ніхто не винен.', 'Nobody owes such a slot.'));
  }
  return { ok: true, events: [{ type: 'DutyWaived', data }] };
}

function reject(code: WaiverRejection['code'], message: Text): WaiverDecision {
  return { ok: false, rejection: { code, message } };
}
