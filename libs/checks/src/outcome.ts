import type { DiscrepancyAct, Finding } from './finding.js';

/** What primary processing does with a checked submission. */
export type Outcome = 'accept' | 'accept-with-act' | 'return';

/**
 * An `error` returns the submission. A finding of severity `act` returns it until a discrepancy act names its relation:
 * the commission draws up an акт про невідповідність that states the reason, or submits a protocol marked «Уточнений»
 * (law 2766-III, articles 70 and 72(4)). Warnings and infos never block. An act that answers no finding changes
 * nothing.
 */
export function outcome(findings: readonly Finding[], acts: readonly Pick<DiscrepancyAct, 'relation'>[]): Outcome {
  if (relationsToAnswer(findings, acts).length > 0) return 'return';
  return findings.some((finding) => finding.severity === 'act') ? 'accept-with-act' : 'accept';
}

/** Ids of the relations that keep a submission from being accepted, each once, in the order of the findings. */
export function relationsToAnswer(
  findings: readonly Finding[],
  acts: readonly Pick<DiscrepancyAct, 'relation'>[],
): readonly string[] {
  const explained = new Set(acts.map((act) => act.relation));
  const open = findings.filter((finding) => blocks(finding, explained));
  return [...new Set(open.map((finding) => finding.relation))];
}

function blocks(finding: Finding, explained: ReadonlySet<string>): boolean {
  switch (finding.severity) {
    case 'error':
      return true;
    case 'act':
      return !explained.has(finding.relation);
    case 'warning':
    case 'info':
      return false;
    default: {
      const never: never = finding.severity;
      return never;
    }
  }
}
