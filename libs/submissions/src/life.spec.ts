import fc from 'fast-check';
import { decide } from './decide.js';
import type { SlotEvent, SubmissionEvent } from './events.js';
import { evolve } from './evolve.js';
import { acceptedVersion, findVersion, initialState, standingVersion, type SlotState } from './state.js';
import { newEvents } from './testing/given.js';
import { holds, play, sequences } from './testing/moves.js';
import { transitions, type Transition } from './transitions.js';

type Arrow = Pick<Transition, 'from' | 'event' | 'of' | 'to'>;

const carriers = ['electronic', 'paper'] as const;

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

  it('never has two accepted versions of a carrier, nor goes back to an earlier one', () => {
    holds((before, _, __, after) => {
      for (const carrier of carriers) {
        const accepted = after.versions.filter(
          (one) => one.carrier === carrier && one.status.kind.startsWith('accepted'),
        );
        const known = after.accepted[carrier];
        expect(accepted.map(({ submission }) => submission)).toEqual(known === undefined ? [] : [known]);
        expect(acceptedVersion(after, carrier)?.n ?? 0).toBeGreaterThanOrEqual(
          acceptedVersion(before, carrier)?.n ?? 0,
        );
      }
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
      for (const carrier of carriers) {
        const standing = standingVersion(after, carrier);
        if (standing !== undefined) expect(after.comparable.has(standing.n)).toBe(true);
      }
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
      const recognisable = !('slot' in command) || command.idempotencyKey !== undefined;
      if (events.length === 0 || events.length < whole.length || !recognisable) return;
      expect(decide(after, command)).toEqual({ ok: true, replayOf: subjectOf(events) });
    });
  });

  it('is the same when its events are read again', () => {
    fc.assert(
      fc.property(sequences, (moves) => {
        const log: SlotEvent[] = [];
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
          for (const { type, data } of events.filter(isOfVersion)) {
            const step = `${type} ${data.submission}`;
            steps.set(step, (steps.get(step) ?? 0) + 1);
          }
        });
        const mayRepeat = /^(DiscrepancyActsAttached|FindingsRevised)/;
        const repeated = [...steps].filter(([step, times]) => times > 1 && !mayRepeat.test(step));
        expect(repeated).toEqual([]);
      }),
    );
  });
});

function arrowsOf(before: SlotState, events: readonly SlotEvent[]): readonly Arrow[] {
  const arrows: Arrow[] = [];
  events.reduce((state, event) => {
    const next = evolve(state, event);
    if (!isOfVersion(event)) {
      expect(next.versions).toBe(state.versions);
      return next;
    }
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

function isOfVersion(event: SlotEvent): event is SubmissionEvent {
  return /^(Submission|FindingsRevised|DiscrepancyActs)/.test(event.type);
}

/** What the first of these events speaks of. */
function subjectOf([first]: readonly SlotEvent[]): string | undefined {
  if (first === undefined) return undefined;
  const { data } = first;
  if ('entry' in data) return data.entry;
  return 'case' in data ? data.case : 'submission' in data ? data.submission : undefined;
}
