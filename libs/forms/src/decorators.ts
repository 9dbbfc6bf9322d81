import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import 'reflect-metadata';
import type { Text } from '#vybory/language';
import {
  CountMap,
  IsCode,
  IsLocalTime,
  MayBeLeftOut,
  NotBlank,
  OnlyWhen,
  OwedOnlyWhen,
  PlainText,
  RowsAreObjects,
  TextMap,
} from './constraints.js';
import {
  addField,
  addRows,
  cellFieldsOf,
  largestCount,
  type DtoClass,
  type FieldDescription,
  type FieldExample,
  type LocalTimePrecision,
  type OwedWhen,
  type RowsField,
} from './fields.js';

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

/** Free text of at most `maxLength` (default 2000) characters. */
export function TextField(options: FieldOptions & { readonly maxLength?: number }): PropertyDecorator {
  const { maxLength = 2000 } = options;
  return field((base) => ({ ...base, kind: 'text', maxLength }), options, [
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

/** One of a closed list. */
export function Choice(
  options: FieldOptions & { readonly choices: readonly { readonly value: string; readonly label: Text }[] },
): PropertyDecorator {
  const { choices } = options;
  return field((base) => ({ ...base, kind: 'choice', choices }), options, [IsIn(choices.map(({ value }) => value))]);
}

/** Yes or no. */
export function Flag(options: FieldOptions): PropertyDecorator {
  return field((base) => ({ ...base, kind: 'flag' }), options, [IsBoolean()]);
}

/** Territory code of a precinct inside the unit of the submission, e.g. `11-050130`. */
export function PrecinctCode(options: FieldOptions): PropertyDecorator {
  return field((base) => ({ ...base, kind: 'precinct' }), options, [IsCode(64)]);
}

/** Id of a contestant who is on the ballot. */
export function ContestantId(options: FieldOptions): PropertyDecorator {
  return field((base) => ({ ...base, kind: 'contestant' }), options, [IsCode(32)]);
}

/** Map from line name to count. Which lines, the campaign says. */
export function LineCounts(options: FieldOptions): PropertyDecorator {
  return field((base) => ({ ...base, kind: 'line-counts' }), options, [CountMap()]);
}

/** Map from line name to the count in words. */
export function LineWords(options: FieldOptions): PropertyDecorator {
  return field((base) => ({ ...base, kind: 'line-words' }), options, [TextMap()]);
}

/** Map from contestant id to votes. */
export function VoteCounts(options: FieldOptions): PropertyDecorator {
  return field((base) => ({ ...base, kind: 'vote-counts' }), options, [CountMap()]);
}

export interface RowsOptions extends FieldOptions {
  /** Default 1. */
  readonly minRows?: number;
  /** Default 10,000: more than any district has precincts. */
  readonly maxRows?: number;
  readonly presence?: 'boxes';
}

/** A table: a list of objects of one class, whose fields are single values. */
export function Rows(rowClass: () => DtoClass, options: RowsOptions): PropertyDecorator {
  const { minRows = 1, maxRows = 10_000 } = options;
  return (target, name) => {
    const described: RowsField = {
      ...baseOf(target, name, options),
      kind: 'rows',
      fields: cellFieldsOf(rowClass()),
      minRows,
      maxRows,
      ...(options.presence === undefined ? {} : { presence: options.presence }),
    };
    addRows(target, described, rowClass(), options.example);
    const rules = [IsArray(), ArrayMinSize(minRows), ArrayMaxSize(maxRows), RowsAreObjects(), ValidateNested()];
    applyAll([...presenceRules(options, false), ...rules, Type(rowClass)], target, name);
  };
}

type Base = Pick<FieldDescription, 'name' | 'label' | 'hint' | 'optional' | 'when'>;

function field(
  describe: (base: Base) => FieldDescription,
  options: FieldOptions,
  rules: readonly PropertyDecorator[],
  nullable = false,
): PropertyDecorator {
  return (target, name) => {
    addField(target, describe(baseOf(target, name, options)), options.example);
    applyAll([...presenceRules(options, nullable), ...rules], target, name);
  };
}

function baseOf(target: object, name: string | symbol, options: FieldOptions): Base {
  if (typeof name !== 'string') throw new TypeError(`${target.constructor.name}: a field needs a name, not a symbol`);
  return {
    name,
    label: options.label,
    ...(options.hint === undefined ? {} : { hint: options.hint }),
    optional: options.optional === true || options.when !== undefined,
    ...(options.when === undefined ? {} : { when: options.when }),
  };
}

/** The rules are tried in this order, and the first that is broken is the one that is told. */
function presenceRules(options: FieldOptions, nullable: boolean): readonly PropertyDecorator[] {
  if (options.when !== undefined) return [OwedOnlyWhen(options.when), IsDefined(), OnlyWhen(options.when)];
  if (nullable) return [];
  return options.optional === true ? [MayBeLeftOut()] : [IsDefined()];
}

function applyAll(decorators: readonly PropertyDecorator[], target: object, name: string | symbol): void {
  for (const decorate of decorators) decorate(target, name);
}
