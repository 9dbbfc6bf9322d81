import type { DiscrepancyAct, Finding } from '#vybory/checks';
import fc from 'fast-check';
import type { SubmissionCommand } from './commands.js';
import { decide } from './decide.js';
import type { SubmissionEvent } from './events.js';
import { evolve } from './evolve.js';
import { findVersion, initialState, standingVersion, versionInForce, type SlotState } from './state.js';
import { act, attachActs, body, finding, recordOutcome, submit, version, withdraw } from './testing/commands.js';
import { newEvents } from './testing/given.js';
import { transitions, type Transition } from './transitions.js';

type Arrow = Pick<Transition, 'from' | 'event' | 'of' | 'to'>;

/** A command that is made when its turn comes, from the slot as it then is; of its events the first `kept` are appended. */
interface Move {
  readonly command: (state: SlotState) => SubmissionCommand;
  readonly kept: number;
}

describe('the life of a slot, for any sequence of commands', () => {
  it('moves along the arrows of the drawing only', () => {
    holds((before, _, events) => {
      const drawn = transitions.map(nameOf);
      expect(drawn).toEqual(expect.arrayContaining(arrowsOf(before, events).map(nameOf)));
    });
  });

  it('reaches every arrow of the drawing', () => {
    const seen = new Set<string>();
    for (const moves of fc.sample(sequences, { seed: 60, numRuns: 5000 })) {
      play(moves, (before, _, events) => {
        for (const arrow of arrowsOf(before, events)) seen.add(nameOf(arrow));
      });
    }
    expect([...seen].sort()).toEqual(transitions.map(nameOf).sort());
  });

  it('never has two versions in force, nor gives force back to an earlier one', () => {
    holds((before, _, __, after) => {
      const accepted = after.versions.filter(({ status }) => status.kind.startsWith('accepted'));
      expect(accepted.map(({ submission }) => submission)).toEqual(after.inForce === undefined ? [] : [after.inForce]);
      expect(versionInForce(after)?.n ?? 0).toBeGreaterThanOrEqual(versionInForce(before)?.n ?? 0);
    });
  });

  it('counts versions without a gap, and removes and rewrites nothing that was received', () => {
    const received = ({ versions }: SlotState, length: number) =>
      versions.slice(0, length).map(({ status: _, acts: __, ...sent }) => sent);
    holds((before, _, __, after) => {
      expect(after.versions.map(({ n }) => n)).toEqual(after.versions.map((___, i) => i + 1));
      expect(received(after, before.versions.length)).toEqual(received(before, before.versions.length));
      for (const { n, acts } of before.versions)
        expect(after.versions[n - 1]?.acts.slice(0, acts.length)).toEqual(acts);
    });
  });

  it('always knows the values that a clarification is compared with', () => {
    holds((_, __, ___, after) => {
      const standing = standingVersion(after);
      if (standing !== undefined) expect(after.comparable.has(standing.n)).toBe(true);
    });
  });

  it('answers every command, the same way each time, and changes no state in doing so', () => {
    holds((before, command) => {
      const copy = structuredClone(before);
      const decision = decide(before, command);
      expect(decide(copy, command)).toEqual(decision);
      expect(before).toEqual(copy);
      if (decision.ok) return;
      expect(decision.rejection.message.uk).toMatch(/^[^\s].*\.$/);
      expect(decision.rejection.message.en).toMatch(/^[^\s].*\.$/);
    });
  });

  it('does nothing for a command that it has carried out', () => {
    holds((before, command, events, after) => {
      const whole = newEvents(decide(before, command));
      const recognisable = command.type !== 'Submit' || command.idempotencyKey !== undefined;
      if (events.length === 0 || events.length < whole.length || !recognisable) return;
      expect(decide(after, command)).toEqual({ ok: true, replayOf: events[0]?.data.submission });
    });
  });

  it('is the same when its events are read again', () => {
    fc.assert(
      fc.property(sequences, (moves) => {
        const log: SubmissionEvent[] = [];
        const state = play(moves, (_, __, events) => log.push(...events));
        expect(log.reduce(evolve, initialState)).toEqual(state);
      }),
    );
  });

  it('registers what was received once, and returns or accepts it once before acts are attached', () => {
    fc.assert(
      fc.property(sequences, (moves) => {
        const steps = new Map<string, number>();
        play(moves, (_, __, events) => {
          for (const { type, data } of events) {
            const step = `${type} ${data.submission}`;
            steps.set(step, (steps.get(step) ?? 0) + 1);
          }
        });
        const repeated = [...steps].filter(([step, times]) => times > 1 && !step.startsWith('DiscrepancyActsAttached'));
        expect(repeated).toEqual([]);
      }),
    );
  });
});

type Held = (
  before: SlotState,
  command: SubmissionCommand,
  events: readonly SubmissionEvent[],
  after: SlotState,
) => void;

function holds(check: Held): void {
  fc.assert(
    fc.property(sequences, (moves) => void play(moves, check)),
    { numRuns: 500 },
  );
}

function play(moves: readonly Move[], check: Held): SlotState {
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

function arrowsOf(before: SlotState, events: readonly SubmissionEvent[]): readonly Arrow[] {
  const arrows: Arrow[] = [];
  events.reduce((state, event) => {
    const next = evolve(state, event);
    for (const { submission, status } of next.versions) {
      const from = findVersion(state, submission)?.status.kind ?? 'nothing';
      const itself = submission === event.data.submission;
      const of = itself ? 'itself' : 'a later version';
      if (itself || from !== status.kind) arrows.push({ from, event: event.type, of, to: status.kind });
    }
    return next;
  }, before);
  return arrows;
}

function nameOf({ from, event, of, to }: Arrow): string {
  return `${from} --${event} of ${of}--> ${to}`;
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
        ? standingVersion(state)?.submission
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

const commands = fc.oneof(
  submits,
  fc.tuple(back, findings).map(
    ([n, found]) =>
      (state: SlotState) =>
        recordOutcome(nth(state, n), found),
  ),
  fc.tuple(back, acts, bodies).map(
    ([n, sent, by]) =>
      (state: SlotState) =>
        attachActs(nth(state, n), sent, by),
  ),
  fc.tuple(back, fc.constantFrom('a', 'b'), bodies).map(
    ([n, reason, by]) =>
      (state: SlotState) =>
        withdraw(nth(state, n), reason, by),
  ),
);

const sequences: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({ command: commands, kept: fc.constantFrom(4, 4, 4, 1, 2, 3) }),
  { maxLength: 20, size: 'max' },
);

function nth(state: SlotState, stepsBack: number): number {
  return Math.max(1, state.versions.length - stepsBack);
}
