import type { SlotFacts } from './slot-facts.js';

/** Numbers of slots, in the order of the columns. What is in none of the states has not come. */
export const countNames = [
  'owed',
  'received',
  'accepted',
  'accepted_with_act',
  'returned',
  'withdrawn',
  'late',
  'clarified',
  'complete',
  'paper_only',
  'both_carriers',
  'waived',
  'extra',
] as const;
export type CountName = (typeof countNames)[number];
export type Counts = Record<CountName, number>;

export function noCounts(): Counts {
  return {
    owed: 0,
    received: 0,
    accepted: 0,
    accepted_with_act: 0,
    returned: 0,
    withdrawn: 0,
    late: 0,
    clarified: 0,
    complete: 0,
    paper_only: 0,
    both_carriers: 0,
    waived: 0,
    extra: 0,
  };
}

/** Adds one slot to the counts, or takes it out. */
export function tally(counts: Counts, facts: SlotFacts, sign: 1 | -1): void {
  const stands = facts.came.state !== 'owed' && facts.came.state !== 'withdrawn';
  if (facts.waived !== undefined) counts.waived += sign;
  else if (!facts.owed && stands) counts.extra += sign;
  if (!facts.owed) return;
  counts.owed += sign;
  if (stands) tallyStanding(counts, facts, sign);
  switch (facts.came.state) {
    case 'owed':
      return;
    case 'received':
      counts.received += sign;
      return;
    case 'accepted':
      counts.accepted += sign;
      return;
    case 'accepted-with-act':
      counts.accepted_with_act += sign;
      return;
    case 'returned':
      counts.returned += sign;
      return;
    case 'withdrawn':
      counts.withdrawn += sign;
      return;
    default: {
      const never: never = facts.came.state;
      return never;
    }
  }
}

function tallyStanding(counts: Counts, { late, came }: SlotFacts, sign: 1 | -1): void {
  if (late) counts.late += sign;
  if (came.clarified) counts.clarified += sign;
  if (came.complete) counts.complete += sign;
  if (came.carriers === 'paper') counts.paper_only += sign;
  if (came.carriers === 'both') counts.both_carriers += sign;
}

/** The same in SQL, over rows with the columns of a slot; every column may have a prefix, as `was_`. */
export function countsInSql(sign: 1 | -1, prefix = ''): string {
  const column = (name: string): string => `${prefix}${name}`;
  const stands = `${column('state')} not in ('owed', 'withdrawn')`;
  const conditions: Readonly<Record<CountName, string>> = {
    owed: column('owed'),
    received: `${column('owed')} and ${column('state')} = 'received'`,
    accepted: `${column('owed')} and ${column('state')} = 'accepted'`,
    accepted_with_act: `${column('owed')} and ${column('state')} = 'accepted-with-act'`,
    returned: `${column('owed')} and ${column('state')} = 'returned'`,
    withdrawn: `${column('owed')} and ${column('state')} = 'withdrawn'`,
    late: `${column('owed')} and ${stands} and ${column('late')}`,
    clarified: `${column('owed')} and ${stands} and ${column('clarified')}`,
    complete: `${column('owed')} and ${column('complete')}`,
    paper_only: `${column('owed')} and ${stands} and ${column('carriers')} = 'paper'`,
    both_carriers: `${column('owed')} and ${stands} and ${column('carriers')} = 'both'`,
    waived: `${column('waived_by')} is not null`,
    extra: `not ${column('owed')} and ${column('waived_by')} is null and ${stands}`,
  };
  return countNames.map((name) => `(case when ${conditions[name]} then ${sign} else 0 end) as ${name}`).join(',\n');
}
