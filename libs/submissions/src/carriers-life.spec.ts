import fc from 'fast-check';
import { caseTransitions } from './carriers/transitions.js';
import { decide } from './decide.js';
import type { SlotEvent } from './events.js';
import { evolve } from './evolve.js';
import { isPending } from './paper/entry.js';
import { paperTransitions } from './paper/transitions.js';
import { standingVersion, versionInForce, type SlotState } from './state.js';
import type { SlotCommand } from './commands.js';
import { recordOutcome, submit } from './testing/commands.js';
import { given, newEvents } from './testing/given.js';
import { holds, play, sequences } from './testing/moves.js';
import { enterPaper } from './testing/paper-commands.js';

/** Things with a life of their own inside a slot, and how the drawing of their lives is told. */
const machines = [
  { name: 'a paper entry', of: (state: SlotState) => state.entries, drawn: paperTransitions },
  { name: 'a difference between carriers', of: (state: SlotState) => state.cases, drawn: caseTransitions },
] as const;

describe.each(machines)('the life of $name, for any sequence of commands', ({ of, drawn }) => {
  const drawnArrows = drawn.map(({ from, event, to }) => `${from} --${event}--> ${to}`);

  function arrowsOf(before: SlotState, events: readonly SlotEvent[]): readonly string[] {
    const arrows: string[] = [];
    events.reduce((state, event) => {
      const next = evolve(state, event);
      of(next).forEach((one, index) => {
        const earlier = of(state)[index];
        if (one !== earlier) arrows.push(`${earlier?.status.kind ?? 'nothing'} --${event.type}--> ${one.status.kind}`);
      });
      return next;
    }, before);
    return arrows;
  }

  it('moves along the arrows of the drawing only', () => {
    holds((before, _, events) => {
      expect(drawnArrows).toEqual(expect.arrayContaining([...arrowsOf(before, events)]));
    });
  });

  it('reaches every arrow of the drawing', () => {
    const seen = new Set<string>();
    for (const moves of fc.sample(sequences, { seed: 60, numRuns: 2500 })) {
      play(moves, (before, _, events) => {
        for (const arrow of arrowsOf(before, events)) seen.add(arrow);
      });
    }
    expect([...seen].sort()).toEqual([...drawnArrows].sort());
  });

  it('removes nothing, and rewrites nothing but the status', () => {
    holds((before, _, __, after) => {
      const lasting = (state: SlotState, length: number) =>
        of(state)
          .slice(0, length)
          .map(({ status: ___, ...rest }) => rest);
      expect(lasting(after, of(before).length)).toEqual(lasting(before, of(before).length));
    });
  });
});

describe('the two carriers of a slot, for any sequence of commands', () => {
  it('paper changes what counts only while nothing electronic is accepted', () => {
    holds((before, _, __, after) => {
      const inForce = versionInForce(after);
      if (before.accepted.electronic !== undefined) expect(inForce?.carrier).toBe('electronic');
      if (inForce?.carrier === 'paper') expect(after.accepted.electronic).toBeUndefined();
    });
  });

  it('the versions that stand have been compared, and a case of theirs is the only one that is not settled', () => {
    holds((_, __, ___, after) => {
      const standing = {
        electronic: standingVersion(after, 'electronic')?.submission,
        paper: standingVersion(after, 'paper')?.submission,
      };
      if (standing.electronic !== undefined && standing.paper !== undefined) expect(after.compared).toEqual(standing);
      const unsettled = after.cases.filter(({ status }) => status.kind === 'open' || status.kind === 'explained');
      expect(unsettled.length).toBeLessThanOrEqual(1);
      for (const { electronic, paper } of unsettled) expect({ electronic, paper }).toEqual(standing);
    });
  });

  it('a paper that needs two readers is confirmed by two or three different persons', () => {
    holds((_, __, ___, after) => {
      for (const { sent, status } of after.entries) {
        if (status.kind !== 'confirmed') continue;
        expect(new Set(status.enteredBy).size).toBe(status.enteredBy.length);
        expect(status.enteredBy.length > 1).toBe(sent.doubleEntry);
      }
      expect(after.entries.filter(isPending).length).toBeLessThanOrEqual(1);
    });
  });

  it('agree or differ the same, whichever came first', () => {
    const values = fc.record({
      lines: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(2)),
      votes: fc.dictionary(fc.constantFrom('1', '2'), fc.nat(1)),
    });
    fc.assert(
      fc.property(values, values, (electronic, paper) => {
        const sent = submit({ values: electronic });
        const entered = enterPaper({ values: paper });
        const last = (...commands: readonly SlotCommand[]) =>
          given(...commands.slice(0, -1)).when(commands.at(-1) ?? sent);
        const one = last(sent, entered).state;
        const other = last(entered, sent).state;
        expect(one.cases.map(({ differences }) => differences)).toEqual(
          other.cases.map(({ differences }) => differences),
        );
        const settle = (state: SlotState) =>
          state.versions.reduce((now, { n }) => newEvents(decide(now, recordOutcome(n))).reduce(evolve, now), state);
        expect(versionInForce(settle(one))?.carrier).toBe('electronic');
        expect(versionInForce(settle(other))?.carrier).toBe('electronic');
      }),
    );
  });
});
