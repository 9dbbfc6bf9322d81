import type { CampaignDefinition, ContestDefinition, LineUse, RelationUse, Severity } from '#vybory/campaigns';
import type { FormKey } from '#vybory/forms';
import { requestedRules } from './arithmetic/requested-rules.js';
import { factId, type FactKey, type Facts } from './facts.js';
import type { Finding } from './finding.js';
import { districtProtocol, operativeNotice, precinctProtocol, regionProtocol } from './forms.js';
import { bindLinear } from './linear/linear-relation.js';
import { naturalOrder } from './natural-order.js';
import type { Bound, BoundRelation, Relation, RelationScope, Violation } from './relation.js';
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
  /** The same, and which of them bring a relation back whenever they take force: {@link Relation.mutual}. */
  asks(submission: SubmissionView): Asks;
  /** Sorted by relation, then by first field. A clean submission gets a shared empty list. */
  check(submission: SubmissionView, facts: Facts): readonly Finding[];
  /** Relations of a form that look at other slots; none for a form that is judged by itself. */
  between(submission: SubmissionView): BetweenForms;
  /** Forms that some relation may bring back whenever another slot takes force. */
  readonly revisited: readonly FormKey[];
  /** Forms whose first version already makes others give way: {@link Mutual.displacing}. */
  readonly displacing: ReadonlySet<FormKey>;
}

export interface Asks {
  readonly facts: readonly FactKey[];
  readonly watched: readonly FactKey[];
}

/** The relations of one submission that look at other slots, to judge it again by them alone. */
export interface BetweenForms {
  /** Their ids. */
  readonly relations: readonly string[];
  readonly mutualRelations: ReadonlySet<string>;
  /** Facts of those that are mutual: the slots that are judged again when this one gives way to a later version. */
  readonly mutualNeeds: readonly FactKey[];
  /** Facts of all of them. */
  readonly needs: readonly FactKey[];
  check(facts: Facts): readonly FoundAgain[];
}

/** What a relation between forms finds when a submission is judged again. */
export interface FoundAgain {
  readonly finding: Finding;
  /** Whoever caused it says so too. */
  readonly mutual: boolean;
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
  /** Whether it looks at other slots, and whether those look back. */
  readonly kind: 'inner' | 'one-sided' | 'mutual';
  readonly displacing?: boolean;
}

/** Rules per form, then per contest; the empty contest is for forms whose slots name none. */
type Plans = ReadonlyMap<FormKey, ReadonlyMap<string, readonly Rule[]>>;

const noContest = '';
const noRules: readonly Rule[] = Object.freeze([]);
const noFindings: readonly Finding[] = Object.freeze([]);
const noNeeds: readonly FactKey[] = Object.freeze([]);
const asksNothing: Asks = Object.freeze({ facts: noNeeds, watched: noNeeds });

/** @throws RuleSetError when `relationProblems(definition)` is not empty. */
export function compileRuleSet(definition: CampaignDefinition): RuleSet {
  const problems = relationProblems(definition);
  if (problems.length > 0) throw new RuleSetError(problems);
  const plans = plansOf(definition);
  return {
    hash: ruleSetHash(definition),
    needs: (submission) => asksOf(rulesFor(plans, submission), submission).facts,
    asks: (submission) => asksOf(rulesFor(plans, submission), submission),
    check: (submission, facts) => findingsOf(rulesFor(plans, submission), submission, facts),
    between: (submission) => betweenOf(rulesFor(plans, submission), submission),
    revisited: formsWhere(plans, ({ kind }) => kind === 'one-sided'),
    displacing: new Set(formsWhere(plans, ({ displacing }) => displacing === true)),
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

function formsWhere(plans: Plans, holds: (rule: Rule) => boolean): readonly FormKey[] {
  return [...plans].filter(([, plan]) => [...plan.values()].some((rules) => rules.some(holds))).map(([form]) => form);
}

function plansOfForm(definition: CampaignDefinition, uses: readonly RelationUse[], form: FormKey) {
  const contests = [undefined, ...definition.contests];
  return new Map(
    contests.map((contest) => {
      const scope = { definition, form, contest, lines: lineBook(linesOf(contest, form), definition) };
      return [contest?.id ?? noContest, uses.flatMap((use) => rulesOf(use, scope))];
    }),
  );
}

function linesOf(contest: ContestDefinition | undefined, form: FormKey): readonly LineUse[] {
  if (form === precinctProtocol || form === operativeNotice) return contest?.precinctLines ?? [];
  if (form === districtProtocol || form === regionProtocol) return contest?.districtLines ?? [];
  return [];
}

function rulesOf(use: RelationUse, scope: RelationScope): readonly Rule[] {
  const { id, severity } = use;
  if (isLinear(use)) {
    return use.form === scope.form ? [{ id, severity, bound: bindLinear(use, scope, use.text), kind: 'inner' }] : [];
  }
  const relation = relationById(id);
  if (!relation?.judges.some((judged) => judged.form === scope.form)) return [];
  return partsOf(relation.bind(scope, use.params ?? {})).map((bound) => ({
    ...{ id, severity, bound },
    kind: kindOf(relation, bound),
    displacing: relation.mutual?.displacing.includes(scope.form) === true,
  }));
}

function partsOf(bound: Bound): readonly BoundRelation[] {
  if (bound === undefined) return [];
  return isList(bound) ? bound : [bound];
}

// `Array.isArray` does not narrow a union with a readonly array.
function isList(bound: BoundRelation | readonly BoundRelation[]): bound is readonly BoundRelation[] {
  return Array.isArray(bound);
}

function kindOf({ mutual }: Relation, bound: BoundRelation): Rule['kind'] {
  if (bound.needs === undefined || bound.ofRegister === true) return 'inner';
  return mutual === undefined || bound.oneSided === true ? 'one-sided' : 'mutual';
}

function rulesFor(plans: Plans, submission: SubmissionView): readonly Rule[] {
  if (submission.requested !== undefined) return requestedRules(submission.requested);
  const plan = plans.get(submission.form);
  return plan?.get(contestPart(submission.key)) ?? plan?.get(noContest) ?? noRules;
}

function asksOf(rules: readonly Rule[], submission: SubmissionView): Asks {
  let facts: Map<string, FactKey> | undefined;
  let watched: Map<string, FactKey> | undefined;
  for (const { bound, kind } of rules) {
    if (bound.needs === undefined) continue;
    facts ??= new Map();
    for (const key of bound.needs(submission)) {
      const id = factId(key);
      facts.set(id, key);
      if (kind === 'one-sided') (watched ??= new Map()).set(id, key);
    }
  }
  if (facts === undefined) return asksNothing;
  return { facts: [...facts.values()], watched: watched === undefined ? noNeeds : [...watched.values()] };
}

function betweenOf(rules: readonly Rule[], submission: SubmissionView): BetweenForms {
  const between = rules.filter(({ kind }) => kind !== 'inner');
  const mutual = between.filter(({ kind }) => kind === 'mutual');
  return {
    relations: [...new Set(between.map(({ id }) => id))],
    mutualRelations: new Set(mutual.map(({ id }) => id)),
    mutualNeeds: mutual.flatMap(({ bound }) => bound.needs?.(submission) ?? []),
    needs: asksOf(between, submission).facts,
    check: (facts) =>
      between.flatMap((rule) =>
        findingsOf([rule], submission, facts).map((finding) => ({ finding, mutual: rule.kind === 'mutual' })),
      ),
  };
}

function findingsOf(rules: readonly Rule[], submission: SubmissionView, facts: Facts): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const rule of rules) {
    const violations = rule.bound.judge(submission, facts);
    if (violations.length === 0) continue;
    findings ??= [];
    for (const violation of violations) findings.push(finding(rule, violation));
  }
  return findings?.sort(byRelationThenField) ?? noFindings;
}

function byRelationThenField(a: Finding, b: Finding): number {
  return naturalOrder(a.relation, b.relation) || naturalOrder(a.fields[0] ?? '', b.fields[0] ?? '');
}

function finding(rule: Rule, violation: Violation): Finding {
  return { relation: rule.id, severity: rule.severity, ...violation };
}
