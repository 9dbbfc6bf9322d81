import { memberPath, noErrors, report } from './field-error.js';
import type { DtoClass } from './fields.js';
import type { FieldError } from './form.js';
import { rulesOf, UncompilableRule, type Presence, type PropertyRules } from './metadata.js';
import { isInheritedName, isRecord } from './predicates.js';
import { mapRules, notAnObject, unexpectedField, valueRules, type Bind, type ValueRule } from './rules.js';

/** Judges one object: the values (`row` is -1) or a row of a table that stands at `parent`. Adds to `errors`, which is null while there are none. */
type ObjectCheck = (object: unknown, parent: string, row: number, errors: FieldError[] | null) => FieldError[] | null;

export type ValueRules = Readonly<Record<string, ValueRule>>;

/**
 * One function that says all that class-validator would say of values, generated from the metadata of the DTO class.
 * `rules` is there for the test that shows that a wrong rule does not pass unseen.
 * @throws UncompilableRule for a rule or an option that it does not know.
 */
export function compileDto(dto: DtoClass, rules: ValueRules = valueRules): (values: unknown) => readonly FieldError[] {
  const check = compileObject(dto, rules);
  return (values) => check(values, '', -1, null) ?? noErrors;
}

function compileObject(dto: DtoClass, rules: ValueRules): ObjectCheck {
  const bound: unknown[] = [];
  const bind: Bind = (value) => {
    const known = bound.indexOf(value);
    return `b${known < 0 ? bound.push(value) - 1 : known}`;
  };
  const properties = rulesOf(dto);
  const body = [
    `if (!${bind(isRecord)}(o)) return ${bind(report)}(e, ${bind(placeOf)}(parent, row), ${bind(notAnObject)}, o);`,
    membersText(properties, bind),
    ...properties.map((property) => propertyText(property, rules, bind)),
    'return e;',
  ].join('\n');
  const names = bound.map((_, index) => `b${index}`);
  // The text is made of our own rule texts and of names that JSON.stringify has quoted; nothing in it comes from outside.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the one place where validation is generated
  const make: unknown = new Function(...names, `"use strict"; return function (o, parent, row, e) {\n${body}\n};`);
  return (make as (...values: unknown[]) => ObjectCheck)(...bound);
}

function membersText(properties: readonly PropertyRules[], bind: Bind): string {
  const cases = properties.map(({ field }) => `case ${JSON.stringify(field.name)}:`).join(' ');
  return `for (const k in o) switch (k) { ${cases} break;
    default: if (${bind(Object.hasOwn)}(o, k)) e = ${bind(report)}(e, ${bind(memberPath)}(parent, row, k), ${bind(unexpectedField)}, o[k]); }`;
}

function propertyText(property: PropertyRules, rules: ValueRules, bind: Bind): string {
  const { field } = property;
  const name = JSON.stringify(field.name);
  const path = `${bind(memberPath)}(parent, row, ${name})`;
  const structural: string[] = [];
  const chain: string[] = [];
  for (const { name: rule, args } of property.rules) {
    const known = Object.hasOwn(rules, rule) ? rules[rule] : undefined;
    if (known !== undefined) {
      chain.push(
        `if (${known.broken(args, bind)}) e = ${bind(report)}(e, ${path}, ${bind(known.breach(args))}, x); else`,
      );
    } else {
      structural.push(structureText(rule, property, path, rules, bind));
    }
  }
  return `{ const x = o[${name}]; if (${judgedText(property.presence)}) { ${chain.join('\n')} { ${structural.join('\n')} } } }`;
}

function judgedText(presence: Presence): string {
  switch (presence.kind) {
    case 'required':
      return 'true';
    case 'stated':
      return 'x !== undefined';
    case 'stated-and-not-null':
      return 'x !== undefined && x !== null';
    case 'stated-or-owed': {
      const { field, is } = presence.when;
      return `x !== undefined || o[${JSON.stringify(field)}] === ${JSON.stringify(is)}`;
    }
    default: {
      const never: never = presence;
      return never;
    }
  }
}

function structureText(rule: string, property: PropertyRules, path: string, rules: ValueRules, bind: Bind): string {
  if (Object.hasOwn(mapRules, rule)) return mapText(rule, path, rules, bind);
  if (rule === 'rowObjects' && property.rowClass !== undefined) {
    const checkRow = bind(compileObject(property.rowClass, rules));
    return `for (let i = 0; i < x.length; i++) e = ${checkRow}(x[i], ${JSON.stringify(property.field.name)}, i, e);`;
  }
  // The loop over the rows is written where `rowObjects` stands; `@ValidateNested` adds nothing to it.
  if (rule === 'nestedValidation' && property.rules.some(({ name }) => name === 'rowObjects')) return '';
  throw new UncompilableRule(`${property.field.name}: no compiled form is known for the constraint ${rule}`);
}

function mapText(rule: string, path: string, rules: ValueRules, bind: Bind): string {
  const chain = (mapRules[rule] ?? []).map(({ name, args }) => {
    const known = rules[name];
    if (known === undefined) throw new UncompilableRule(`no compiled form is known for the constraint ${name}`);
    return `if (${known.broken(args, bind)}) e = ${bind(report)}(e, ${bind(memberPath)}(${path}, -1, k), ${bind(known.breach(args))}, x); else`;
  });
  const stranger = `e = ${bind(report)}(e, ${bind(memberPath)}(${path}, -1, k), ${bind(unexpectedField)}, m[k]);`;
  return `if (!${bind(isRecord)}(x)) e = ${bind(report)}(e, ${path}, ${bind(notAnObject)}, x);
    else { const m = x; for (const k in m) {
      if (${bind(isInheritedName)}(k)) { ${stranger} continue; }
      const x = m[k]; ${chain.join('\n')} {} } }`;
}

function placeOf(parent: string, row: number): string {
  return row < 0 ? parent : `${parent}.${row}`;
}
