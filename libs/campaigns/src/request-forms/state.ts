import type { RequestFormDesign } from './design.js';
import type { ActingPerson, RequestFormEvent } from './events.js';

export const versionStatuses = [
  'draft',
  'in-agreement',
  'returned',
  'agreed',
  'approved',
  'superseded',
  'withdrawn',
] as const;
export type VersionStatus = (typeof versionStatuses)[number];

export interface RequestFormVersion {
  readonly version: number;
  readonly hash: string;
  readonly design: RequestFormDesign;
  readonly status: VersionStatus;
  /** Everybody who wrote a draft of it or put it forward. */
  readonly authors: readonly string[];
  readonly agreedBy?: ActingPerson;
  readonly approvedBy?: ActingPerson;
  /** Why it was returned or withdrawn last. */
  readonly reason?: string;
}

/** All versions, in order; nothing is ever removed. Version n is at index n - 1. */
export interface RequestFormState {
  readonly versions: readonly RequestFormVersion[];
}

export const initialRequestForm: RequestFormState = { versions: [] };

/** The version that is being worked on: neither approved nor given up. */
export function workingVersion({ versions }: RequestFormState): RequestFormVersion | undefined {
  const last = versions.at(-1);
  return last !== undefined && isOpen(last.status) ? last : undefined;
}

/** The version that is used when a submission names none. */
export function versionInForce({ versions }: RequestFormState): RequestFormVersion | undefined {
  return versions.find(({ status }) => status === 'approved');
}

/** Whether the version was approved once, so that submissions may have used it. */
export function wasApproved({ approvedBy }: RequestFormVersion): boolean {
  return approvedBy !== undefined;
}

function isOpen(status: VersionStatus): boolean {
  return status !== 'approved' && status !== 'superseded' && status !== 'withdrawn';
}

export function evolveRequestForm(state: RequestFormState, event: RequestFormEvent): RequestFormState {
  const { version, by } = event.data;
  switch (event.type) {
    case 'RequestFormDrafted': {
      const { hash, design } = event.data;
      const authors = authorsWith(state, version, by.person);
      return withVersion(state, { version, hash, design, status: 'draft', authors });
    }
    case 'RequestFormSubmittedForAgreement':
      return changed(state, version, { status: 'in-agreement', authors: authorsWith(state, version, by.person) });
    case 'RequestFormReturned':
      return changed(state, version, { status: 'returned', reason: event.data.reason });
    case 'RequestFormAgreed':
      return changed(state, version, { status: 'agreed', agreedBy: by });
    case 'RequestFormApproved': {
      const before = state.versions.map((one) => (one.status === 'approved' ? withStatus(one, 'superseded') : one));
      return changed({ versions: before }, version, { status: 'approved', approvedBy: by });
    }
    case 'RequestFormWithdrawn':
      return changed(state, version, { status: 'withdrawn', reason: event.data.reason });
    default: {
      const never: never = event;
      return never;
    }
  }
}

function authorsWith({ versions }: RequestFormState, version: number, person: string): readonly string[] {
  return [...new Set([...(versions[version - 1]?.authors ?? []), person])];
}

function withStatus(version: RequestFormVersion, status: VersionStatus): RequestFormVersion {
  return { ...version, status };
}

function changed(state: RequestFormState, version: number, change: Partial<RequestFormVersion>): RequestFormState {
  const before = state.versions[version - 1];
  return before === undefined ? state : withVersion(state, { ...before, ...change });
}

function withVersion({ versions }: RequestFormState, version: RequestFormVersion): RequestFormState {
  return { versions: [...versions.slice(0, version.version - 1), version, ...versions.slice(version.version)] };
}
