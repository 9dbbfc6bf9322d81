import { rowKeysOf } from '#vybory/forms';
import type { Carrier } from '../carrier.js';
import type { SlotEvent } from '../events.js';
import { evolve } from '../evolve.js';
import { carrierCaseId, parseSubmissionId } from '../slot.js';
import { standingVersion, type SlotState, type Version } from '../state.js';
import { isUnsettled, type CarrierCase } from './case.js';
import { compareCarriers, type ComparisonPolicy } from './compare.js';
import type { CarrierDifferenceClarified, CarrierEvent } from './events.js';

/** What follows between the carriers from what happened to their versions: nothing while only one of them has come. */
export function carriersCompared(before: SlotState, happened: readonly SlotEvent[]): readonly CarrierEvent[] {
  // Nearly every slot never sees a paper, and its hot path leaves here.
  if (before.entries.length === 0 && !happened.some(({ type }) => type === 'PaperEntered')) return [];
  const state = happened.reduce(evolve, before);
  const standing = { electronic: standingVersion(state, 'electronic'), paper: standingVersion(state, 'paper') };
  const clarified = state.cases.filter(isUnsettled).flatMap((one) => clarifiedBy(one, standing));
  return [...clarified, ...compared(state, standing)];
}

type Standing = Readonly<Record<Carrier, Version | undefined>>;

function clarifiedBy(one: CarrierCase, standing: Standing): readonly CarrierDifferenceClarified[] {
  const by = (['electronic', 'paper'] as const).find((carrier) => standing[carrier]?.submission !== one[carrier]);
  if (by === undefined) return [];
  const submission = standing[by]?.submission;
  const data = { case: one.id, by, ...(submission === undefined ? {} : { submission }) };
  return [{ type: 'CarrierDifferenceClarified', data }];
}

function compared(state: SlotState, { electronic, paper }: Standing): readonly CarrierEvent[] {
  if (electronic === undefined || paper === undefined) return [];
  const versions = { electronic: electronic.submission, paper: paper.submission };
  const known = state.compared;
  if (known?.electronic === versions.electronic && known.paper === versions.paper) return [];
  const slot = parseSubmissionId(paper.submission)?.slot;
  if (slot === undefined) return [];
  const compare = policyOf(state, paper);
  const differences = compareCarriers(
    state.comparable.get(electronic.n) ?? {},
    state.comparable.get(paper.n) ?? {},
    compare,
    rowKeysOf(slot.form),
  );
  if (differences.length === 0) return [{ type: 'CarriersAgreed', data: { ...versions, compare } }];
  const id = carrierCaseId(slot, state.cases.length + 1);
  return [{ type: 'CarrierDifferenceOpened', data: { case: id, ...versions, compare, differences } }];
}

/** As the campaign's definition had it when the paper was entered. */
function policyOf({ entries }: SlotState, paper: Version): ComparisonPolicy {
  const entry = entries.find(({ status }) => status.kind === 'confirmed' && status.submission === paper.submission);
  return entry?.sent.compare ?? {};
}
