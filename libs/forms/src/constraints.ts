import { ValidateBy, ValidateIf, isInt, isString, max, maxLength, min } from 'class-validator';
import type { Breach } from './field-error.js';
import type { LocalTimePrecision, OwedWhen } from './fields.js';
import { isIdentifier, type IdentifierSchemeId } from './identifiers.js';
import {
  isCode,
  isDecimal,
  isFileReference,
  isInheritedName,
  isLocalTime,
  isNotBlank,
  isPlainText,
  isRecord,
} from './predicates.js';
import { mapRules, notAnObject, unexpectedField, valueRules, type RuleArguments } from './rules.js';

/** class-validator constraints that it does not bring itself, each under a stable name. */

export const NotBlank = (): PropertyDecorator => ValidateBy({ name: 'notBlank', validator: { validate: isNotBlank } });

export const PlainText = (): PropertyDecorator =>
  ValidateBy({ name: 'plainText', validator: { validate: isPlainText } });

export const IsCode = (maxLengthOfCode: number): PropertyDecorator =>
  ValidateBy({
    name: 'code',
    constraints: [maxLengthOfCode],
    validator: { validate: (value) => isCode(value, maxLengthOfCode) },
  });

export const IsLocalTime = (precision: LocalTimePrecision): PropertyDecorator =>
  ValidateBy({
    name: 'localTime',
    constraints: [precision],
    validator: { validate: (value) => isLocalTime(value, precision) },
  });

/** Only `true`: a declaration that is not made is no declaration. */
export const Declared = (): PropertyDecorator =>
  ValidateBy({ name: 'declared', validator: { validate: (value) => value === true } });

export const IsExactDecimal = (scale: number): PropertyDecorator =>
  ValidateBy({ name: 'decimal', constraints: [scale], validator: { validate: (value) => isDecimal(value, scale, 0) } });

export const MoreThanNothing = (scale: number): PropertyDecorator =>
  ValidateBy({
    name: 'moreThanNothing',
    constraints: [scale],
    validator: { validate: (value) => isDecimal(value, scale, 1) },
  });

export const IsIdentifierOf = (scheme: IdentifierSchemeId): PropertyDecorator =>
  ValidateBy({
    name: 'identifier',
    constraints: [scheme],
    validator: { validate: (value) => isIdentifier(value, scheme) },
  });

export const IsFileReference = (): PropertyDecorator =>
  ValidateBy({ name: 'fileReference', validator: { validate: isFileReference } });

/** The value may be there only while another field of the same object has the value named. */
export const OnlyWhen = (when: OwedWhen): PropertyDecorator =>
  ValidateBy({
    name: 'onlyWhen',
    constraints: [when.field, when.is],
    validator: { validate: (_value, args) => args !== undefined && memberOf(args.object, when.field) === when.is },
  });

/** Every row of a list is an object. `@ValidateNested` lets lists of lists and `undefined` pass. */
export const RowsAreObjects = (): PropertyDecorator =>
  ValidateBy({
    name: 'rowObjects',
    validator: { validate: (value) => Array.isArray(value) && value.every(isRecord) },
  });

/** A group is an object. `@ValidateNested` lets lists pass. */
export const GroupIsObject = (): PropertyDecorator =>
  ValidateBy({ name: 'groupObject', validator: { validate: isRecord } });

export const CountMap = (): PropertyDecorator => mapConstraint('countMap');
export const TextMap = (): PropertyDecorator => mapConstraint('textMap');
export const MoneyMap = (): PropertyDecorator => mapConstraint('moneyMap');

function mapConstraint(name: 'countMap' | 'textMap' | 'moneyMap'): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: (value) => brokenEntries(name, value).length === 0 } });
}

export interface BrokenPart {
  /** Member below the value that the constraint stands on; absent: the value itself. */
  readonly member?: string;
  readonly breach: Breach;
  readonly actual?: unknown;
}

/** What a map constraint finds, one by one: the slow twin of the generated loop, on class-validator's own functions. */
export function brokenEntries(constraint: string, value: unknown): readonly BrokenPart[] {
  if (!isRecord(value)) return [{ breach: notAnObject, actual: value }];
  const rules = mapRules[constraint] ?? [];
  return Object.keys(value).flatMap((member): BrokenPart[] => {
    const actual = value[member];
    if (isInheritedName(member)) return [{ member, breach: unexpectedField, actual }];
    const broken = rules.find((rule) => !holds(rule.name, rule.args, actual));
    return broken === undefined ? [] : [{ member, breach: breachOf(broken.name, broken.args), actual }];
  });
}

/** Rows that are not objects. */
export function brokenRows(value: unknown): readonly BrokenPart[] {
  if (!Array.isArray(value)) return [];
  return Array.from(value, (row: unknown, index) => ({ row, index }))
    .filter(({ row }) => !isRecord(row))
    .map(({ row, index }) => ({ member: String(index), breach: notAnObject, actual: row }));
}

/** @throws TypeError for a constraint that no rule is known for. */
export function breachOf(constraint: string, args: RuleArguments): Breach {
  const rule = valueRules[constraint];
  if (rule === undefined) throw new TypeError(`no rule is known for the constraint ${constraint}`);
  return rule.breach(args);
}

function holds(name: string, args: RuleArguments, value: unknown): boolean {
  const limit = Number(args[0]);
  switch (name) {
    case 'isInt':
      return isInt(value);
    case 'min':
      return min(value, limit);
    case 'max':
      return max(value, limit);
    case 'isString':
      return isString(value);
    case 'notBlank':
      return isNotBlank(value);
    case 'maxLength':
      return maxLength(value, limit);
    case 'plainText':
      return isPlainText(value);
    case 'decimal':
      return isDecimal(value, limit, 0);
    default:
      throw new TypeError(`no rule for values of maps is known under the name ${name}`);
  }
}

/** Conditions under which a field is judged at all, so that the compiler knows what it meets. */
export type Condition = { readonly kind: 'stated' } | { readonly kind: 'stated-or-owed'; readonly when: OwedWhen };

const conditions = new WeakMap<object, Condition>();

/** Left out is right; `null` is not the same as left out, unlike with `@IsOptional`. */
export const MayBeLeftOut = (): PropertyDecorator =>
  judgedIf({ kind: 'stated' }, (_object: object, value: unknown) => value !== undefined);

/** Left out is right unless the field is owed. */
export const OwedOnlyWhen = (when: OwedWhen): PropertyDecorator =>
  judgedIf(
    { kind: 'stated-or-owed', when },
    (object: object, value: unknown) => value !== undefined || memberOf(object, when.field) === when.is,
  );

/** `undefined` for a condition that was not made here. */
export function conditionOf(test: unknown): Condition | undefined {
  return typeof test === 'function' ? conditions.get(test) : undefined;
}

function judgedIf(condition: Condition, test: (object: object, value: unknown) => boolean): PropertyDecorator {
  conditions.set(test, condition);
  return ValidateIf(test);
}

function memberOf(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
}
