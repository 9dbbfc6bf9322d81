/** Days from E. Reports on funds end at these days; the duties of the definition say the same as rules. */
export const fundPeriodEnds = {
  opened: -34,
  bank: [-28, -21, -14, -7, 0, 7],
  district: [-28, -14, 0],
} as const;

export const budgetPeriodEnds = { from: -49, ends: [-20, 10] } as const;
export const refundPeriodEnds = [14, 28] as const;
export const absenteePeriodEnds = [-10, 0] as const;
