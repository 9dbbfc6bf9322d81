import { rejected, replay, type Decision } from '../decision.js';
import { caseNotExplained, caseSettled, caseUnknown, samePerson } from '../rejection.js';
import type { CarrierCaseId } from '../slot.js';
import type { SlotState } from '../state.js';
import { isUnsettled, type CarrierCase } from './case.js';
import type { CloseCase, ExplainDifference } from './commands.js';
import type { CarrierEvent } from './events.js';

type CaseDecision = Decision<CarrierCaseId, CarrierEvent>;

export function explainDifference(
  state: SlotState,
  { case: id, person, explanation }: ExplainDifference,
): CaseDecision {
  const found = findCase(state, id);
  if (found === undefined) return rejected(caseUnknown(id));
  const { status } = found;
  if (!isUnsettled(found)) return rejected(caseSettled(found));
  if (status.kind === 'explained' && status.person === person && status.explanation === explanation) return replay(id);
  return { ok: true, events: [{ type: 'CarrierDifferenceExplained', data: { case: id, person, explanation } }] };
}

/** Nobody closes what they explained themselves, and nothing is closed unexplained. */
export function closeCase(state: SlotState, { case: id, person, conclusion }: CloseCase): CaseDecision {
  const found = findCase(state, id);
  if (found === undefined) return rejected(caseUnknown(id));
  const { status } = found;
  switch (status.kind) {
    case 'open':
      return rejected(caseNotExplained(found));
    case 'explained':
      if (status.person === person) return rejected(samePerson(id, person));
      break;
    case 'clarified':
      break;
    case 'closed':
      return status.person === person && status.conclusion === conclusion ? replay(id) : rejected(caseSettled(found));
    default: {
      const never: never = status;
      return never;
    }
  }
  return { ok: true, events: [{ type: 'CarrierDifferenceClosed', data: { case: id, person, conclusion } }] };
}

function findCase({ cases }: SlotState, id: CarrierCaseId): CarrierCase | undefined {
  return cases.find((one) => one.id === id);
}
