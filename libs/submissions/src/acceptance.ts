import { outcome, relationsToAnswer, type DiscrepancyAct, type Finding } from '#vybory/checks';
import { otherCarrier } from './carrier.js';
import type { SubmissionAccepted, SubmissionAcceptedWithAct, SubmissionReturned } from './events.js';
import { acceptedVersion, type SlotState, type Version } from './state.js';

/** What follows for a version from what was found in it and the acts that explain it. */
export function verdict(
  state: SlotState,
  version: Version,
  findings: readonly Finding[],
  acts: readonly DiscrepancyAct[],
): SubmissionAccepted | SubmissionAcceptedWithAct | SubmissionReturned {
  const { submission } = version;
  const result = outcome(findings, acts);
  switch (result) {
    case 'accept':
      return { type: 'SubmissionAccepted', data: { submission, ...succession(state, version) } };
    case 'accept-with-act': {
      const explained = relationsToAnswer(findings, []);
      const explaining = acts.filter((act) => explained.includes(act.relation));
      return {
        type: 'SubmissionAcceptedWithAct',
        data: { submission, ...succession(state, version), acts: explaining },
      };
    }
    case 'return':
      return { type: 'SubmissionReturned', data: { submission, relations: relationsToAnswer(findings, acts) } };
    default: {
      const never: never = result;
      return never;
    }
  }
}

type Succession = Pick<SubmissionAccepted['data'], 'supersedes' | 'supersededBy' | 'beside'>;

function succession(state: SlotState, version: Version): Succession {
  const before = acceptedVersion(state, version.carrier);
  const beside = state.accepted[otherCarrier(version.carrier)];
  return { ...(before === undefined ? {} : order(before, version)), ...(beside === undefined ? {} : { beside }) };
}

function order(before: Version, version: Version): Succession {
  return before.n < version.n ? { supersedes: before.submission } : { supersededBy: before.submission };
}
