import type { DiscrepancyAct } from '#vybory/checks';
import type { Version } from './state.js';

/** The acts among `acts` that the version does not have yet, each once. */
export function newActs(version: Version, acts: readonly DiscrepancyAct[]): readonly DiscrepancyAct[] {
  return acts.filter(
    (act, i) => !version.acts.some((had) => sameAct(had, act)) && acts.findIndex((other) => sameAct(other, act)) === i,
  );
}

export function addsActs(version: Version, acts: readonly DiscrepancyAct[] = []): boolean {
  return newActs(version, acts).length > 0;
}

function sameAct(a: DiscrepancyAct, b: DiscrepancyAct): boolean {
  return a.relation === b.relation && a.explanation === b.explanation && a.number === b.number && a.date === b.date;
}
