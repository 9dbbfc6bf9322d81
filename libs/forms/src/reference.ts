import { plainToInstance } from 'class-transformer';
import { validate, type ValidatorOptions } from 'class-validator';
import 'reflect-metadata';
import { breachOf, brokenEntries, brokenRows, type BrokenPart } from './constraints.js';
import { fieldError, memberPath } from './field-error.js';
import { fieldsOf, innerClassOf, type DtoClass } from './field-registry.js';
import type { FieldDescription } from './fields.js';
import type { FieldError } from './form.js';
import { rulesOf, type PropertyRules } from './metadata.js';
import { isInheritedName, isRecord } from './predicates.js';
import { mapRules, notAnObject, unexpectedField } from './rules.js';

/** Options of the ValidationPipe that the compiled validation must agree with. */
export const referenceOptions: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: false,
  validationError: { target: false, value: true },
};

/**
 * The verdict of class-transformer and class-validator, as a ValidationPipe with {@link referenceOptions} reaches it, told in the codes and
 * paths of the forms: of each value the first broken rule. Slow; the measure for the compiled validation, not for the way of the data.
 *
 * Three things are decided before the libraries see the values, because these let them pass, drop them silently or throw on them: values
 * that are not an object, members named like what every object inherits, and `__proto__`.
 */
export async function validateReference(
  dto: DtoClass,
  values: unknown,
  judge: Judge = judgeByClassValidator,
): Promise<readonly FieldError[]> {
  if (!isRecord(values)) return [fieldError('', notAnObject, values)];
  const errors = await judge(dto, withoutInheritedNames(values) as object);
  return [...refusedNames(fieldsOf(dto), values, '', -1), ...flatten(errors, rulesOf(dto), '', -1)];
}

/** What class-validator, or a ValidationPipe in its name, reports of one property. */
export interface ReportedError {
  readonly property: string;
  readonly value?: unknown;
  readonly constraints?: Readonly<Record<string, string>>;
  readonly children?: readonly ReportedError[];
}

/** Who asks class-validator: it directly, or a ValidationPipe. */
export type Judge = (dto: DtoClass, values: object) => Promise<readonly ReportedError[]>;

const judgeByClassValidator: Judge = (dto, values) => validate(plainToInstance(dto, values), referenceOptions);

function flatten(
  errors: readonly ReportedError[],
  properties: readonly PropertyRules[],
  parent: string,
  row: number,
): readonly FieldError[] {
  return errors.flatMap((error) => {
    const property = properties.find(({ field }) => field.name === error.property);
    const path = memberPath(parent, row, error.property);
    if (property === undefined) return [fieldError(path, unexpectedField, error.value)];
    return [...ownErrors(error, property, path), ...innerErrors(error, property, path)];
  });
}

function ownErrors(error: ReportedError, property: PropertyRules, path: string): readonly FieldError[] {
  const [constraint] = Object.keys(error.constraints ?? {});
  if (constraint === undefined) return [];
  const parts = partsOf(constraint, error.value);
  if (parts === undefined) {
    const args = property.rules.find(({ name }) => name === constraint)?.args ?? [];
    return [fieldError(path, breachOf(constraint, args), error.value)];
  }
  return parts.map((part) => {
    const place = part.member === undefined ? path : memberPath(path, -1, part.member);
    return fieldError(place, part.breach, part.actual);
  });
}

function partsOf(constraint: string, value: unknown): readonly BrokenPart[] | undefined {
  if (Object.hasOwn(mapRules, constraint)) return brokenEntries(constraint, value);
  if (constraint === 'groupObject') return [{ breach: notAnObject, actual: value }];
  return constraint === 'rowObjects' ? brokenRows(value) : undefined;
}

function innerErrors(error: ReportedError, property: PropertyRules, path: string): readonly FieldError[] {
  if (property.inner === undefined) return [];
  const rules = rulesOf(property.inner);
  if (property.field.kind === 'rows') return rowErrors(error, rules, path);
  return isRecord(error.value) ? flatten(error.children ?? [], rules, path, -1) : [];
}

/** Errors inside the rows that are objects; what a broken list or a row that is no object would add is left out. */
function rowErrors(error: ReportedError, rules: readonly PropertyRules[], path: string): readonly FieldError[] {
  const [constraint] = Object.keys(error.constraints ?? {});
  if (constraint !== undefined && constraint !== 'rowObjects') return [];
  const broken = new Set(brokenRows(error.value).map(({ member }) => member));
  return (error.children ?? [])
    .filter((child) => !broken.has(child.property))
    .flatMap((child) => flatten(child.children ?? [], rules, path, Number(child.property)));
}

/** Inherited names among the members of the values, of their rows and groups; maps tell their own. */
function refusedNames(
  fields: readonly FieldDescription[],
  values: Readonly<Record<string, unknown>>,
  parent: string,
  row: number,
): readonly FieldError[] {
  const own = Object.keys(values).filter(isInheritedName);
  const errors = own.map((name) => fieldError(memberPath(parent, row, name), unexpectedField, values[name]));
  return errors.concat(
    fields.flatMap((field) => {
      const value = values[field.name];
      const path = memberPath(parent, row, field.name);
      if (isMap(field)) return mapNames(path, value);
      if (field.kind === 'group') {
        return isRecord(value) ? refusedNames(fieldsOf(innerClassOf(field)), value, path, -1) : [];
      }
      if (field.kind !== 'rows' || !Array.isArray(value) || isTooLong(field, value)) return [];
      const cells = fieldsOf(innerClassOf(field));
      return value.flatMap((item: unknown, index) => (isRecord(item) ? refusedNames(cells, item, path, index) : []));
    }),
  );
}

function mapNames(path: string, value: unknown): readonly FieldError[] {
  if (!isRecord(value)) return [];
  return Object.keys(value)
    .filter(isInheritedName)
    .map((name) => fieldError(memberPath(path, -1, name), unexpectedField, value[name]));
}

function isMap(field: FieldDescription): boolean {
  return ['line-counts', 'line-words', 'vote-counts', 'keyed'].includes(field.kind);
}

function isTooLong(field: FieldDescription, rows: readonly unknown[]): boolean {
  return field.kind === 'rows' && (rows.length > field.maxRows || rows.length < field.minRows);
}

function withoutInheritedNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutInheritedNames);
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !isInheritedName(name));
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutInheritedNames(member)]));
}
