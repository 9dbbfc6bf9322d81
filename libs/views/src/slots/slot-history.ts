import type { DiscrepancyAct } from '#vybory/checks';
import {
  carrierOf,
  type Carrier,
  type CarrierEvent,
  type SlotAddress,
  type SubmissionEvent,
} from '#vybory/submissions';
import { ImpossibleStep } from '../view.js';

/** Where a slot is, for whoever waits for it. A version in force outweighs a newer one that nobody has judged yet. */
export const slotStates = ['owed', 'received', 'accepted', 'accepted-with-act', 'returned', 'withdrawn'] as const;
export type SlotState = (typeof slotStates)[number];

/** What a view must know of one version of a slot. */
export interface VersionFacts {
  readonly submission: string;
  readonly n: number;
  readonly carrier: Carrier;
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

/** What the comparison of the standing versions of both carriers came to; `settled`: they differ, and the case was closed. */
export type Agreement = 'agreed' | 'differs' | 'settled';

/** A slot between two events; never changed in place. */
export interface SlotStanding {
  readonly state: SlotState;
  /** Ordinal of the version that speaks for the slot: that of `electronic` or, when there is none, that of `paper`. */
  readonly current: number;
  /** Ordinal of the latest electronic version that is not withdrawn; 0 when there is none. */
  readonly electronic: number;
  /** The same on paper. */
  readonly paper: number;
  /** Ordinal of the version that counts: the highest accepted electronic one, else the highest accepted on paper; 0 when there is none. */
  readonly inForce: number;
  readonly inForceOn: Carrier | undefined;
  /** Undefined until both carriers were compared. */
  readonly agreement: Agreement | undefined;
  /** Whether the version that speaks for the slot supersedes an earlier one on its carrier («Уточнений»). */
  readonly clarified: boolean;
  /** When the first version that is not withdrawn came; undefined when there is none. */
  readonly since: string | undefined;
}

const untouched: SlotStanding = {
  ...{ state: 'owed', current: 0, electronic: 0, paper: 0, inForce: 0 },
  ...{ inForceOn: undefined, agreement: undefined, clarified: false, since: undefined },
};
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
  /** The case of the versions that were compared last. */
  private differing: string | undefined;

  constructor(readonly slot: SlotAddress) {}

  /** @throws ImpossibleStep when the event speaks of a version that was never received, or receives one out of turn. */
  apply(event: SubmissionEvent, position: number, recordedAt: string): SlotChange {
    const before = this.standing;
    const version = event.type === 'SubmissionReceived' ? this.receive(event, position, recordedAt) : this.find(event);
    const status = statusAfter(event);
    if (status !== undefined && status !== version.status) {
      this.versions[version.facts.n - 1] = { facts: version.facts, status };
      this.standing = standingOf(this.versions, before.agreement);
    }
    return { version: version.facts, before, after: this.standing };
  }

  /** What happens between the carriers. */
  compare(event: CarrierEvent): { readonly before: SlotStanding; readonly after: SlotStanding } {
    const before = this.standing;
    const agreement = this.agreementAfter(event);
    if (agreement !== before.agreement) this.standing = { ...before, agreement };
    return { before, after: this.standing };
  }

  private agreementAfter(event: CarrierEvent): Agreement | undefined {
    const { agreement } = this.standing;
    switch (event.type) {
      case 'CarriersAgreed':
        this.differing = undefined;
        return 'agreed';
      case 'CarrierDifferenceOpened':
        this.differing = event.data.case;
        return 'differs';
      case 'CarrierDifferenceClarified':
        return event.data.case === this.differing ? undefined : agreement;
      case 'CarrierDifferenceClosed':
        // A case that was clarified is about versions that no longer stand.
        return event.data.case === this.differing && agreement === 'differs' ? 'settled' : agreement;
      case 'CarrierDifferenceExplained':
        return agreement;
      default: {
        const never: never = event;
        return never;
      }
    }
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
    const facts = { submission, n, carrier: carrierOf(data.channel), receivedPosition, receivedAt, acts };
    const version: Version = { facts, status: 'received' };
    this.versions.push(version);
    this.standing = standingOf(this.versions, this.standing.agreement);
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
    case 'FindingsRevised':
    case 'DiscrepancyActsAttached':
      return undefined;
    default: {
      const never: never = event;
      return never;
    }
  }
}

function standingOf(versions: readonly Version[], agreement: Agreement | undefined): SlotStanding {
  const electronic = latestOn('electronic', versions);
  const paper = latestOn('paper', versions);
  const inForce = electronic.accepted ?? paper.accepted;
  const current = electronic.standing ?? paper.standing;
  return {
    state: (inForce ?? current)?.status ?? 'withdrawn',
    current: ordinalOf(current),
    electronic: ordinalOf(electronic.standing),
    paper: ordinalOf(paper.standing),
    inForce: ordinalOf(inForce),
    inForceOn: inForce?.facts.carrier,
    agreement,
    clarified: (electronic.standing === undefined ? paper : electronic).standings > 1,
    since: versions.find(({ status }) => status !== 'withdrawn')?.facts.receivedAt,
  };
}

function ordinalOf(version: Version | undefined): number {
  return version?.facts.n ?? 0;
}

interface LatestVersions {
  /** How many stand. */
  standings: number;
  standing?: Version;
  accepted?: Version;
}

function latestOn(carrier: Carrier, versions: readonly Version[]): LatestVersions {
  const latest: LatestVersions = { standings: 0 };
  for (const version of versions) {
    if (version.facts.carrier !== carrier || version.status === 'withdrawn') continue;
    latest.standing = version;
    latest.standings++;
    if (version.status === 'accepted' || version.status === 'accepted-with-act') latest.accepted = version;
  }
  return latest;
}
