import type { DiscrepancyAct, Finding, FoundAgain } from '#vybory/checks';
import type { FormKey } from '#vybory/forms';
import type { AttachActs, RecordOutcome, ReviseFindings, Submit, Withdraw } from '../commands.js';
import { contentOf } from '../content.js';
import type { FormValues } from '../events.js';
import { submissionId, type SlotAddress, type SubmissionId } from '../slot.js';

export const slot: SlotAddress = {
  campaign: 'test',
  form: 'precinct-count-protocol' as FormKey,
  unit: '11-050130',
  key: 'president',
};

export const body = 'precinct-commission:11-050130';

/** Id of version `n` of {@link slot}. */
export function version(n: number): SubmissionId {
  return submissionId(slot, n);
}

export const values: FormValues = { lines: { votersIssued: 10, votersTookPart: 9 }, votes: { '1': 5, '2': 4 } };
export const otherValues: FormValues = { lines: { votersIssued: 9, votersTookPart: 9 }, votes: { '1': 5, '2': 4 } };

export function submit(given: Partial<Omit<Submit, 'type' | 'contentHash'>> = {}): Submit {
  const command = { slot, body, channel: 'electronic', formHash: 'form-hash', values, ...given } as const;
  return { type: 'Submit', ...command, contentHash: contentOf(command).hash };
}

export function recordOutcome(n: number, findings: readonly Finding[] = []): RecordOutcome {
  return {
    type: 'RecordOutcome',
    submission: version(n),
    findings,
    ruleSetHash: 'rule-set-hash',
    registrationNumber: n,
  };
}

/** Judged again by P-1 to P-4. */
export function reviseFindings(n: number, found: readonly FoundAgain[] = [], because = version(99)): ReviseFindings {
  return {
    type: 'ReviseFindings',
    submission: version(n),
    relations: ['P-1', 'P-2', 'P-3', 'P-4'],
    found,
    because,
    ruleSetHash: 'rule-set-hash',
  };
}

export function attachActs(n: number, acts: readonly DiscrepancyAct[], by = body): AttachActs {
  return { type: 'AttachActs', submission: version(n), body: by, acts };
}

export function withdraw(n: number, reason = 'a wrong precinct', by = body): Withdraw {
  return { type: 'Withdraw', submission: version(n), body: by, reason };
}

export function finding(relation: string, severity: Finding['severity']): Finding {
  const message = { uk: 'Числа не збігаються.', en: 'The numbers differ.' };
  return { relation, severity, fields: ['lines.votersIssued'], expected: 9, actual: 10, message };
}

export function act(relation: string, explanation = 'one ballot was taken away'): DiscrepancyAct {
  return { relation, explanation };
}
