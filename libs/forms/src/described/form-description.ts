import type { JsonValue } from '#vybory/canonical-json';
import type { Text } from '#vybory/language';
import type { ArithmeticRule, RuleSeverity } from '../arithmetic.js';
import type { DocumentKind } from '../definition.js';
import type { ChoiceOption, KeySource, LocalTimePrecision, OwedWhen } from '../fields.js';
import type { FormCategory, Level, SubjectKind } from '../form.js';
import type { IdentifierSchemeId } from '../identifiers.js';
import type { PersonalOptions } from '../personal-data.js';

/**
 * A form as data: what a person designs while the system runs (order № 60, section 5: a one-off form of request). Pure JSON; the same words
 * as the decorators, and nothing that they do not have.
 */
export interface FormDescription {
  readonly title: Text;
  readonly category: FormCategory;
  readonly level: Level;
  /** What is asked once is told apart by contest and subject only: periods and numbered occasions belong to forms that stand. */
  readonly slotKey: readonly ('contest' | 'subject')[];
  readonly keySubjects?: readonly [SubjectKind, ...SubjectKind[]];
  readonly documentKinds: readonly [DocumentKind, ...DocumentKind[]];
  readonly fields: readonly [DescribedField, ...DescribedField[]];
  /** Judged with its own severity: no campaign definition could have switched it on beforehand. */
  readonly arithmetic?: readonly DescribedRule[];
}

export interface DescribedRule extends ArithmeticRule {
  readonly severity: RuleSeverity;
}

/** Whose data a field holds and why, or the statement that they are nobody's. */
export type DescribedPersonal = 'none' | PersonalOptions;

interface Named {
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly optional?: boolean;
  readonly when?: OwedWhen;
  readonly example?: JsonValue;
  readonly personal?: DescribedPersonal;
}

export type DescribedCell = Named &
  (
    | { readonly kind: 'count'; readonly min?: number; readonly max?: number; readonly nullable?: boolean }
    | { readonly kind: 'decimal'; readonly scale: number; readonly positive?: boolean }
    | { readonly kind: 'money'; readonly currency?: string; readonly positive?: boolean }
    | { readonly kind: 'text'; readonly maxLength?: number; readonly long?: boolean }
    | { readonly kind: 'local-time'; readonly precision: LocalTimePrecision }
    | { readonly kind: 'choice'; readonly choices: readonly [ChoiceOption, ...ChoiceOption[]] }
    /** `declared`: only "yes" is accepted. */
    | { readonly kind: 'flag'; readonly declared?: boolean }
    | { readonly kind: 'identifier'; readonly scheme: IdentifierSchemeId }
    | { readonly kind: 'precinct' }
    | { readonly kind: 'unit'; readonly levels: readonly [Level, ...Level[]] }
    | { readonly kind: 'subject'; readonly kinds: readonly [SubjectKind, ...SubjectKind[]] }
    | { readonly kind: 'contestant' }
    | { readonly kind: 'file' }
  );

export type DescribedGroup = Named & {
  readonly kind: 'group';
  readonly fields: readonly [DescribedCell, ...DescribedCell[]];
};

export type DescribedRowField = DescribedCell | DescribedGroup;

export type DescribedRows = Named & {
  readonly kind: 'rows';
  readonly fields: readonly [DescribedRowField, ...DescribedRowField[]];
  readonly minRows?: number;
  readonly maxRows?: number;
  readonly unique?: string;
};

export type DescribedKeyed = Named & {
  readonly kind: 'keyed';
  readonly keys: KeySource;
  readonly value: 'count' | 'money';
};

export type DescribedField = DescribedRowField | DescribedRows | DescribedKeyed;

/** Keys of forms that are designed at run time begin so; no form of the catalogue does. */
export const requestKeyPrefix = 'request-';
