import { canonicalJson, sha256Hex, type JsonValue } from '#vybory/canonical-json';
import type { CampaignDefinition, ContestDefinition, RelationUse, SubjectDefinition } from '#vybory/campaigns';
import { linearVersion } from './linear/linear-relation.js';
import { withDefaults } from './relation.js';
import { relationById } from './relation-catalogue.js';
import { isLinear } from './relation-problems.js';
import { naturalOrder } from './natural-order.js';

/** Everything that can change a verdict, or the words of one, changes the hash; the order of the relations does not. */
export function ruleSetHash(definition: CampaignDefinition): string {
  const { contests, kind, polls, subjects, territory, timeZone, turnoutSlots, vocabulary, votingDay } = definition;
  const relations = [...definition.relations].sort((a, b) => naturalOrder(a.id, b.id)).map(relationDescription);
  const units = territory.map(({ code, level, parent }) => [code, level, parent ?? '']);
  const read = {
    ...{ contests: contests.map(contestDescription), units, subjects: subjects?.map(subjectDescription) },
    ...{ kind, polls, timeZone, turnoutSlots, vocabulary, votingDay },
  };
  return sha256Hex(canonicalJson({ relations, read }));
}

function relationDescription(use: RelationUse): object | JsonValue {
  if (isLinear(use)) return { ...use, version: linearVersion };
  const relation = relationById(use.id);
  const params = withDefaults(relation?.params ?? {}, use.params);
  return { id: use.id, severity: use.severity, params, version: relation?.version };
}

function subjectDescription({ id, kind, members }: SubjectDefinition): object {
  return { id, kind, members };
}

function contestDescription(contest: ContestDefinition): object {
  const { id, territory, contestants, precinctLines, districtLines, boxes } = contest;
  return { id, territory, contestants, precinctLines, districtLines, boxes };
}
