import type { CampaignDefinition, ContestDefinition, LineUse, RelationUse, Severity } from '#vybory/campaigns';
import type { FormKey } from '#vybory/forms';
import { requestedRules } from './arithmetic/requested-rules.js';
import { factId, type FactKey, type Facts } from './facts.js';
import type { Finding } from './finding.js';
import { districtProtocol, operativeNotice, precinctProtocol, regionProtocol } from './forms.js';
import { bindLinear } from './linear/linear-relation.js';
import { naturalOrder } from './natural-order.js';
import type { BoundRelation, RelationScope, Violation } from './relation.js';
import { relationById } from './relation-catalogue.js';
import { isLinear, relationProblems, type RelationProblem } from './relation-problems.js';
import { ruleSetHash } from './rule-set-hash.js';
import { contestPart } from './slot-key.js';
import type { SubmissionView } from './submission-view.js';
import { lineBook } from './wording/line-book.js';

/** The relations that one campaign definition switches on or adds, made ready to judge its submissions. */
export interface RuleSet {
  /**
   * SHA-256 of what decides a verdict: relations with the versions of their code, severities, parameters, and the parts
   * of the definition that they read.
   */
  readonly hash: string;
  /** Facts that `check` will ask for, each once. */
  needs(submission: SubmissionView): readonly FactKey[];
  /** Sorted by relation, then by first field. A clean submission gets a shared empty list. */
  check(submission: SubmissionView, facts: Facts): readonly Finding[];
}

/** The definition names relations or parameters that do not exist; ask `relationProblems` first to report them. */
export class RuleSetError extends Error {
  constructor(readonly problems: readonly RelationProblem[]) {
    super(problems.map((problem) => `${problem.path}: ${problem.message.en}`).join('\n'));
    this.name = 'RuleSetError';
  }
}

interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly bound: BoundRelation;
}

/** Rules per form, then per contest; the empty contest is for forms whose slots name none. */
type Plans = ReadonlyMap<FormKey, ReadonlyMap<string, readonly Rule[]>>;

const noContest = '';
const noRules: readonly Rule[] = Object.freeze([]);
const noFindings: readonly Finding[] = Object.freeze([]);
const noNeeds: readonly FactKey[] = Object.freeze([]);

/** @throws RuleSetError when `relationProblems(definition)` is not empty. */
export function compileRuleSet(definition: CampaignDefinition): RuleSet {
  const problems = relationProblems(definition);
  if (problems.length > 0) throw new RuleSetError(problems);
  const plans = plansOf(definition);
  return {
    hash: ruleSetHash(definition),
    needs: (submission) => needsOf(rulesFor(plans, submission), submission),
    check: (submission, facts) => findingsOf(rulesFor(plans, submission), submission, facts),
  };
}

function plansOf(definition: CampaignDefinition): Plans {
  const uses = [...definition.relations].sort((a, b) => naturalOrder(a.id, b.id));
  const forms = new Set(uses.flatMap(formsOf));
  return new Map([...forms].map((form) => [form, plansOfForm(definition, uses, form)]));
}

function formsOf(use: RelationUse): readonly FormKey[] {
  if (isLinear(use)) return [use.form];
  return (relationById(use.id)?.judges ?? []).map((judged) => judged.form);
}

function plansOfForm(definition: CampaignDefinition, uses: readonly RelationUse[], form: FormKey) {
  const contests = [undefined, ...definition.contests];
  return new Map(
    contests.map((contest) => {
      const scope = { definition, form, contest, lines: lineBook(linesOf(contest, form), definition) };
      return [contest?.id ?? noContest, uses.flatMap((use) => ruleOf(use, scope))];
    }),
  );
}

function linesOf(contest: ContestDefinition | undefined, form: FormKey): readonly LineUse[] {
  if (form === precinctProtocol || form === operativeNotice) return contest?.precinctLines ?? [];
  if (form === districtProtocol || form === regionProtocol) return contest?.districtLines ?? [];
  return [];
}

function ruleOf(use: RelationUse, scope: RelationScope): readonly Rule[] {
  const bound = bind(use, scope);
  return bound === undefined ? [] : [{ id: use.id, severity: use.severity, bound }];
}

function bind(use: RelationUse, scope: RelationScope): BoundRelation | undefined {
  if (isLinear(use)) return use.form === scope.form ? bindLinear(use, scope, use.text) : undefined;
  const relation = relationById(use.id);
  if (!relation?.judges.some((judged) => judged.form === scope.form)) return undefined;
  return relation.bind(scope, use.params ?? {});
}

function rulesFor(plans: Plans, submission: SubmissionView): readonly Rule[] {
  if (submission.requested !== undefined) return requestedRules(submission.requested);
  const plan = plans.get(submission.form);
  return plan?.get(contestPart(submission.key)) ?? plan?.get(noContest) ?? noRules;
}

function needsOf(rules: readonly Rule[], submission: SubmissionView): readonly FactKey[] {
  let needs: Map<string, FactKey> | undefined;
  for (const { bound } of rules) {
    if (bound.needs === undefined) continue;
    needs ??= new Map();
    for (const key of bound.needs(submission)) needs.set(factId(key), key);
  }
  return needs === undefined ? noNeeds : [...needs.values()];
}

function findingsOf(rules: readonly Rule[], submission: SubmissionView, facts: Facts): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const rule of rules) {
    const violations = rule.bound.judge(submission, facts);
    if (violations.length === 0) continue;
    findings ??= [];
    for (const violation of inFieldOrder(violations)) findings.push(finding(rule, violation));
  }
  return findings ?? noFindings;
}

function inFieldOrder(violations: readonly Violation[]): readonly Violation[] {
  return [...violations].sort((a, b) => naturalOrder(a.fields[0] ?? '', b.fields[0] ?? ''));
}

function finding(rule: Rule, violation: Violation): Finding {
  return { relation: rule.id, severity: rule.severity, ...violation };
}
