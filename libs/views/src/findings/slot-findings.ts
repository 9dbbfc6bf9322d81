import { canonicalJson } from '#vybory/canonical-json';
import type { DiscrepancyAct, Finding } from '#vybory/checks';
import type { Carrier, ClosedFinding, FindingsRevised } from '#vybory/submissions';
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
  /** The submission because of which it was found later than by the version's own check. */
  readonly openedBy?: string;
  acts: readonly NotedAct[];
  closed?: FindingAt & { readonly because: ClosedBecause; readonly by?: string };
}

type Revision = Pick<FindingsRevised['data'], 'opened' | 'closed' | 'because'>;
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

  /** The version was judged again. Acts that it has by then answer what is found now, too. */
  revise({ n, carrier, acts }: CheckedVersion, { opened, closed, because }: Revision, at: FindingAt): void {
    const gone = new Set(closed.map(identity));
    const given = this.all.filter((one) => one.n === n).flatMap((one) => one.acts);
    for (const one of this.openOf(n)) {
      if (!gone.has(identity(one.finding))) continue;
      one.closed = { ...at, because: 'revised', by: because };
      this.changed.add(one);
    }
    opened.forEach((finding, ordinal) => {
      const known = given.filter((act, i) => act.relation === finding.relation && isFirst(act, i, given));
      this.add({ finding, n, carrier, opened: at, ordinal, openedBy: because, acts: known });
    });
    this.note(n, acts, at);
  }

  /** The version is current again, because the one that superseded it was withdrawn: what was open when it was superseded opens again. */
  reopen(n: number, opened: FindingAt): void {
    const superseded = this.all.filter((one) => one.n === n && one.closed?.because === 'superseded');
    const last = Math.max(...superseded.map((one) => one.closed?.position ?? 0));
    superseded
      .filter((one) => one.closed?.position === last)
      .forEach(({ finding, carrier, acts, openedBy }, ordinal) => {
        this.add({ finding, n, carrier, opened, ordinal, acts, ...(openedBy === undefined ? {} : { openedBy }) });
      });
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

function isFirst(act: NotedAct, index: number, acts: readonly NotedAct[]): boolean {
  return acts.findIndex((other) => isSame(other, act)) === index;
}

/** As the decider tells findings apart. */
function identity({ relation, fields, expected, actual }: ClosedFinding): string {
  return canonicalJson({ relation, fields, expected, actual });
}
