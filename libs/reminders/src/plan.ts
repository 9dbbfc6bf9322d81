import { shifted, type Instant } from '#vybory/calendar';
import type { DutyDefinition } from '#vybory/campaigns';

/** One reminder: of all slots of a form that are due at one instant. */
export interface PlannedReminder {
  readonly form: string;
  /** Last instant at which what it reminds of is in time. */
  readonly due: Instant;
  readonly side: 'before' | 'after';
  /** As the duty has it: `3 days`. */
  readonly span: string;
  /** When it is to go out. */
  readonly at: Instant;
}

/** A reminder that could not go out in this time is not sent any more: it would confuse more than it helps. */
const staleAfterMilliseconds = 24 * 3_600_000;

/** Reminders of one duty that are due at a moment, the earliest first. @param terms instants at which something is still missing */
export function plannedReminders(
  { form, remind = {} }: Pick<DutyDefinition, 'form' | 'remind'>,
  terms: readonly Instant[],
  timeZone: string,
  now: Date,
): readonly PlannedReminder[] {
  const sides = [
    ...(remind.before ?? []).map((span) => ({ side: 'before', sign: -1, span }) as const),
    ...(remind.after ?? []).map((span) => ({ side: 'after', sign: 1, span }) as const),
  ];
  return terms
    .flatMap((due) =>
      sides.map(({ side, sign, span }) => ({ form, due, side, span, at: shifted(due, span, sign, timeZone) })),
    )
    .filter(({ at }) => isDue(Date.parse(at), now.getTime()))
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

function isDue(at: number, now: number): boolean {
  return at <= now && now < at + staleAfterMilliseconds;
}
