import { rowKeysOf } from '#vybory/forms';
import { changes } from '../changes.js';
import { carriersCompared } from '../carriers/carriers-compared.js';
import { contentOf } from '../content.js';
import type { AttachedFile, FormValues, SlotEvent, SubmissionClarified, SubmissionReceived } from '../events.js';
import { evolve } from '../evolve.js';
import { submissionId } from '../slot.js';
import { standingVersion, type SlotState, type Version } from '../state.js';
import type { PaperConfirmed, PaperEntered, PaperEntryEvent } from './events.js';

/** What the paper says in the end, and who read it. */
export interface ConfirmedReading {
  readonly values: FormValues;
  readonly attachments: readonly AttachedFile[] | undefined;
  readonly enteredBy: readonly string[];
}

/**
 * The entry stands: it becomes a version of its slot, which clarifies the paper that stood, and is compared with what came
 * electronically.
 * @param happened what this decision has made of the entry so far
 */
export function confirmed(
  before: SlotState,
  happened: readonly PaperEntryEvent[],
  sent: PaperEntered['data'],
  reading: ConfirmedReading,
): readonly [PaperConfirmed, ...SlotEvent[]] {
  const state = happened.reduce(evolve, before);
  const standing = standingVersion(state, 'paper');
  const received = paperReceived(state, sent, reading, standing);
  const { submission } = received.data;
  const events: readonly [PaperConfirmed, ...SlotEvent[]] = [
    { type: 'PaperConfirmed', data: { entry: sent.entry, submission, enteredBy: reading.enteredBy } },
    received,
    ...(standing === undefined ? [] : [clarified(state, received, standing)]),
  ];
  return [...events, ...carriersCompared(before, [...happened, ...events])];
}

function paperReceived(
  { versions }: SlotState,
  { entry, slot, body, registrar, document, formHash, formVersion }: PaperEntered['data'],
  { values, attachments, enteredBy }: ConfirmedReading,
  standing: Version | undefined,
): SubmissionReceived {
  const n = versions.length + 1;
  const clarifies = standing === undefined ? {} : { clarifies: standing.submission };
  return {
    type: 'SubmissionReceived',
    data: {
      submission: submissionId(slot, n),
      ...{ slot, n, body, channel: document.channel },
      contentHash: contentOf({ slot, values, ...clarifies }).hash,
      ...clarifies,
      ...{ formHash, values },
      ...(formVersion === undefined ? {} : { formVersion }),
      ...(attachments === undefined ? {} : { attachments }),
      paper: { ...document, entry, registrar, enteredBy },
    },
  };
}

function clarified(state: SlotState, { data }: SubmissionReceived, standing: Version): SubmissionClarified {
  const before = state.comparable.get(standing.n) ?? {};
  return {
    type: 'SubmissionClarified',
    data: {
      submission: data.submission,
      supersedes: standing.submission,
      changes: changes(before, data.values, rowKeysOf(data.slot.form)),
    },
  };
}
