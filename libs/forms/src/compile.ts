import { memberPath, noErrors, report } from './field-error.js';
import type { DtoClass } from './field-registry.js';
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
  const writer: Writer = { rules, bind, pathOf: (name) => `${bind(memberPath)}(parent, row, ${name})` };
  const body = [
    `if (!${bind(isRecord)}(o)) return ${bind(report)}(e, ${bind(placeOf)}(parent, row), ${bind(notAnObject)}, o);`,
    objectText(rulesOf(dto), writer),
    'return e;',
  ].join('\n');
  const names = bound.map((_, index) => `b${index}`);
  // The text is made of our own rule texts and of names that JSON.stringify has quoted; nothing in it comes from outside.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the one place where validation is generated
  const make: unknown = new Function(...names, `"use strict"; return function (o, parent, row, e) {\n${body}\n};`);
  return (make as (...values: unknown[]) => ObjectCheck)(...bound);
}

/** What the text of one object needs: the object is `o`, the errors are `e`. */
interface Writer {
  readonly rules: ValueRules;
  readonly bind: Bind;
  /** Expression for the path of a member; evaluated only when there is an error to report. Takes an expression for the name. */
  readonly pathOf: (name: string) => string;
}

function objectText(properties: readonly PropertyRules[], writer: Writer): string {
  return [membersText(properties, writer), ...properties.map((property) => propertyText(property, writer))].join('\n');
}

function membersText(properties: readonly PropertyRules[], { bind, pathOf }: Writer): string {
  const cases = properties.map(({ field }) => `case ${JSON.stringify(field.name)}:`).join(' ');
  return `for (const k in o) switch (k) { ${cases} break;
    default: if (${bind(Object.hasOwn)}(o, k)) e = ${bind(report)}(e, ${pathOf('k')}, ${bind(unexpectedField)}, o[k]); }`;
}

function propertyText(property: PropertyRules, writer: Writer): string {
  const { rules, bind } = writer;
  const name = JSON.stringify(property.field.name);
  const path = writer.pathOf(name);
  const structural: string[] = [];
  const chain: string[] = [];
  for (const { name: rule, args } of property.rules) {
    const known = Object.hasOwn(rules, rule) ? rules[rule] : undefined;
    if (known !== undefined) {
      chain.push(
        `if (${known.broken(args, bind)}) e = ${bind(report)}(e, ${path}, ${bind(known.breach(args))}, x); else`,
      );
    } else {
      structural.push(structureText(rule, property, path, writer));
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

function structureText(rule: string, property: PropertyRules, path: string, writer: Writer): string {
  const { rules, bind } = writer;
  if (Object.hasOwn(mapRules, rule)) return mapText(rule, path, rules, bind);
  if (rule === 'rowObjects' && property.inner !== undefined) {
    const checkRow = bind(compileObject(property.inner, rules));
    return `for (let i = 0; i < x.length; i++) e = ${checkRow}(x[i], ${JSON.stringify(property.field.name)}, i, e);`;
  }
  if (rule === 'groupObject' && property.inner !== undefined) {
    const pathOf = (name: string): string => `${bind(memberPath)}(${path}, -1, ${name})`;
    return `if (!${bind(isRecord)}(x)) e = ${bind(report)}(e, ${path}, ${bind(notAnObject)}, x);
      else { const o = x; ${objectText(rulesOf(property.inner), { ...writer, pathOf })} }`;
  }
  // What is inside is written where `rowObjects` or `groupObject` stands; `@ValidateNested` adds nothing to it.
  if (rule === 'nestedValidation' && property.rules.some(({ name }) => nesting.has(name))) return '';
  throw new UncompilableRule(`${property.field.name}: no compiled form is known for the constraint ${rule}`);
}

const nesting: ReadonlySet<string> = new Set(['rowObjects', 'groupObject']);

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
