import { x32 } from './cross-form/accreditation.js';
import { x2, x3 } from './cross-form/ballot-papers.js';
import { f5, x16 } from './cross-form/candidates-listed.js';
import { x13 } from './cross-form/clarified.js';
import { x18 } from './cross-form/commissions.js';
import { x15 } from './cross-form/decision.js';
import { x11 } from './cross-form/district-precincts.js';
import { x10 } from './cross-form/district-sums.js';
import { x1 } from './cross-form/handed-over.js';
import { x14 } from './cross-form/higher-sums.js';
import { x9 } from './cross-form/last-turnout.js';
import { x27, x28 } from './cross-form/media-use.js';
import { x12 } from './cross-form/notice-and-protocol.js';
import { x20 } from './cross-form/observers.js';
import { x19 } from './cross-form/precincts-formed.js';
import { x6, x7 } from './cross-form/same-voters.js';
import { x30 } from './cross-form/signatures.js';
import { x8 } from './cross-form/turnout.js';
import { x4, x5 } from './cross-form/voter-lists.js';
import { x26 } from './finance/accounts.js';
import { x23 } from './finance/bank-statement.js';
import { x24 } from './finance/ceilings.js';
import { x22 } from './finance/fund-balance.js';
import { x25 } from './finance/irregular-receipts.js';
import { x29 } from './finance/state-budget.js';
import { x17 } from './in-form/absentee.js';
import { x31 } from './in-form/appeals.js';
import { p1, p10, p11 } from './in-form/ballots.js';
import { p0 } from './in-form/figures.js';
import { x21 } from './in-form/representatives.js';
import { p12, p16 } from './in-form/signing.js';
import { t1, t2, t3 } from './in-form/tables.js';
import { p14, p15, p17, p8, p9 } from './in-form/thresholds.js';
import { p4, p5, p6, p7 } from './in-form/voters.js';
import { p13, p2, p3 } from './in-form/votes.js';
import { f18 } from './inner/age.js';
import { f7 } from './inner/bloc-papers.js';
import { f22 } from './inner/declared-year.js';
import { f15, f16 } from './inner/details.js';
import { f17 } from './inner/group-people.js';
import { f8 } from './inner/initiative-groups.js';
import { f6 } from './inner/list-papers.js';
import { f19, f20 } from './inner/media-terms.js';
import { f10, f11, f12, f13, f14 } from './inner/nominees.js';
import { f3 } from './inner/numbering.js';
import { f1, f2 } from './inner/pairs.js';
import { f4 } from './inner/periods.js';
import { f9 } from './inner/references.js';
import { f21 } from './inner/row-keys.js';
import type { Relation } from './relation.js';

const inProtocol = [p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17];
const inTable = [t1, t2, t3];
const inForm = [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20, f21, f22];
const onResults = [x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15];
const onPapers = [x16, x17, x18, x19, x20, x21, x22, x23, x24, x25, x26, x27, x28, x29, x30, x31, x32];

/** Every relation that a campaign definition can switch on, in the order of `docs/relations.md`. */
export const relationCatalogue: readonly Relation[] = [...inProtocol, ...inTable, ...inForm, ...onResults, ...onPapers];

const byId: ReadonlyMap<string, Relation> = new Map(relationCatalogue.map((relation) => [relation.id, relation]));

export function relationById(id: string): Relation | undefined {
  return byId.get(id);
}
