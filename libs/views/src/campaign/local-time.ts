/**
 * The instant of a local date and time, `YYYY-MM-DDTHH:MM`, in an IANA time zone: ISO 8601 UTC with milliseconds. A time that
 * the clocks skip is read with the offset from before the change, one that they repeat means its first occurrence.
 */
export function instantOf(local: string, timeZone: string): string {
  const wall = Date.parse(`${local}:00Z`);
  const dayBefore = wall - 86_400_000;
  const offsets = [offsetAt(dayBefore, timeZone), offsetAt(wall, timeZone), offsetAt(wall + 86_400_000, timeZone)];
  const matching = offsets.find((offset) => offsetAt(wall - offset, timeZone) === offset);
  return new Date(wall - (matching ?? offsetAt(dayBefore, timeZone))).toISOString();
}

/** Milliseconds that local clocks are ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((p) => p.type === type)?.value ?? '00';
  const wall = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`;
  return Date.parse(wall) - Math.floor(instant / 1000) * 1000;
}
