import type { SlotCommand } from '../commands.js';
import { decide, type SlotDecision } from '../decide.js';
import type { SlotEvent } from '../events.js';
import { evolve } from '../evolve.js';
import type { RejectionCode } from '../rejection.js';
import type { CarrierCaseId, PaperEntryId, SubmissionId } from '../slot.js';
import { initialState, type SlotState } from '../state.js';

export type HistoryStep = SlotEvent | SlotCommand;

/** The test sentence: `given(history).when(command).then(events)`. The history is made of events or of commands that succeed. */
export function given(...history: readonly HistoryStep[]) {
  const { events, state } = history.reduce(happened, { events: [], state: initialState });
  return {
    events,
    state,
    when(command: SlotCommand) {
      const decision = decide(state, command);
      return {
        decision,
        then: (...events: readonly SlotEvent[]) => expect(decision).toEqual({ ok: true, events }),
        thenTypes: (...types: readonly SlotEvent['type'][]) =>
          expect(newEvents(decision).map(({ type }) => type)).toEqual(types),
        thenReplayOf: (replayOf: SubmissionId | PaperEntryId | CarrierCaseId) =>
          expect(decision).toEqual({ ok: true, replayOf }),
        thenRejected: (code: RejectionCode, data: object) =>
          expect(decision).toMatchObject({ ok: false, rejection: { code, data } }),
        state: newEvents(decision).reduce(evolve, state),
      };
    },
  };
}

/** The events of a decision; none when it was a replay or a rejection. */
export function newEvents(decision: SlotDecision): readonly SlotEvent[] {
  return decision.ok && 'events' in decision ? decision.events : [];
}

interface History {
  readonly events: readonly SlotEvent[];
  readonly state: SlotState;
}

function happened({ events, state }: History, step: HistoryStep): History {
  const more = 'data' in step ? [step] : eventsOf(state, step);
  return { events: [...events, ...more], state: more.reduce(evolve, state) };
}

function eventsOf(state: SlotState, command: SlotCommand): readonly SlotEvent[] {
  const decision = decide(state, command);
  if (!decision.ok) throw new Error(`given: ${command.type} is rejected: ${decision.rejection.code}`);
  return newEvents(decision);
}
