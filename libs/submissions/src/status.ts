import type { DiscrepancyAct, Finding } from '#vybory/checks';
import { text, type Text } from '#vybory/language';
import type { SubmissionId } from './slot.js';

/** Where one version of a slot is in its life. The drawing is `docs/submission-life.md`. */
export type VersionStatus =
  Received | Checked | Registered | Acknowledged | Accepted | AcceptedWithAct | Returned | Withdrawn | Superseded;

export type StatusKind = VersionStatus['kind'];

export interface Received {
  readonly kind: 'received';
}

export interface Checked {
  readonly kind: 'checked';
  readonly findings: readonly Finding[];
}

/** `number`: вхідний номер. */
export interface Registered {
  readonly kind: 'registered';
  readonly findings: readonly Finding[];
  readonly number: number;
}

export interface Acknowledged {
  readonly kind: 'acknowledged';
  readonly findings: readonly Finding[];
  readonly number: number;
}

/** In force: the figures of the slot. */
export interface Accepted {
  readonly kind: 'accepted';
  readonly findings: readonly Finding[];
  readonly number: number;
}

/** In force, with discrepancy acts that explain its findings. */
export interface AcceptedWithAct {
  readonly kind: 'accepted-with-act';
  readonly findings: readonly Finding[];
  readonly number: number;
  readonly acts: readonly DiscrepancyAct[];
}

/** `relations`: ids of the findings that were open when it was returned. */
export interface Returned {
  readonly kind: 'returned';
  readonly findings: readonly Finding[];
  readonly number: number;
  readonly relations: readonly string[];
}

/** What was received is registered and acknowledged even when it was withdrawn before its turn came. */
export interface Withdrawn {
  readonly kind: 'withdrawn';
  readonly reason: string;
  readonly number: number | undefined;
  readonly acknowledged: boolean;
}

/** Processed, and a later version is in force. */
export interface Superseded {
  readonly kind: 'superseded';
  readonly by: SubmissionId;
  readonly was: 'accepted' | 'accepted-with-act' | 'returned';
  readonly findings: readonly Finding[];
  readonly number: number;
}

/** Not accepted, and not taken back yet. */
export type Withdrawable = Received | Checked | Registered | Acknowledged | Returned;

const withdrawableKinds: ReadonlySet<StatusKind> = new Set<Withdrawable['kind']>([
  'received',
  'checked',
  'registered',
  'acknowledged',
  'returned',
]);

export function isWithdrawable(status: VersionStatus): status is Withdrawable {
  return withdrawableKinds.has(status.kind);
}

export const statusLabels: Readonly<Record<StatusKind, Text>> = {
  received: text('отримано', 'received'),
  checked: text('перевірено', 'checked'),
  registered: text('зареєстровано', 'registered'),
  acknowledged: text('отримання підтверджено', 'acknowledged'),
  accepted: text('прийнято', 'accepted'),
  'accepted-with-act': text('прийнято з актом про невідповідність', 'accepted with a discrepancy act'),
  returned: text('повернуто для уточнення', 'returned for clarification'),
  withdrawn: text('відкликано', 'withdrawn'),
  superseded: text('замінено уточненим', 'superseded by a clarified version'),
};
