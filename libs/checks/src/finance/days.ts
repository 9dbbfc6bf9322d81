/** Days are `YYYY-MM-DD`, so that texts compare as days do. */

/** The day after; an impossible date stays as it is. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(next.getTime())) return day;
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Last day of the period that a slot key names: its last part. */
export function periodOf(key: string): string {
  return key.slice(key.lastIndexOf('+') + 1);
}

/** The subject that a slot key names first. */
export function subjectOf(key: string): string {
  const plus = key.indexOf('+');
  return plus < 0 ? key : key.slice(0, plus);
}

/** So many days before; an impossible date stays as it is. */
export function daysBefore(day: string, days: number): string {
  const before = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(before.getTime())) return day;
  before.setUTCDate(before.getUTCDate() - days);
  return before.toISOString().slice(0, 10);
}
