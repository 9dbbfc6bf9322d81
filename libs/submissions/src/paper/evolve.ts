import { ImpossibleHistory } from '../impossible-history.js';
import type { PaperEntryId } from '../slot.js';
import type { SlotState } from '../state.js';
import { isPending, type PaperEntry, type PaperEntryStatus } from './entry.js';
import type { PaperEntered, PaperEntryEvent } from './events.js';

/** @throws ImpossibleHistory for an event that the decider could not have made in this state. */
export function evolvePaper(state: SlotState, event: PaperEntryEvent): SlotState {
  if (event.type === 'PaperEntered') return enter(state, event.data);
  const entry = known(state, event.data.entry);
  const next: PaperEntry = { ...entry, status: statusAfter(entry, event) };
  return { ...state, entries: state.entries.map((other) => (other.id === next.id ? next : other)) };
}

function enter(state: SlotState, data: PaperEntered['data']): SlotState {
  if (state.entries.some(isPending)) throw new ImpossibleHistory(`${data.entry} cannot begin while another one waits`);
  const entry: PaperEntry = { id: data.entry, sent: data, status: { kind: 'entered' } };
  return { ...state, entries: [...state.entries, entry] };
}

function statusAfter(entry: PaperEntry, event: Exclude<PaperEntryEvent, PaperEntered>): PaperEntryStatus {
  const { kind } = entry.status;
  switch (event.type) {
    case 'PaperConfirmed': {
      const { submission, enteredBy } = event.data;
      if (kind === 'entered' || kind === 'resolved') return { kind: 'confirmed', submission, enteredBy };
      break;
    }
    case 'PaperEntryDisputed': {
      const { person: second, values: secondValues, differences } = event.data;
      if (kind === 'entered') return { kind: 'disputed', second, secondValues, differences };
      break;
    }
    case 'PaperEntryResolved':
      if (kind === 'disputed') return { kind: 'resolved' };
      break;
    case 'PaperEntryWithdrawn':
      if (isPending(entry)) return { kind: 'withdrawn', person: event.data.person, reason: event.data.reason };
      break;
    default: {
      const never: never = event;
      return never;
    }
  }
  throw new ImpossibleHistory(`${event.type} cannot follow when ${entry.id} is ${kind}`);
}

function known({ entries }: SlotState, id: PaperEntryId): PaperEntry {
  const entry = entries.find((one) => one.id === id);
  if (entry === undefined) throw new ImpossibleHistory(`${id} was never entered`);
  return entry;
}
