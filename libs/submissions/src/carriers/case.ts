import { text, type Text } from '#vybory/language';
import type { CarrierCaseId } from '../slot.js';
import type { CarrierDifference } from './compare.js';
import type { CarrierDifferenceClarified, ComparedVersions } from './events.js';

/** Where a difference between the carriers is in its life. The drawing is in `docs/submission-life.md`. */
export type CarrierCaseStatus =
  | { readonly kind: 'open' }
  /** `person`: who explained it last; somebody else closes it. */
  | { readonly kind: 'explained'; readonly person: string; readonly explanation: string }
  | { readonly kind: 'clarified'; readonly by: CarrierDifferenceClarified['data']['by'] }
  | { readonly kind: 'closed'; readonly person: string; readonly conclusion: string };

export const carrierCaseStatuses = ['open', 'explained', 'clarified', 'closed'] as const;
export type CarrierCaseStatusKind = CarrierCaseStatus['kind'];

export interface CarrierCase extends ComparedVersions {
  readonly id: CarrierCaseId;
  readonly differences: readonly CarrierDifference[];
  readonly status: CarrierCaseStatus;
}

export const carrierCaseLabels: Readonly<Record<CarrierCaseStatusKind, Text>> = {
  open: text('відкрито', 'open'),
  explained: text('пояснено', 'explained'),
  clarified: text('уточнено', 'clarified'),
  closed: text('закрито', 'closed'),
};

/** Whether the two versions that differ still stand against each other with nothing said in the end. */
export function isUnsettled({ status }: CarrierCase): boolean {
  return status.kind === 'open' || status.kind === 'explained';
}
