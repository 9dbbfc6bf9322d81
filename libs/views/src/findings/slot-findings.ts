import type { DiscrepancyAct, Finding } from '#vybory/checks';
import type { Carrier } from '#vybory/submissions';
import type { VersionFacts } from '../slots/slot-history.js';
import type { ClosedBecause, NotedAct } from './entities.js';

export interface FindingAt {
  readonly position: number;
  readonly at: string;
}

/** A finding while its version is current; once closed it never opens again (a further one is opened). */
export interface OpenedFinding {
  readonly finding: Finding;
  readonly n: number;
  readonly carrier: Carrier;
  readonly opened: FindingAt;
  readonly ordinal: number;
  acts: readonly NotedAct[];
  closed?: FindingAt & { readonly because: ClosedBecause; readonly by?: number };
}

type CheckedVersion = Pick<VersionFacts, 'n' | 'carrier' | 'acts'>;

/** Findings of all versions of one slot. */
export class SlotFindings {
  private readonly changed = new Set<OpenedFinding>();

  constructor(private readonly all: OpenedFinding[] = []) {}

  /** A check found these in a version. */
  open({ n, carrier, acts }: CheckedVersion, findings: readonly Finding[], opened: FindingAt): void {
    findings.forEach((finding, ordinal) => this.add({ finding, n, carrier, opened, ordinal, acts: [] }));
    this.note(n, acts, opened);
  }

  close(n: number, closed: NonNullable<OpenedFinding['closed']>): void {
    for (const opened of this.openOf(n)) {
      opened.closed = closed;
      this.changed.add(opened);
    }
  }

  /** The version is current again, because the one that superseded it was withdrawn. */
  reopen(n: number, opened: FindingAt): void {
    const last = Math.max(...this.all.filter((one) => one.n === n).map((one) => one.opened.position));
    const again = this.all.filter(
      (one) => one.n === n && one.opened.position === last && one.closed?.because === 'superseded',
    );
    again.forEach(({ finding, carrier, acts }, ordinal) => this.add({ finding, n, carrier, opened, ordinal, acts }));
  }

  note(n: number, acts: readonly DiscrepancyAct[], { position, at }: FindingAt): void {
    for (const act of acts) {
      for (const opened of this.openOf(n)) {
        if (opened.finding.relation !== act.relation || opened.acts.some((known) => isSame(known, act))) continue;
        opened.acts = [...opened.acts, { ...act, position, at }];
        this.changed.add(opened);
      }
    }
  }

  takeChanged(): readonly OpenedFinding[] {
    const changed = [...this.changed];
    this.changed.clear();
    return changed;
  }

  private add(opened: OpenedFinding): void {
    this.all.push(opened);
    this.changed.add(opened);
  }

  private openOf(n: number): readonly OpenedFinding[] {
    return this.all.filter((opened) => opened.n === n && opened.closed === undefined);
  }
}

function isSame(known: NotedAct, act: DiscrepancyAct): boolean {
  const { relation, explanation, number, date } = known;
  return relation === act.relation && explanation === act.explanation && number === act.number && date === act.date;
}
