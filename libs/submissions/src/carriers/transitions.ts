import type { CarrierCaseStatusKind } from './case.js';
import type { CarrierEvent, CarriersAgreed } from './events.js';

export interface CaseTransition {
  readonly from: CarrierCaseStatusKind | 'nothing';
  readonly event: Exclude<CarrierEvent, CarriersAgreed>['type'];
  readonly to: CarrierCaseStatusKind;
  readonly when: string;
}

/** Every arrow of the drawing of a case in `docs/submission-life.md`; tests hold the code to it. */
export const caseTransitions: readonly CaseTransition[] = [
  arrow('nothing', 'CarrierDifferenceOpened', 'open', 'the standing versions of both carriers differ'),
  arrow('open', 'CarrierDifferenceExplained', 'explained', 'somebody says why'),
  arrow('explained', 'CarrierDifferenceExplained', 'explained', 'somebody says more'),
  arrow('open', 'CarrierDifferenceClarified', 'clarified', 'either side has another standing version'),
  arrow('explained', 'CarrierDifferenceClarified', 'clarified', 'either side has another standing version'),
  arrow('explained', 'CarrierDifferenceClosed', 'closed', 'somebody else accepts the explanation'),
  arrow('clarified', 'CarrierDifferenceClosed', 'closed', 'a registrar takes note'),
];

function arrow(
  from: CaseTransition['from'],
  event: CaseTransition['event'],
  to: CaseTransition['to'],
  when: string,
): CaseTransition {
  return { from, event, to, when };
}
