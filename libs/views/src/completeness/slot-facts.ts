import type { ExpectedSlot, Waiver } from '#vybory/campaigns';
import type { Carrier } from '#vybory/submissions';
import type { Agreement, SlotStanding, SlotState } from '../slots/slot-history.js';
import { isOwed } from '../step.js';

/** Carriers on which something stands. */
export const carriersReceived = ['electronic', 'paper', 'both'] as const;
export type CarriersReceived = (typeof carriersReceived)[number];

/** When a slot is due. Without `waitsFor`, no `opens` means from the beginning; no `due`, that no term is set. */
export interface Term {
  readonly opens: string | undefined;
  readonly due: string | undefined;
  /** What must happen before anybody can say when it is due. */
  readonly waitsFor: string | undefined;
}

/** What has come for a slot, as far as completeness is concerned. */
export interface Came {
  readonly state: SlotState;
  readonly current: number;
  readonly inForce: number;
  readonly since: string | undefined;
  /** Carriers on which something stands; undefined: none. */
  readonly carriers: CarriersReceived | undefined;
  readonly agreement: Agreement | undefined;
  /** Everything that the campaign asks for has come, and counts. */
  readonly complete: boolean;
  readonly clarified: boolean;
}

/** All that completeness knows of one slot, but the clock: whether it is overdue is asked of the clock by whoever reads. */
export interface SlotFacts {
  readonly owed: boolean;
  readonly waived: Waiver | undefined;
  readonly term: Term;
  readonly came: Came;
  /** The first version that stands came after the term. */
  readonly late: boolean;
}

/** Of a slot that nobody owes. */
export const noTerm: Term = { opens: undefined, due: undefined, waitsFor: undefined };

export const nothingCame: Came = {
  ...{ state: 'owed', current: 0, inForce: 0, since: undefined },
  ...{ carriers: undefined, agreement: undefined, complete: false, clarified: false },
};

/** @param asked carriers that the campaign asks for in the form */
export function cameBy(standing: SlotStanding, asked: readonly Carrier[]): Came {
  const { state, current, inForce, since, agreement, clarified } = standing;
  const complete = isComplete(standing, asked);
  return { state, current, inForce, since, carriers: carriersOf(standing), agreement, complete, clarified };
}

export function factsOf(asked: ExpectedSlot | undefined, came: Came): SlotFacts {
  const expected = afterRelease(asked, came);
  const term = termOf(expected);
  const late = came.since !== undefined && term.due !== undefined && came.since > term.due;
  return { owed: isOwed(expected), waived: expected?.waived, term, came, late };
}

/** Whoever withdraws is released from what has not come; what had come by then stays as it was. */
function afterRelease(expected: ExpectedSlot | undefined, { since }: Came): ExpectedSlot | undefined {
  if (expected?.released === undefined) return expected;
  const { released, ...owed } = expected;
  return since !== undefined && since < released ? owed : undefined;
}

/**
 * Whether everything that the campaign asks for has come: the figures count, from the electronic version where it is asked for,
 * and where both carriers are asked for they agree, or their difference was settled.
 */
export function isComplete(standing: SlotStanding, asked: readonly Carrier[]): boolean {
  const { inForce, inForceOn, paper, agreement } = standing;
  if (inForce === 0) return false;
  const electronic = asked.includes('electronic');
  if (electronic && inForceOn !== 'electronic') return false;
  if (!asked.includes('paper')) return true;
  return paper > 0 && (!electronic || agreement === 'agreed' || agreement === 'settled');
}

function carriersOf({ electronic, paper }: SlotStanding): CarriersReceived | undefined {
  if (electronic > 0) return paper > 0 ? 'both' : 'electronic';
  return paper > 0 ? 'paper' : undefined;
}

/** Slots of one form and unit are tallied together when this is the same. */
export function termKey({ opens = '', due = '', waitsFor = '' }: Term): string {
  return `${opens}/${due}/${waitsFor}`;
}

const terms = new WeakMap<ExpectedSlot['due'], Term>();

/** Many slots share one due date, and so one term. */
function termOf(expected: ExpectedSlot | undefined): Term {
  if (expected === undefined) return noTerm;
  const known = terms.get(expected.due);
  if (known !== undefined) return known;
  const term = read(expected.due);
  terms.set(expected.due, term);
  return term;
}

function read(due: ExpectedSlot['due']): Term {
  switch (due.kind) {
    case 'at':
      return { opens: due.opens, due: due.at, waitsFor: undefined };
    case 'no-term':
      return { opens: due.opens, due: undefined, waitsFor: undefined };
    case 'waits-for':
      return { opens: undefined, due: undefined, waitsFor: due.event };
    default: {
      const never: never = due;
      return never;
    }
  }
}
