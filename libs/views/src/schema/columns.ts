import type { ValueTransformer } from 'typeorm';

/** `bigint` columns that hold positions and counts: always safe integers, so they are numbers here and not texts. */
export const safeInteger: ValueTransformer = {
  from: (stored: string | null): number | null => (stored === null ? null : Number(stored)),
  to: (value: number | null): number | null => value,
};

export const safeIntegers: ValueTransformer = {
  from: (stored: readonly string[] | null): number[] | null => stored?.map(Number) ?? null,
  to: (value: readonly number[] | null): readonly number[] | null => value,
};
