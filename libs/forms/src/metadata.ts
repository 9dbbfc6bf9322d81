import { getMetadataStorage } from 'class-validator';
import { conditionOf, type Condition } from './constraints.js';
import { fieldsOf, innerClassOf, type DtoClass } from './field-registry.js';
import type { FieldDescription } from './fields.js';
import type { RuleArguments } from './rules.js';

/** class-validator's record of one rule, as it really is: its own type leaves out what may be absent. */
interface Metadata {
  readonly type: string;
  readonly name?: string | undefined;
  readonly target: object | string;
  readonly propertyName: string;
  readonly constraintCls: Parameters<ReturnType<typeof getMetadataStorage>['getTargetValidatorConstraints']>[0];
  readonly constraints: readonly unknown[] | undefined;
  readonly message: unknown;
  readonly groups: readonly string[] | undefined;
  readonly always?: boolean | undefined;
  readonly each: boolean | undefined;
  readonly validateIf?: unknown;
  readonly context?: unknown;
}

/** A form says something about its values that the compiled validation cannot honour. Thrown while the system starts. */
export class UncompilableRule extends TypeError {
  override readonly name = 'UncompilableRule';
}

export type Presence = Condition | { readonly kind: 'required' } | { readonly kind: 'stated-and-not-null' };

export interface PropertyRules {
  readonly field: FieldDescription;
  /** When the rules are tried at all. */
  readonly presence: Presence;
  /** In the order in which class-validator tries them. */
  readonly rules: readonly { readonly name: string; readonly args: RuleArguments }[];
  /** Class of the rows, for a list of objects; of the group, for an object. */
  readonly inner?: DtoClass;
}

/**
 * What class-validator knows of a DTO class, in the order of its fields.
 * @throws UncompilableRule for everything that only class-validator itself could honour: groups, `each`, conditions of one's own, asynchronous
 * constraints, messages of one's own, properties without a field decorator, classes that inherit.
 */
export function rulesOf(dto: DtoClass): readonly PropertyRules[] {
  if (Object.getPrototypeOf(dto) !== Function.prototype) {
    throw new UncompilableRule(`${dto.name}: a form or row class extends nothing`);
  }
  const metadata: readonly Metadata[] = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  const fields = fieldsOf(dto);
  const strangers = metadata.filter((rule) => !fields.some((field) => field.name === rule.propertyName));
  for (const rule of strangers) refuse(rule, 'its property has no field decorator');
  if (fields.length === 0) throw new UncompilableRule(`${dto.name} has no fields`);
  return fields.map((field) =>
    propertyRules(
      field,
      metadata.filter((rule) => rule.propertyName === field.name),
    ),
  );
}

function propertyRules(field: FieldDescription, metadata: readonly Metadata[]): PropertyRules {
  const conditions = metadata.filter((rule) => rule.type === 'conditionalValidation').map(presenceOf);
  const rules = metadata.filter((rule) => rule.type !== 'conditionalValidation').map(ruleOf);
  if (conditions.length > 1) throw new UncompilableRule(`${field.name}: several conditions on one field`);
  return {
    field,
    presence: conditions[0] ?? { kind: 'required' },
    // class-validator tries `isDefined` before all others, whatever the order in which they were declared.
    rules: [...rules.filter(isDefinedRule), ...rules.filter((rule) => !isDefinedRule(rule))],
    ...(field.kind === 'rows' || field.kind === 'group' ? { inner: innerClassOf(field) } : {}),
  };
}

function presenceOf(metadata: Metadata): Presence {
  refuseOptions(metadata);
  if (metadata.name === 'isOptional') return { kind: 'stated-and-not-null' };
  return conditionOf(metadata.constraints?.[0]) ?? refuse(metadata, 'a condition of its own');
}

function ruleOf(metadata: Metadata): { name: string; args: RuleArguments } {
  if (metadata.type === 'nestedValidation') {
    refuseOptions(metadata, 'has a message always');
    return { name: metadata.type, args: [] };
  }
  refuseOptions(metadata);
  const constraints = getMetadataStorage().getTargetValidatorConstraints(metadata.constraintCls);
  if (constraints.some((constraint) => constraint.async)) refuse(metadata, 'it is asynchronous');
  return { name: metadata.name ?? refuse(metadata, 'it has no name'), args: metadata.constraints ?? [] };
}

function refuseOptions(metadata: Metadata, message: 'has a message always' | 'has none' = 'has none'): void {
  if ((metadata.groups ?? []).length > 0) refuse(metadata, 'validation groups');
  if (metadata.always !== undefined) refuse(metadata, 'the option "always"');
  if (metadata.each === true) refuse(metadata, 'the option "each"');
  if (metadata.validateIf !== undefined) refuse(metadata, 'the option "validateIf"');
  if (metadata.context !== undefined) refuse(metadata, 'the option "context"');
  if (message === 'has none' && metadata.message !== undefined) refuse(metadata, 'a message of its own');
}

function refuse(metadata: Metadata, reason: string): never {
  const place = typeof metadata.target === 'function' ? metadata.target.name : 'a validation schema';
  throw new UncompilableRule(
    `${place}.${metadata.propertyName}: ${metadata.name ?? metadata.type} cannot be compiled: ${reason}`,
  );
}

function isDefinedRule(rule: { readonly name: string }): boolean {
  return rule.name === 'isDefined';
}
