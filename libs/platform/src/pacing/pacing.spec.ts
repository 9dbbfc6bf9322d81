import fc from 'fast-check';
import { afterOneMoreLook, breather, Busyness, restAfter } from './pacing.js';

const least = 0.25;

describe('restAfter', () => {
  it('lets the background run while the foreground has time to spare', () => {
    expect(restAfter(20, 0, least)).toBe(0);
  });

  it('leaves the background its least share, and never less, when the foreground is saturated', () => {
    expect(restAfter(10, 1, least)).toBeCloseTo(30);
    expect(restAfter(10, 1.5, least)).toBeCloseTo(30);
  });

  it('rests the longer, the busier the foreground', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const [calm, busy] = a < b ? [a, b] : [b, a];
        expect(restAfter(10, busy, least)).toBeGreaterThanOrEqual(restAfter(10, calm, least));
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
    expect(settled(0.85, 0)).toBeCloseTo(0.5, 2);
    expect(settled(1, 0)).toBeCloseTo(1, 2);
    expect(settled(0.2, 64)).toBeCloseTo(1, 2);
  });

  it('finds time to spare in a front that answers as fast as it is asked', () => {
    expect(settled(0.6, 8)).toBe(0);
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
    const rest = breather(busyness, least)(1_000_000).then(() => (rested = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(rested).toBe(false);
    busyness.value = 0;
    await rest;
  });
});
