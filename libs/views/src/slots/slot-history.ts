import type { DiscrepancyAct } from '#vybory/checks';
import type { SlotAddress, SubmissionEvent } from '#vybory/submissions';
import { ImpossibleStep } from '../view.js';

/** Where a slot is, for whoever waits for it. A version in force outweighs a newer one that nobody has judged yet. */
export const slotStates = ['owed', 'received', 'accepted', 'accepted-with-act', 'returned', 'withdrawn'] as const;
export type SlotState = (typeof slotStates)[number];

/** What a view must know of one version of a slot. */
export interface VersionFacts {
  readonly submission: string;
  readonly n: number;
  readonly receivedPosition: number;
  readonly receivedAt: string;
  /** Acts that came with the submission itself. */
  readonly acts: readonly DiscrepancyAct[];
}

type VersionStatus = 'received' | 'returned' | 'accepted' | 'accepted-with-act' | 'withdrawn';

interface Version {
  readonly facts: VersionFacts;
  readonly status: VersionStatus;
}

/** A slot between two events; never changed in place. */
export interface SlotStanding {
  readonly state: SlotState;
  /** Ordinal of the latest version that is not withdrawn; 0 when there is none. */
  readonly current: number;
  /** Ordinal of the version that counts: the highest accepted one; 0 when there is none. */
  readonly inForce: number;
  /** When the first version that is not withdrawn came; undefined when there is none. */
  readonly since: string | undefined;
}

const untouched: SlotStanding = { state: 'owed', current: 0, inForce: 0, since: undefined };
const noActs: readonly DiscrepancyAct[] = [];

export interface SlotChange {
  readonly version: VersionFacts;
  readonly before: SlotStanding;
  readonly after: SlotStanding;
}

/** The versions of one slot, folded from the events of its stream; keeps no values. */
export class SlotHistory {
  private readonly versions: Version[] = [];
  private standing = untouched;

  constructor(readonly slot: SlotAddress) {}

  /** @throws ImpossibleStep when the event speaks of a version that was never received, or receives one out of turn. */
  apply(event: SubmissionEvent, position: number, recordedAt: string): SlotChange {
    const before = this.standing;
    const version = event.type === 'SubmissionReceived' ? this.receive(event, position, recordedAt) : this.find(event);
    const status = statusAfter(event);
    if (status !== undefined && status !== version.status) {
      this.versions[version.facts.n - 1] = { facts: version.facts, status };
      this.standing = standingOf(this.versions);
    }
    return { version: version.facts, before, after: this.standing };
  }

  private receive(
    { data }: Extract<SubmissionEvent, { type: 'SubmissionReceived' }>,
    receivedPosition: number,
    receivedAt: string,
  ): Version {
    if (data.n !== this.versions.length + 1) {
      throw new ImpossibleStep(`${data.submission} is received after ${this.versions.length} versions`);
    }
    const { submission, n, acts = noActs } = data;
    const version: Version = { facts: { submission, n, receivedPosition, receivedAt, acts }, status: 'received' };
    this.versions.push(version);
    this.standing = standingOf(this.versions);
    return version;
  }

  private find({ type, data: { submission } }: SubmissionEvent): Version {
    const version = this.versions[Number(submission.slice(submission.lastIndexOf('~') + 1)) - 1];
    if (version?.facts.submission === submission) return version;
    throw new ImpossibleStep(`${type} for ${submission}, which was never received`);
  }
}

function statusAfter(event: SubmissionEvent): VersionStatus | undefined {
  switch (event.type) {
    case 'SubmissionAccepted':
      return 'accepted';
    case 'SubmissionAcceptedWithAct':
      return 'accepted-with-act';
    case 'SubmissionReturned':
      return 'returned';
    case 'SubmissionWithdrawn':
      return 'withdrawn';
    case 'SubmissionReceived':
    case 'SubmissionClarified':
    case 'SubmissionChecked':
    case 'SubmissionRegistered':
    case 'SubmissionAcknowledged':
    case 'DiscrepancyActsAttached':
      return undefined;
    default: {
      const never: never = event;
      return never;
    }
  }
}

function standingOf(versions: readonly Version[]): SlotStanding {
  const current = versions.findLast(({ status }) => status !== 'withdrawn');
  const first = versions.find(({ status }) => status !== 'withdrawn');
  const inForce = versions.findLast(({ status }) => status === 'accepted' || status === 'accepted-with-act');
  const state = inForce?.status ?? current?.status ?? 'withdrawn';
  return { state, current: current?.facts.n ?? 0, inForce: inForce?.facts.n ?? 0, since: first?.facts.receivedAt };
}
