import type { Figure } from '#vybory/views';

/** Fraction from 0 to 1, to six digits; null when a side is not known, or there is nothing to divide by. */
export function share(part: Figure, whole: Figure, rounded: (value: number) => number = Math.round): number | null {
  if (part === null || whole === null || whole === 0) return null;
  return rounded((part / whole) * 1_000_000) / 1_000_000;
}
