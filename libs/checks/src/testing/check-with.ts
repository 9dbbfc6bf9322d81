import type { RelationUse } from '#vybory/campaigns';
import { FactBook } from '../facts.js';
import type { Finding } from '../finding.js';
import { relationCatalogue } from '../relation-catalogue.js';
import { compileRuleSet, type RuleSet } from '../rule-set.js';
import type { SubmissionView } from '../submission-view.js';
import { sampleCampaign } from './sample-campaign.js';

type Params = Readonly<Record<string, number | string | boolean>>;

/** A rule set with this relation alone, of its default severity. */
export function only(id: string, params?: Params): RuleSet {
  return compileRuleSet(sampleCampaign([useOf(id, params)]));
}

function useOf(id: string, params?: Params): RelationUse {
  const severity = relationCatalogue.find((relation) => relation.id === id)?.severity ?? 'error';
  return { id, severity, ...(params === undefined ? {} : { params }) };
}

/** Every relation of the catalogue, with its defaults. */
export function everyRelation(): readonly RelationUse[] {
  return relationCatalogue.map((relation) => ({ id: relation.id, severity: relation.severity }));
}

export function check(
  rules: RuleSet,
  submission: SubmissionView,
  facts: FactBook = new FactBook(),
): readonly Finding[] {
  return rules.check(submission, facts);
}

export function firstFields(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => finding.fields[0] ?? '');
}
