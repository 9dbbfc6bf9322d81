import { rowKeysOf } from '#vybory/forms';
import type { Submit } from './commands.js';
import { changes } from './changes.js';
import { carriersCompared } from './carriers/carriers-compared.js';
import { addsActs } from './acts.js';
import { done, rejected, replay, type Decision } from './decision.js';
import type { FieldChange, SubmissionEvent, SubmissionReceived } from './events.js';
import {
  clarifiesOtherCarrier,
  clarifiesStale,
  clarifiesUnknown,
  clarifiesWithdrawn,
  idempotencyKeyReused,
  nothingClarified,
  slotTaken,
} from './rejection.js';
import { submissionId, type SubmissionId } from './slot.js';
import { findVersion, standingVersion, type SlotState, type Version } from './state.js';

export function submit(state: SlotState, command: Submit): Decision {
  const earlier = sentBefore(state, command);
  if (earlier !== undefined) {
    return earlier.contentHash === command.contentHash
      ? replay(earlier.submission)
      : rejected(idempotencyKeyReused(earlier));
  }
  return command.clarifies === undefined ? submitFirst(state, command) : clarify(state, command, command.clarifies);
}

/** A key is the body's own: another body may use the same one without being answered with what is not its. */
function sentBefore(state: SlotState, { body, idempotencyKey }: Submit): Version | undefined {
  if (idempotencyKey === undefined) return undefined;
  return state.versions.find((version) => version.idempotencyKey === idempotencyKey && version.body === body);
}

function submitFirst(state: SlotState, command: Submit): Decision {
  const standing = standingVersion(state, 'electronic');
  if (standing === undefined) return take(state, received(state, command));
  const identical = changesTo(state, standing, command).length === 0 && !addsActs(standing, command.acts);
  return rejected(slotTaken(standing, identical));
}

function clarify(state: SlotState, command: Submit, clarifies: SubmissionId): Decision {
  const named = findVersion(state, clarifies);
  if (named === undefined) return rejected(clarifiesUnknown(clarifies));
  if (named.carrier !== 'electronic') return rejected(clarifiesOtherCarrier(clarifies, named.carrier));
  const standing = standingVersion(state, 'electronic');
  if (standing === undefined) return rejected(clarifiesWithdrawn(clarifies));
  if (standing.submission !== clarifies) return rejected(clarifiesStale(clarifies, standing));
  const changed = changesTo(state, standing, command);
  if (changed.length === 0 && !addsActs(standing, command.acts)) return rejected(nothingClarified(standing));
  const event = received(state, command);
  return take(state, event, {
    type: 'SubmissionClarified',
    data: { submission: event.data.submission, supersedes: clarifies, changes: changed },
  });
}

function take(state: SlotState, event: SubmissionReceived, ...more: readonly SubmissionEvent[]): Decision {
  return done(event, ...more, ...carriersCompared(state, [event, ...more]));
}

function changesTo(state: SlotState, standing: Version, command: Submit): readonly FieldChange[] {
  return changes(state.comparable.get(standing.n) ?? {}, command.values, rowKeysOf(command.slot.form));
}

function received(state: SlotState, command: Submit): SubmissionReceived {
  const n = state.versions.length + 1;
  const { slot, body, channel, idempotencyKey, contentHash, clarifies, acts } = command;
  const { formHash, formVersion, values, attachments } = command;
  return {
    type: 'SubmissionReceived',
    data: {
      submission: submissionId(slot, n),
      slot,
      n,
      body,
      channel,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      contentHash,
      ...(clarifies === undefined ? {} : { clarifies }),
      ...(acts === undefined ? {} : { acts }),
      formHash,
      ...(formVersion === undefined ? {} : { formVersion }),
      values,
      ...(attachments === undefined ? {} : { attachments }),
    },
  };
}
