import type { Term } from '#vybory/campaigns';
import type { LineName } from '#vybory/forms';
import type { RelationScope } from '../relation.js';

export function hasLines(scope: RelationScope, ...names: readonly LineName[]): boolean {
  return names.every((name) => scope.lines.has(name));
}

export function lineTerms(...names: readonly LineName[]): readonly Term[] {
  return names.map((line) => ({ line }));
}

/** Terms for those of the lines that this law has. */
export function linesIfAny(scope: RelationScope, ...names: readonly LineName[]): readonly Term[] {
  return lineTerms(...names.filter((name) => scope.lines.has(name)));
}
