import { canonicalJson, sha256Hex, type JsonValue } from '#vybory/canonical-json';
import type { CampaignDefinition, ContestDefinition, RelationUse } from '#vybory/campaigns';
import { linearVersion } from './linear/linear-relation.js';
import { withDefaults } from './relation.js';
import { relationById } from './relation-catalogue.js';
import { isLinear } from './relation-problems.js';
import { naturalOrder } from './natural-order.js';

/** Everything that can change a verdict, or the words of one, changes the hash; the order of the relations does not. */
export function ruleSetHash(definition: CampaignDefinition): string {
  const { contests, polls, timeZone, turnoutSlots, vocabulary, votingDay } = definition;
  const relations = [...definition.relations].sort((a, b) => naturalOrder(a.id, b.id)).map(relationDescription);
  const read = { contests: contests.map(contestDescription), polls, timeZone, turnoutSlots, vocabulary, votingDay };
  return sha256Hex(canonicalJson({ relations, read }));
}

function relationDescription(use: RelationUse): object | JsonValue {
  if (isLinear(use)) return { ...use, version: linearVersion };
  const relation = relationById(use.id);
  const params = withDefaults(relation?.params ?? {}, use.params);
  return { id: use.id, severity: use.severity, params, version: relation?.version };
}

function contestDescription(contest: ContestDefinition): object {
  const { id, territory, contestants, precinctLines, districtLines, boxes } = contest;
  return { id, territory, contestants, precinctLines, districtLines, boxes };
}
