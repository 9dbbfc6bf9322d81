import { ImpossibleHistory } from '../impossible-history.js';
import type { CarrierCaseId } from '../slot.js';
import type { SlotState } from '../state.js';
import { isUnsettled, type CarrierCase, type CarrierCaseStatus } from './case.js';
import type { CarrierDifferenceOpened, CarrierEvent, CarriersAgreed } from './events.js';

/** @throws ImpossibleHistory for an event that the decider could not have made in this state. */
export function evolveCarriers(state: SlotState, event: CarrierEvent): SlotState {
  switch (event.type) {
    case 'CarriersAgreed':
      return { ...state, compared: { electronic: event.data.electronic, paper: event.data.paper } };
    case 'CarrierDifferenceOpened':
      return open(state, event.data);
    case 'CarrierDifferenceExplained':
    case 'CarrierDifferenceClarified':
    case 'CarrierDifferenceClosed': {
      const one = known(state, event.data.case);
      const next: CarrierCase = { ...one, status: statusAfter(one, event) };
      return { ...state, cases: state.cases.map((other) => (other.id === next.id ? next : other)) };
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

function open(state: SlotState, data: CarrierDifferenceOpened['data']): SlotState {
  const { case: id, electronic, paper, differences } = data;
  const opened: CarrierCase = { id, electronic, paper, differences, status: { kind: 'open' } };
  return { ...state, cases: [...state.cases, opened], compared: { electronic, paper } };
}

function statusAfter(
  one: CarrierCase,
  event: Exclude<CarrierEvent, CarriersAgreed | CarrierDifferenceOpened>,
): CarrierCaseStatus {
  const { kind } = one.status;
  switch (event.type) {
    case 'CarrierDifferenceExplained':
      if (isUnsettled(one))
        return { kind: 'explained', person: event.data.person, explanation: event.data.explanation };
      break;
    case 'CarrierDifferenceClarified':
      if (isUnsettled(one)) return { kind: 'clarified', by: event.data.by };
      break;
    case 'CarrierDifferenceClosed':
      if (kind === 'explained' || kind === 'clarified')
        return { kind: 'closed', person: event.data.person, conclusion: event.data.conclusion };
      break;
    default: {
      const never: never = event;
      return never;
    }
  }
  throw new ImpossibleHistory(`${event.type} cannot follow when ${one.id} is ${kind}`);
}

function known({ cases }: SlotState, id: CarrierCaseId): CarrierCase {
  const found = cases.find((one) => one.id === id);
  if (found === undefined) throw new ImpossibleHistory(`${id} was never opened`);
  return found;
}
