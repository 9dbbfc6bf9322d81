import type { Language } from '#vybory/language';
import { countIn, recordIn } from '../reading.js';
import type { RelationScope } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { contestantName } from '../wording/contestant.js';

/** One number of a protocol that two documents can be compared by: a line, or the votes for a contestant. */
export interface Figure {
  readonly record: 'lines' | 'votes';
  readonly name: string;
  readonly wording: (language: Language) => string;
}

/** Every line in printed order, then every contestant. */
export function figuresOf({ contest, lines }: RelationScope): readonly Figure[] {
  return [
    ...lines.names.map((name): Figure => ({ record: 'lines', name, wording: (l) => lines.wording(name, l) })),
    ...(contest?.contestants ?? []).map((contestant): Figure => ({
      record: 'votes',
      name: contestant.id,
      wording: (l) => contestantName(contestant, l),
    })),
  ];
}

export function figurePath({ record, name }: Figure): string {
  return `${record}.${name}`;
}

/** NaN when the document does not state it. */
export function figureIn(values: FormValues, { record, name }: Figure): number {
  return countIn(recordIn(values, record), name);
}
