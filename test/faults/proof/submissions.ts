import type { Known } from '../load/bodies.js';
import type { StoredEvent } from './log.js';

interface Receipt {
  readonly submission: string;
  readonly contentHash: string;
  readonly position: number;
  readonly receivedAt: string;
}

/** Everything that the log says about one submission, in order. */
export type Lives = ReadonlyMap<string, readonly StoredEvent[]>;

export function livesOf(events: readonly StoredEvent[]): Lives {
  const lives = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const { submission } = event.data;
    if (!/^(Submission|DiscrepancyActs)/.test(event.type) || typeof submission !== 'string') continue;
    const life = lives.get(submission);
    if (life) life.push(event);
    else lives.set(submission, [event]);
  }
  return lives;
}

/** What is wrong between the receipts that bodies hold and the log: something lost, something twice, something unasked. */
export function receiptFaults(known: readonly Known[], lives: Lives): readonly string[] {
  const faults: string[] = [];
  const keys = new Map<string, string>();
  for (const [submission, life] of lives) {
    const received = life.filter(({ type }) => type === 'SubmissionReceived');
    if (received.length !== 1) faults.push(`${submission} was received ${received.length} times`);
    const key = String(received[0]?.data['idempotencyKey']);
    const other = keys.get(key);
    if (other !== undefined) faults.push(`${submission} and ${other} have the same idempotency key`);
    keys.set(key, submission);
  }
  const promised = new Map<string, Known>();
  for (const one of known) {
    const inLog = keys.get(one.idempotencyKey);
    if (one.receipt === undefined) {
      // Nobody holds a receipt: it may be there only when an answer was cut off.
      if (inLog !== undefined && one.uncertain === 0) faults.push(`${inLog} is there, but was never sent`);
      if (inLog !== undefined) promised.set(inLog, one);
      continue;
    }
    const receipt = JSON.parse(one.receipt) as Receipt;
    if (promised.has(receipt.submission)) faults.push(`${receipt.submission} was promised twice`);
    promised.set(receipt.submission, one);
    faults.push(...differences(receipt, lives.get(receipt.submission)?.[0]));
  }
  for (const submission of lives.keys()) {
    if (!promised.has(submission)) faults.push(`${submission} belongs to nobody`);
  }
  return faults;
}

function differences(receipt: Receipt, received: StoredEvent | undefined): readonly string[] {
  const { submission, position, receivedAt, contentHash } = receipt;
  if (received?.type !== 'SubmissionReceived') return [`${submission} was promised and is lost`];
  const faults: string[] = [];
  if (received.position !== position) faults.push(`${submission} is at ${received.position}, not at ${position}`);
  if (received.recordedAt !== receivedAt) faults.push(`${submission} was not received at ${receivedAt}`);
  if (received.data['contentHash'] !== contentHash) faults.push(`${submission} has another content`);
  return faults;
}

const outcomes = ['SubmissionAccepted', 'SubmissionAcceptedWithAct', 'SubmissionReturned'];

/** Each submission is checked, registered, acknowledged and judged once; an act may have it judged a second time. */
export function processingFaults(lives: Lives): readonly string[] {
  const faults: string[] = [];
  for (const [submission, life] of lives) {
    const count = (...types: readonly string[]): number => life.filter(({ type }) => types.includes(type)).length;
    for (const type of ['SubmissionChecked', 'SubmissionRegistered', 'SubmissionAcknowledged']) {
      if (count(type) !== 1) faults.push(`${submission}: ${count(type)} times ${type}`);
    }
    const judged = count(...outcomes);
    if (judged !== 1 + count('DiscrepancyActsAttached')) faults.push(`${submission}: judged ${judged} times`);
  }
  return faults;
}

/** Registration numbers are 1 to n without a gap, and each is the one that the book assigned. */
export function registrationFaults(events: readonly StoredEvent[], lives: Lives): readonly string[] {
  const faults: string[] = [];
  const assigned = new Map<string, number>();
  let next = 1;
  for (const { data } of events.filter(({ type }) => type === 'RegistrationNumbersAssigned')) {
    if (data['first'] !== next) faults.push(`the book goes on with ${String(data['first'])} instead of ${next}`);
    for (const submission of data['submissions'] as readonly string[]) {
      if (assigned.has(submission)) faults.push(`${submission} is twice in the book`);
      assigned.set(submission, next++);
    }
  }
  if (assigned.size !== lives.size) faults.push(`${assigned.size} numbers for ${lives.size} submissions`);
  for (const { type, data } of events) {
    const number = assigned.get(String(data['submission']));
    const carriesNumber = type === 'SubmissionRegistered' || type === 'SubmissionAcknowledged';
    if (carriesNumber && data['number'] !== number) {
      faults.push(`${String(data['submission'])}: number ${String(data['number'])}, in the book ${number ?? 'none'}`);
    }
  }
  return faults;
}

/** A slot has one first version on each carrier, and each later one clarifies the one before it. */
export function slotFaults(lives: Lives): readonly string[] {
  const faults: string[] = [];
  const slots = new Map<string, number[]>();
  const before = new Map<string, string>();
  for (const [submission, [received]] of lives) {
    const [slot = '', n = ''] = submission.split('~');
    slots.set(slot, [...(slots.get(slot) ?? []), Number(n)]);
    const clarifies = received?.data['clarifies'];
    const carrier = `${slot} ${received?.data['paper'] === undefined ? 'electronic' : 'paper'}`;
    const expected = before.get(carrier);
    before.set(carrier, submission);
    if (clarifies !== expected) faults.push(`${submission} clarifies ${String(clarifies)}`);
  }
  for (const [slot, ordinals] of slots) {
    ordinals.sort((a, b) => a - b);
    if (ordinals.some((n, index) => n !== index + 1)) faults.push(`${slot} has the versions ${ordinals.join(', ')}`);
  }
  return faults;
}
