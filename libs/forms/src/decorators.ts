import { IsBoolean, IsDefined, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import 'reflect-metadata';
import type { Text } from '#vybory/language';
import {
  Declared,
  IsCode,
  IsExactDecimal,
  IsFileReference,
  IsIdentifierOf,
  IsLocalTime,
  MayBeLeftOut,
  MoreThanNothing,
  NotBlank,
  OnlyWhen,
  OwedOnlyWhen,
  PlainText,
} from './constraints.js';
import { declareField, type DtoClass, type FieldDeclaration, type FieldExample } from './field-registry.js';
import {
  largestCount,
  type ChoiceOption,
  type FieldDescription,
  type LocalTimePrecision,
  type OwedWhen,
} from './fields.js';
import type { Level, SubjectKind } from './form.js';
import type { IdentifierSchemeId } from './identifiers.js';
import { mergePersonal, personalMark, type PersonalOptions } from './personal-data.js';

/** What every field decorator takes. */
export interface FieldOptions {
  readonly label: Text;
  readonly hint?: Text;
  /** The field may be left out: "not stated". */
  readonly optional?: boolean;
  /** The field is owed when another field has this value, and must be left out otherwise. */
  readonly when?: OwedWhen;
  /** For the form's example; without one a plain value of the kind is shown. */
  readonly example?: FieldExample;
  /** Keys of the forms of the structure that have the field; absent: all. */
  readonly only?: readonly [string, ...string[]];
  /** Whose data the field holds and why; the group or table around it may say so for all of its fields. */
  readonly personal?: PersonalOptions;
}

export interface CountOptions extends FieldOptions {
  /** Default 0. */
  readonly min?: number;
  /** Default {@link largestCount}. */
  readonly max?: number;
  /** Accept `null`: the item exists, its number is unknown. Implies that the field may be left out. */
  readonly nullable?: boolean;
}

/** A whole number of people, ballots, votes. */
export function Count(options: CountOptions): PropertyDecorator {
  const { min = 0, max = largestCount, nullable = false } = options;
  return field(
    (base) => ({ ...base, kind: 'count', optional: base.optional || nullable, min, max, nullable }),
    options,
    [...(nullable ? [IsOptional()] : []), IsInt(), Min(min), Max(max)],
    nullable,
  );
}

/** A calendar year. */
export function Year(options: FieldOptions): PropertyDecorator {
  return Count({ example: 2001, ...options, min: 1900, max: 2100 });
}

export interface DecimalOptions extends FieldOptions {
  /** Nothing is not enough: the value must be above zero. */
  readonly positive?: boolean;
}

/** An exact decimal with `scale` digits behind the point, written as a text. */
export function Decimal(options: DecimalOptions & { readonly scale: number }): PropertyDecorator {
  const { scale, positive = false } = options;
  const least = positive ? 1 : 0;
  return field((base) => ({ ...base, kind: 'decimal', scale, least }), options, decimalRules(scale, positive));
}

/** An amount of money, exact, with two digits behind the point. Default currency: hryvnia. */
export function Money(options: DecimalOptions & { readonly currency?: string }): PropertyDecorator {
  const { currency = 'UAH', positive = false } = options;
  return field(
    (base) => ({ ...base, kind: 'money', currency, scale: 2, least: positive ? 1 : 0 }),
    options,
    decimalRules(2, positive),
  );
}

function decimalRules(scale: number, positive: boolean): readonly PropertyDecorator[] {
  return [IsExactDecimal(scale), ...(positive ? [MoreThanNothing(scale)] : [])];
}

/** Free text of one line, of at most `maxLength` (default 2000) characters. */
export function TextField(options: FieldOptions & { readonly maxLength?: number }): PropertyDecorator {
  return words(options, options.maxLength ?? 2000, false);
}

/** Text of whole paragraphs, of at most `maxLength` (default 100,000) characters. */
export function LongText(options: FieldOptions & { readonly maxLength?: number }): PropertyDecorator {
  return words(options, options.maxLength ?? 100_000, true);
}

function words(options: FieldOptions, maxLength: number, long: boolean): PropertyDecorator {
  return field((base) => ({ ...base, kind: 'text', maxLength, long }), options, [
    IsString(),
    NotBlank(),
    MaxLength(maxLength),
    PlainText(),
  ]);
}

/** Date and time on the campaign's own clock, without an offset; default precision: minutes. */
export function LocalTime(options: FieldOptions & { readonly precision?: LocalTimePrecision }): PropertyDecorator {
  const { precision = 'minute' } = options;
  return field((base) => ({ ...base, kind: 'local-time', precision }), options, [IsLocalTime(precision)]);
}

/** A date. */
export function Day(options: FieldOptions): PropertyDecorator {
  return LocalTime({ ...options, precision: 'day' });
}

/** One of a closed list. */
export function Choice(options: FieldOptions & { readonly choices: readonly ChoiceOption[] }): PropertyDecorator {
  const { choices } = options;
  return field((base) => ({ ...base, kind: 'choice', choices }), options, [IsIn(choices.map(({ value }) => value))]);
}

/** Yes or no. */
export function Flag(options: FieldOptions): PropertyDecorator {
  return field((base) => ({ ...base, kind: 'flag', declared: false }), options, [IsBoolean()]);
}

/** Something that the submitter declares: only "yes" is accepted. */
export function Declaration(options: FieldOptions): PropertyDecorator {
  return field((base) => ({ ...base, kind: 'flag', declared: true }), options, [IsBoolean(), Declared()]);
}

/** An identifier with rules of its own, check digits included. */
export function Identifier(scheme: IdentifierSchemeId, options: FieldOptions): PropertyDecorator {
  return field((base) => ({ ...base, kind: 'identifier', scheme }), options, [IsString(), IsIdentifierOf(scheme)]);
}

/** Territory code of a precinct inside the unit of the submission, e.g. `11-050130`. */
export function PrecinctCode(options: FieldOptions): PropertyDecorator {
  return field((base) => ({ ...base, kind: 'precinct' }), options, [IsCode(64)]);
}

/** Code of a unit of the territory, of one of the levels. */
export function UnitCode(options: FieldOptions & { readonly levels: readonly [Level, ...Level[]] }): PropertyDecorator {
  const { levels } = options;
  return field((base) => ({ ...base, kind: 'unit', levels }), options, [IsCode(64)]);
}

/** Id of a subject of the campaign, of one of the kinds. */
export function SubjectId(
  options: FieldOptions & { readonly kinds: readonly [SubjectKind, ...SubjectKind[]] },
): PropertyDecorator {
  const { kinds } = options;
  return field((base) => ({ ...base, kind: 'subject', kinds }), options, [IsCode(32)]);
}

/** Id of a contestant who is on the ballot. */
export function ContestantId(options: FieldOptions): PropertyDecorator {
  return field((base) => ({ ...base, kind: 'contestant' }), options, [IsCode(32)]);
}

/** A document that was uploaded before. */
export function FileReference(options: FieldOptions): PropertyDecorator {
  return field((base) => ({ ...base, kind: 'file' }), options, [IsFileReference()]);
}

export type BaseDescription = Pick<FieldDescription, 'name' | 'label' | 'hint' | 'optional' | 'when' | 'personal'>;
export type Describe = (base: BaseDescription, personal: PersonalOptions | undefined) => FieldDescription;

/** What makes a field: how it is described, and which rules hold for a value that is there. */
export interface FieldSpec {
  readonly describe: Describe;
  readonly rules: readonly PropertyDecorator[];
  readonly nullable?: boolean;
}

function field(
  describe: Describe,
  options: FieldOptions,
  rules: readonly PropertyDecorator[],
  nullable = false,
): PropertyDecorator {
  return declaring(options, () => ({ describe, rules, nullable }));
}

/** A decorator for a field of single values, or, with `inner`, of objects of a class; `specOf` makes it anew for a variant of that class. */
export function declaring(
  options: FieldOptions,
  specOf: (inner: DtoClass) => FieldSpec,
  inner?: DtoClass,
): PropertyDecorator {
  return (target, name) => {
    if (typeof name !== 'string') throw new TypeError(`${target.constructor.name}: a field needs a name, not a symbol`);
    declareField(target, declarationOf(`${target.constructor.name}.${name}`, name, options, specOf, inner));
  };
}

function declarationOf(
  place: string,
  name: string,
  options: FieldOptions,
  specOf: (inner: DtoClass) => FieldSpec,
  inner: DtoClass | undefined,
): FieldDeclaration {
  const { describe, rules, nullable = false } = specOf(inner ?? Object);
  return {
    name,
    ...(options.only === undefined ? {} : { only: options.only }),
    describe: (outer) => {
      const personal = outer === undefined ? undefined : mergePersonal(outer, options.personal);
      return describe(baseOf(place, name, options, personal), personal);
    },
    decorate: (prototype, property) => {
      for (const decorate of [...presenceRules(options, nullable), ...rules]) decorate(prototype, property);
    },
    ...(options.example === undefined ? {} : { example: options.example }),
    ...(inner === undefined
      ? {}
      : { inner, withInner: (other: DtoClass) => declarationOf(place, name, options, specOf, other) }),
  };
}

function baseOf(
  place: string,
  name: string,
  options: FieldOptions,
  personal: PersonalOptions | undefined,
): BaseDescription {
  // A category that a group or table states is meant for what it holds; a field that states none of its own is not personal by it.
  const mark =
    personal === undefined || options.personal?.category === undefined ? undefined : personalMark(place, personal);
  return {
    name,
    label: options.label,
    ...(options.hint === undefined ? {} : { hint: options.hint }),
    optional: options.optional === true || options.when !== undefined,
    ...(options.when === undefined ? {} : { when: options.when }),
    ...(mark === undefined ? {} : { personal: mark }),
  };
}

/** The rules are tried in this order, and the first that is broken is the one that is told. */
function presenceRules(options: FieldOptions, nullable: boolean): readonly PropertyDecorator[] {
  if (options.when !== undefined) return [OwedOnlyWhen(options.when), IsDefined(), OnlyWhen(options.when)];
  if (nullable) return [];
  return options.optional === true ? [MayBeLeftOut()] : [IsDefined()];
}
