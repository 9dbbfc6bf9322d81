import type { FormKey } from '#vybory/forms';

declare const brand: unique symbol;
/** `<campaign>.<form>.<unit>[.<key>]~<n>`: the n-th version of a slot. Says where to find it; needs no index. */
export type SubmissionId = string & { readonly [brand]: 'SubmissionId' };

/** `<slot>~paper<k>`: the k-th paper form that a registrar began to enter for a slot. */
export type PaperEntryId = string & { readonly [brand]: 'PaperEntryId' };
/** `<slot>~case<k>`: the k-th difference that was found between the carriers of a slot. */
export type CarrierCaseId = string & { readonly [brand]: 'CarrierCaseId' };

/** One expected item: what, for which unit, and the key that tells apart several of one unit. */
export interface SlotAddress {
  readonly campaign: string;
  readonly form: FormKey;
  readonly unit: string;
  /** Empty when the form has one slot per unit. */
  readonly key: string;
}

const part = /^[A-Za-z0-9_:-]{1,64}$/;

/** `<campaign>.<form>.<unit>[.<key>]`; a key of several parts joins them with `+`. */
export function slotId(slot: SlotAddress): string {
  const base = `${slot.campaign}.${slot.form}.${slot.unit}`;
  return slot.key === '' ? base : `${base}.${slot.key}`;
}

const streamPrefix = 'submission-';

export function submissionStream(slot: SlotAddress): string {
  return `${streamPrefix}${slotId(slot)}`;
}

/** The slot of a stream; `undefined` when the stream is not that of a slot. */
export function slotOfStream(stream: string): SlotAddress | undefined {
  return stream.startsWith(streamPrefix) ? parseSlotId(stream.slice(streamPrefix.length)) : undefined;
}

export function submissionId(slot: SlotAddress, n: number): SubmissionId {
  return `${slotId(slot)}~${n}` as SubmissionId;
}

export function paperEntryId(slot: SlotAddress, k: number): PaperEntryId {
  return `${slotId(slot)}~paper${k}` as PaperEntryId;
}

export function carrierCaseId(slot: SlotAddress, k: number): CarrierCaseId {
  return `${slotId(slot)}~case${k}` as CarrierCaseId;
}

/** An id of something in a slot, taken apart. */
export interface ParsedSubmissionId {
  readonly slot: SlotAddress;
  readonly n: number;
}

/** `undefined` when the text is not a submission id. */
export function parseSubmissionId(id: string): ParsedSubmissionId | undefined {
  return parseIdInSlot(id, '');
}

/** `undefined` when the text is not the id of a paper entry. */
export function parsePaperEntryId(id: string): ParsedSubmissionId | undefined {
  return parseIdInSlot(id, 'paper');
}

/** `undefined` when the text is not the id of a difference between carriers. */
export function parseCarrierCaseId(id: string): ParsedSubmissionId | undefined {
  return parseIdInSlot(id, 'case');
}

function parseIdInSlot(id: string, kind: string): ParsedSubmissionId | undefined {
  const tilde = id.lastIndexOf('~');
  const ordinal = id.slice(tilde + 1 + kind.length);
  const n = Number(ordinal);
  if (tilde < 0 || !id.startsWith(kind, tilde + 1) || !/^[1-9][0-9]{0,5}$/.test(ordinal)) return undefined;
  const slot = parseSlotId(id.slice(0, tilde));
  return slot === undefined ? undefined : { slot, n };
}

function parseSlotId(id: string): SlotAddress | undefined {
  const [campaign, form, unit, key = '', ...rest] = id.split('.');
  if (campaign === undefined || form === undefined || unit === undefined || rest.length > 0) return undefined;
  const keyParts = key === '' ? [] : key.split('+');
  if (![campaign, form, unit, ...keyParts].every((p) => part.test(p))) return undefined;
  return { campaign, form: form as FormKey, unit, key };
}
