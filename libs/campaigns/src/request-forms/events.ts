import type { RequestFormDesign } from './design.js';

/** Who acted, for which unit: nobody agrees to or approves their own, and people, not units, are somebody. */
export interface ActingPerson {
  readonly person: string;
  /** Identity of the body, e.g. `secretariat`. */
  readonly unit: string;
}

export interface OfVersion {
  /** Key of the form in the campaign's catalogue. */
  readonly key: string;
  /** From 1; a number is never used twice. */
  readonly version: number;
  /** Hash of key, version and design: which exact version is meant. */
  readonly hash: string;
  readonly by: ActingPerson;
}

/** A version is begun, or its draft is written anew. */
export interface RequestFormDrafted {
  readonly type: 'RequestFormDrafted';
  readonly data: OfVersion & { readonly design: RequestFormDesign };
}

export interface RequestFormSubmittedForAgreement {
  readonly type: 'RequestFormSubmittedForAgreement';
  readonly data: OfVersion;
}

export interface RequestFormReturned {
  readonly type: 'RequestFormReturned';
  readonly data: OfVersion & { readonly reason: string };
}

/** Погоджено управлінням інформатизації. */
export interface RequestFormAgreed {
  readonly type: 'RequestFormAgreed';
  readonly data: OfVersion;
}

/** Затверджено Головою Комісії: from now on the form is in the catalogue of its addressees. */
export interface RequestFormApproved {
  readonly type: 'RequestFormApproved';
  readonly data: OfVersion & { readonly design: RequestFormDesign };
}

/** The version is given up; when it was approved, the request is taken back and nothing is owed for it any more. */
export interface RequestFormWithdrawn {
  readonly type: 'RequestFormWithdrawn';
  readonly data: OfVersion & { readonly reason: string };
}

/** Events of the stream `request-form-<campaign>.<key>`. */
export type RequestFormEvent =
  | RequestFormDrafted
  | RequestFormSubmittedForAgreement
  | RequestFormReturned
  | RequestFormAgreed
  | RequestFormApproved
  | RequestFormWithdrawn;

const eventTypes: Readonly<Record<RequestFormEvent['type'], true>> = {
  RequestFormDrafted: true,
  RequestFormSubmittedForAgreement: true,
  RequestFormReturned: true,
  RequestFormAgreed: true,
  RequestFormApproved: true,
  RequestFormWithdrawn: true,
};

export const requestFormEventTypes = Object.keys(eventTypes) as readonly RequestFormEvent['type'][];

export function isRequestFormEvent(event: { readonly type: string }): event is RequestFormEvent {
  return Object.hasOwn(eventTypes, event.type);
}
