import fc from 'fast-check';
import { afterOneMoreLook, breather, Busyness, restAfter } from './pacing.js';

const share = { least: 0.25, yieldFrom: 0.5, saturatedFrom: 0.8 };

describe('restAfter', () => {
  it('lets the background run while the foreground has time to spare', () => {
    expect(restAfter(20, 0.2, share)).toBe(0);
    expect(restAfter(20, 0.5, share)).toBe(0);
  });

  it('leaves the background its least share, and never less, when the foreground is saturated', () => {
    expect(restAfter(10, 0.8, share)).toBeCloseTo(30);
    expect(restAfter(10, 1, share)).toBeCloseTo(30);
    expect(restAfter(10, 1.5, share)).toBeCloseTo(30);
  });

  it('rests the longer, the busier the foreground', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const [calm, busy] = a < b ? [a, b] : [b, a];
        expect(restAfter(10, busy, share)).toBeGreaterThanOrEqual(restAfter(10, calm, share));
      }),
    );
  });
});

describe('Busyness', () => {
  it('is seen by whoever holds the same memory', () => {
    const foreground = new Busyness();
    const background = new Busyness(foreground.memory);
    foreground.value = 0.732;
    expect(background.value).toBeCloseTo(0.732);
  });
});

describe('afterOneMoreLook', () => {
  const settled = (active: number, unanswered: number): number =>
    Array.from({ length: 40 }).reduce<number>((busy) => afterOneMoreLook(busy, active, unanswered), 0);

  it('takes a front that computes for busy, and one that waits for slow commits', () => {
    expect(settled(0.9, 0)).toBeCloseTo(0.9, 2);
    expect(settled(0.2, 64)).toBeCloseTo(1, 2);
  });

  it('takes a front that answers as fast as it is asked for what its event loop says', () => {
    expect(settled(0.3, 8)).toBeCloseTo(0.3, 2);
  });

  it('does not swing with a single look', () => {
    expect(afterOneMoreLook(0.8, 0, 0)).toBeGreaterThan(0.5);
  });
});

describe('breather', () => {
  it('ends a long rest when the foreground has time to spare again', async () => {
    const busyness = new Busyness();
    busyness.value = 1;
    let rested = false;
    const rest = breather(busyness, share)(1_000_000).then(() => (rested = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(rested).toBe(false);
    busyness.value = 0;
    await rest;
  });
});
