import type { DiscrepancyAct, Finding } from '#vybory/checks';
import fc from 'fast-check';
import type { SlotCommand } from '../commands.js';
import { decide } from '../decide.js';
import type { SlotEvent } from '../events.js';
import { evolve } from '../evolve.js';
import { initialState, standingVersion, type SlotState } from '../state.js';
import {
  act,
  attachActs,
  body,
  finding,
  recordOutcome,
  reviseFindings,
  submit,
  version,
  withdraw,
} from './commands.js';
import { newEvents } from './given.js';
import {
  closeCase,
  enterPaper,
  enterPaperAgain,
  explainDifference,
  resolvePaper,
  withdrawPaperEntry,
} from './paper-commands.js';

/** A command that is made when its turn comes, from the slot as it then is; of its events the first `kept` are appended. */
export interface Move {
  readonly command: (state: SlotState) => SlotCommand;
  readonly kept: number;
}

export type Held = (before: SlotState, command: SlotCommand, events: readonly SlotEvent[], after: SlotState) => void;

/** Holds `check` to every step of random lives. */
export function holds(check: Held): void {
  fc.assert(
    fc.property(sequences, (moves) => void play(moves, check)),
    { numRuns: 150 },
  );
}

export function play(moves: readonly Move[], check: Held): SlotState {
  return moves.reduce((before, move) => {
    const command = move.command(before);
    const whole = newEvents(decide(before, command));
    // Only primary processing goes on from the middle; everything else is appended whole, as the log promises.
    const events = command.type === 'RecordOutcome' ? whole.slice(0, move.kept) : whole;
    const after = events.reduce(evolve, before);
    check(before, command, events, after);
    return after;
  }, initialState);
}

const bodies = fc.oneof(
  { weight: 9, arbitrary: fc.constant(body) },
  { weight: 1, arbitrary: fc.constant('another-body') },
);
const acts: fc.Arbitrary<readonly DiscrepancyAct[]> = fc.subarray([act('P-1'), act('P-2'), act('P-9')]);
const findings: fc.Arbitrary<readonly Finding[]> = fc.oneof(
  fc.constant([]),
  fc.subarray([finding('P-1', 'act'), finding('P-2', 'act')]),
  fc.subarray([finding('P-1', 'act'), finding('P-3', 'error'), finding('P-4', 'warning')]),
);
const values = fc.integer({ min: 1, max: 3 }).map((ballotsInvalid) => ({ lines: { ballotsInvalid } }));
/** Counted from the latest version backwards; may name one that does not exist. */
const back = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: -1, max: 3 }) },
);

const submits = fc
  .record({
    values,
    acts: fc.option(acts, { nil: undefined }),
    idempotencyKey: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined, freq: 1 }),
    body: bodies,
    clarifies: fc.oneof(fc.constantFrom('standing' as const, 'standing' as const, 'nothing' as const), back),
  })
  .map(({ clarifies, acts: sent, idempotencyKey, ...rest }) => (state: SlotState) => {
    const named =
      clarifies === 'standing'
        ? standingVersion(state, 'electronic')?.submission
        : clarifies === 'nothing'
          ? undefined
          : version(nth(state, clarifies));
    return submit({
      ...rest,
      ...(sent === undefined ? {} : { acts: sent }),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      ...(named === undefined ? {} : { clarifies: named }),
    });
  });

const persons = fc.constantFrom('first', 'second', 'third');

const papers = fc
  .record({
    values,
    person: persons,
    incomingNumber: fc.integer({ min: 1, max: 9 }).map(String),
    doubleEntry: fc.boolean(),
    idempotencyKey: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined, freq: 1 }),
    clarifies: fc.oneof(fc.constantFrom('standing' as const, 'standing' as const, 'nothing' as const), back),
  })
  .map(({ clarifies, idempotencyKey, ...rest }) => (state: SlotState) => {
    const standing = clarifies === 'nothing' ? undefined : standingVersion(state, 'paper')?.submission;
    const named = typeof clarifies === 'number' ? version(nth(state, clarifies)) : standing;
    return enterPaper({
      ...rest,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      ...(named === undefined ? {} : { clarifies: named }),
    });
  });

const readings = fc.tuple(fc.constantFrom(enterPaperAgain, enterPaperAgain, resolvePaper), back, persons, values).map(
  ([make, k, person, read]) =>
    (state: SlotState) =>
      make(latest(state.entries.length, k), person, read),
);

const cases = fc.oneof(
  fc.tuple(fc.constantFrom(explainDifference, closeCase), back, persons, fc.constantFrom('a', 'b')).map(
    ([make, k, person, words]) =>
      (state: SlotState) =>
        make(latest(state.cases.length, k), person, words),
  ),
  fc.tuple(back, persons, fc.constantFrom('a', 'b')).map(
    ([k, person, reason]) =>
      (state: SlotState) =>
        withdrawPaperEntry(latest(state.entries.length, k), person, reason),
  ),
);

const commands = fc.oneof(
  { weight: 4, arbitrary: submits },
  { weight: 4, arbitrary: papers },
  { weight: 2, arbitrary: readings },
  { weight: 2, arbitrary: cases },
  {
    weight: 4,
    arbitrary: fc.tuple(back, findings).map(
      ([n, found]) =>
        (state: SlotState) =>
          recordOutcome(nth(state, n), found),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(back, findings, fc.boolean()).map(
      ([n, found, mutual]) =>
        (state: SlotState) =>
          reviseFindings(
            nth(state, n),
            found.map((one) => ({ finding: one, mutual })),
          ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(back, acts, bodies).map(
      ([n, sent, by]) =>
        (state: SlotState) =>
          attachActs(nth(state, n), sent, by),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(back, fc.constantFrom('a', 'b'), bodies).map(
      ([n, reason, by]) =>
        (state: SlotState) =>
          withdraw(nth(state, n), reason, by),
    ),
  },
);

export const sequences: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({ command: commands, kept: fc.constantFrom(4, 4, 4, 1, 2, 3) }),
  { minLength: 4, maxLength: 25, size: 'max' },
);

function nth(state: SlotState, stepsBack: number): number {
  return latest(state.versions.length, stepsBack);
}

function latest(count: number, stepsBack: number): number {
  return Math.max(1, count - stepsBack);
}
