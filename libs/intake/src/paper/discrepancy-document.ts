import { replay, type RecordedEvent } from '#vybory/event-log';
import {
  parseCarrierCaseId,
  type CarrierCaseId,
  type CarrierCaseStatusKind,
  type CarrierDifference,
  type SubmissionId,
} from '#vybory/submissions';
import { slotDecider } from './slot-commands.js';

/** A difference between the carriers of a slot as it stands, and its life so far. */
export interface DiscrepancyDocument {
  readonly case: CarrierCaseId;
  readonly campaign: string;
  readonly form: string;
  readonly unit: string;
  readonly key: string;
  readonly status: CarrierCaseStatusKind;
  readonly electronic: SubmissionId;
  readonly paper: SubmissionId;
  readonly differences: readonly CarrierDifference[];
  readonly life: readonly DiscrepancyStep[];
}

export interface DiscrepancyStep {
  readonly at: string;
  readonly position: number;
  readonly type: string;
  readonly person?: string;
  /** The explanation or the conclusion. */
  readonly words?: string;
  /** The side that clarified it, and the version that stands there now. */
  readonly by?: string;
  readonly submission?: SubmissionId;
}

/** Undefined when the stream has no such case. */
export function discrepancyDocument(id: string, events: readonly RecordedEvent[]): DiscrepancyDocument | undefined {
  const found = replay(slotDecider, events).cases.find((one) => one.id === id);
  const parsed = parseCarrierCaseId(id);
  if (found === undefined || parsed === undefined) return undefined;
  const { campaign, form, unit, key } = parsed.slot;
  const { electronic, paper, differences, status } = found;
  const life = events.filter(({ data }) => (data as { case?: string }).case === id).map(stepOf);
  return { case: found.id, campaign, form, unit, key, status: status.kind, electronic, paper, differences, life };
}

type CaseEventData = Partial<Record<'person' | 'explanation' | 'conclusion' | 'by', string>> & {
  readonly submission?: SubmissionId;
};

function stepOf({ recordedAt: at, position, type, data }: RecordedEvent): DiscrepancyStep {
  // Only events of cases have come this far.
  const { person, explanation, conclusion, by, submission } = data as CaseEventData;
  const words = explanation ?? conclusion;
  return {
    ...{ at, position, type },
    ...(person === undefined ? {} : { person }),
    ...(words === undefined ? {} : { words }),
    ...(by === undefined ? {} : { by }),
    ...(submission === undefined ? {} : { submission }),
  };
}
