import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateNested } from 'class-validator';
import { CountMap, GroupIsObject, MoneyMap, RowsAreObjects, TextMap } from './constraints.js';
import { declaring, type BaseDescription, type FieldOptions, type FieldSpec } from './decorators.js';
import { describeFields, rowFieldsOf, type DtoClass } from './field-registry.js';
import { isCell, type CellField, type FieldDescription, type KeySource } from './fields.js';
import type { PersonalOptions } from './personal-data.js';

/** Map from line name to count. Which lines, the campaign says. */
export function LineCounts(options: FieldOptions): PropertyDecorator {
  return map(options, CountMap(), (base) => ({ ...base, kind: 'line-counts' }));
}

/** Map from line name to the count in words. */
export function LineWords(options: FieldOptions): PropertyDecorator {
  return map(options, TextMap(), (base) => ({ ...base, kind: 'line-words' }));
}

/** Map from contestant id to votes. */
export function VoteCounts(options: FieldOptions): PropertyDecorator {
  return map(options, CountMap(), (base) => ({ ...base, kind: 'vote-counts' }));
}

/** Map from a region, a subject or one of a closed list to a count; what is not stated is nothing. */
export function CountsBy(keys: KeySource, options: FieldOptions): PropertyDecorator {
  return map(options, CountMap(), (base) => ({ ...base, kind: 'keyed', keys, value: 'count' }));
}

/** Map from a region, a subject or one of a closed list to an amount of money; what is not stated is nothing. */
export function MoneyBy(keys: KeySource, options: FieldOptions): PropertyDecorator {
  return map(options, MoneyMap(), (base) => ({ ...base, kind: 'keyed', keys, value: 'money' }));
}

function map(
  options: FieldOptions,
  rule: PropertyDecorator,
  describe: (base: BaseDescription) => FieldDescription,
): PropertyDecorator {
  return declaring(options, () => ({ describe, rules: [rule] }));
}

/** Parts of one thing under one name. Says for all of them whose personal data they are. */
export function Group(groupClass: () => DtoClass, options: FieldOptions): PropertyDecorator {
  const specOf = (inner: DtoClass): FieldSpec => ({
    describe: (base, personal) => ({ ...base, kind: 'group', fields: partsOf(inner, personal) }),
    rules: [GroupIsObject(), ValidateNested(), Type(() => inner)],
  });
  return declaring(options, specOf, groupClass());
}

function partsOf(groupClass: DtoClass, personal: PersonalOptions | undefined): readonly CellField[] {
  return describeFields(groupClass, personal).map((part) => {
    if (isCell(part)) return part;
    throw new TypeError(`${groupClass.name}.${part.name}: a group holds single values only, not ${part.kind}`);
  });
}

export interface RowsOptions extends FieldOptions {
  /** Default 1. */
  readonly minRows?: number;
  /** Default 10,000: more than any district has precincts. */
  readonly maxRows?: number;
  readonly presence?: 'boxes';
  /** Field of the row whose values may not repeat; a precinct never may. */
  readonly unique?: string;
  /**
   * Fields that together tell a row from the others, parts of groups as `person.lastName`. Versions are compared by it, row with row; two rows
   * that are the same in it are a finding (relation F-21), not a wrong shape.
   */
  readonly key?: readonly string[];
}

/** A table: a list of objects of one class, whose fields are single values and groups of them. */
export function Rows(rowClass: () => DtoClass, options: RowsOptions): PropertyDecorator {
  const { minRows = 1, maxRows = 10_000, presence, unique, key } = options;
  rowFieldsOf(rowClass(), undefined);
  const specOf = (inner: DtoClass): FieldSpec => ({
    describe: (base, personal) => ({
      ...base,
      kind: 'rows',
      fields: rowFieldsOf(inner, personal),
      minRows,
      maxRows,
      ...(presence === undefined ? {} : { presence }),
      ...(unique === undefined ? {} : { unique }),
      ...(key === undefined ? {} : { key }),
    }),
    rules: [
      IsArray(),
      ArrayMinSize(minRows),
      ArrayMaxSize(maxRows),
      RowsAreObjects(),
      ValidateNested(),
      Type(() => inner),
    ],
  });
  return declaring(options, specOf, rowClass());
}
