import { x13 } from './cross-form/clarified.js';
import { x11 } from './cross-form/district-precincts.js';
import { x10 } from './cross-form/district-sums.js';
import { x1 } from './cross-form/handed-over.js';
import { x9 } from './cross-form/last-turnout.js';
import { x12 } from './cross-form/notice-and-protocol.js';
import { x8 } from './cross-form/turnout.js';
import { x4, x5 } from './cross-form/voter-lists.js';
import { p1, p10, p11 } from './in-form/ballots.js';
import { p0 } from './in-form/figures.js';
import { p12, p16 } from './in-form/signing.js';
import { t1, t2, t3 } from './in-form/tables.js';
import { p14, p15, p17, p8, p9 } from './in-form/thresholds.js';
import { p4, p5, p6, p7 } from './in-form/voters.js';
import { p13, p2, p3 } from './in-form/votes.js';
import type { Relation } from './relation.js';

const inProtocol = [p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17];
const inTable = [t1, t2, t3];
const betweenForms = [x1, x4, x5, x8, x9, x10, x11, x12, x13];

/** Every relation that a campaign definition can switch on, in the order of `docs/relations.md`. */
export const relationCatalogue: readonly Relation[] = [...inProtocol, ...inTable, ...betweenForms];

const byId: ReadonlyMap<string, Relation> = new Map(relationCatalogue.map((relation) => [relation.id, relation]));

export function relationById(id: string): Relation | undefined {
  return byId.get(id);
}
