import type { PlannedReminder } from './plan.js';

/** Something is due, or was, and is still missing. Long lists of units are told in several events, `part` of `parts`. */
export interface ReminderDue {
  readonly type: 'ReminderDue';
  readonly data: PlannedReminder & {
    /** Id of the body that owes it. */
    readonly body: string;
    /** Slots that are missing, of all units. */
    readonly missing: number;
    /** Units of the body's level that miss any: `<body>:<unit>` is the body to remind. */
    readonly units: readonly { readonly unit: string; readonly missing: number }[];
    readonly part: number;
    readonly parts: number;
  };
}

/** What was reminded of already, folded from the stream of one form. */
export type Reminded = ReadonlySet<string>;
export const nothingReminded: Reminded = new Set();

export function evolveReminded(state: Reminded, { data }: ReminderDue): Reminded {
  return new Set([...state, reminderKey(data)]);
}

export function reminderStream(campaign: string, form: string): string {
  return `reminders-${campaign}.${form}`;
}

export function reminderKey({ due, side, span }: Pick<PlannedReminder, 'due' | 'side' | 'span'>): string {
  return `${due} ${side} ${span}`;
}

const unitsPerEvent = 500;

/** No events when nobody misses anything, or when it was said before. */
export function decideReminder(
  state: Reminded,
  reminder: PlannedReminder,
  body: string,
  units: readonly { readonly unit: string; readonly missing: number }[],
): readonly ReminderDue[] {
  if (units.length === 0 || state.has(reminderKey(reminder))) return [];
  const missing = units.reduce((sum, unit) => sum + unit.missing, 0);
  const parts = Math.ceil(units.length / unitsPerEvent);
  return Array.from({ length: parts }, (_, index) => ({
    type: 'ReminderDue',
    data: {
      ...{ ...reminder, body, missing, part: index + 1, parts },
      units: units.slice(index * unitsPerEvent, (index + 1) * unitsPerEvent),
    },
  }));
}
