import type { JsonValue } from '#vybory/canonical-json';
import type { CampaignDefinition, ContestDefinition, Severity } from '#vybory/campaigns';
import type { FormKey } from '#vybory/forms';
import type { Text } from '#vybory/language';
import type { FactKey, Facts } from './facts.js';
import type { SubmissionView } from './submission-view.js';
import type { LineBook } from './wording/line-book.js';

/** One breach of a relation. The rule set adds the relation's id and its severity. */
export interface Violation {
  readonly fields: readonly string[];
  readonly expected: JsonValue;
  readonly actual: JsonValue;
  readonly message: Text;
}

/** Shared by every clean judgement, so that a clean submission allocates nothing. */
export const noViolations: readonly Violation[] = Object.freeze([]);

/** A relation, or a part of one, made ready for one form and contest of one campaign. */
export interface BoundRelation {
  /** Of a relation that is {@link Relation.mutual}: this part is not; whoever it waits for does not judge the other side. */
  readonly oneSided?: true;
  /** Its facts are of the campaign's own register; no submission ever changes them. */
  readonly ofRegister?: true;
  /** Facts beyond the submission that `judge` will ask for. Absent: none. */
  readonly needs?: (submission: SubmissionView) => readonly FactKey[];
  readonly judge: (submission: SubmissionView, facts: Facts) => readonly Violation[];
}

/** Where a relation is bound: everything is known here but the submission. */
export interface RelationScope {
  readonly definition: CampaignDefinition;
  readonly form: FormKey;
  /** Absent for forms whose slots name no contest. */
  readonly contest: ContestDefinition | undefined;
  /** Lines of this form in this contest; empty for forms without lines. */
  readonly lines: LineBook;
}

export type ParamDefinition =
  | {
      readonly kind: 'number';
      readonly default: number;
      readonly min: number;
      readonly max: number;
      readonly meaning: Text;
    }
  | { readonly kind: 'flag'; readonly default: boolean; readonly meaning: Text }
  | { readonly kind: 'choice'; readonly default: string; readonly choices: readonly string[]; readonly meaning: Text };

type ParamDefinitions = Readonly<Record<string, ParamDefinition>>;
export type ParamValue = number | string | boolean;

type ParamValueOf<D extends ParamDefinition> = D extends { readonly kind: 'number' }
  ? number
  : D extends { readonly kind: 'flag' }
    ? boolean
    : D extends { readonly kind: 'choice'; readonly choices: readonly (infer C)[] }
      ? C
      : never;

export type ParamValues<P extends ParamDefinitions> = { readonly [name in keyof P]: ParamValueOf<P[name]> };

/** A form that the relation judges when it arrives, and what it then needs beyond the form itself. */
export interface Judged {
  readonly form: FormKey;
  readonly needs?: string;
}

/**
 * Between forms: every form whose values the relation reads is judged by it too. What a new version breaks it then says itself, so that others
 * are judged again only when what they were compared with gives way to another version. Without this, whoever needs a value is judged
 * again whenever that value takes force.
 */
export interface Mutual {
  /** Forms that give way without being superseded: a notice that goes before another one from its first version on. */
  readonly displacing: readonly FormKey[];
}

/** How a term without a value is handled; `docs/relations.md` explains each in words. */
export type MissingValues = 'skip-any' | 'skip-all' | 'never';

/** One relation of formal-logical control (формально-логічний контроль, order № 60, section 6). */
export interface Relation {
  readonly id: string;
  /** Raised whenever the code would judge or word anything differently: part of the rule set's hash. */
  readonly version: number;
  readonly title: Text;
  /** The relation as written in `docs/relations.md`. */
  readonly formula: string;
  /** Where it comes from: a law, an official form, another system; `OWN` when nobody wrote it down before. */
  readonly source: string;
  /** What the sources suggest; the campaign definition decides. */
  readonly severity: Severity;
  readonly judges: readonly Judged[];
  readonly missing: MissingValues;
  /** For relations between forms only. */
  readonly mutual?: Mutual;
  readonly params: ParamDefinitions;
  /** `undefined` when the relation has nothing to say in this scope, e.g. the law has no such line. */
  readonly bind: (scope: RelationScope, params: Readonly<Record<string, ParamValue>>) => Bound;
}

/** Several where a relation has parts that wait for different things. */
export type Bound = BoundRelation | readonly BoundRelation[] | undefined;

/** Nothing gives way but to a later version of itself. */
export const mutual: Mutual = { displacing: [] };

type TypedRelation<P extends ParamDefinitions> = Omit<Relation, 'params' | 'bind'> & {
  readonly params: P;
  readonly bind: (scope: RelationScope, params: ParamValues<P>) => Bound;
};

/** Declares a relation whose `bind` sees its parameters typed, with the defaults filled in. */
export function relation<const P extends ParamDefinitions>(declared: TypedRelation<P>): Relation {
  return {
    ...declared,
    // `paramProblems` has refused every value that its definition does not allow before a relation is bound.
    bind: (scope, params) => declared.bind(scope, withDefaults(declared.params, params) as ParamValues<P>),
  };
}

/** The parameters that hold: what the definition gives, defaults for the rest. */
export function withDefaults(
  definitions: ParamDefinitions,
  given: Readonly<Record<string, ParamValue>> | undefined,
): Readonly<Record<string, ParamValue>> {
  const values: Record<string, ParamValue> = {};
  for (const [name, definition] of Object.entries(definitions)) values[name] = given?.[name] ?? definition.default;
  return values;
}
