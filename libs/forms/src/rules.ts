import { maxLength } from 'class-validator';
import { breach, type Breach } from './field-error.js';
import { largestCount, type LocalTimePrecision } from './fields.js';
import { identifierSchemes, isIdentifier, isIdentifierScheme, type IdentifierSchemeId } from './identifiers.js';
import {
  isCode,
  isDecimal,
  isFileReference,
  isLocalTime,
  isNotBlank,
  isPlainText,
  localTimeFormat,
} from './predicates.js';

/** Gives a value a name in the generated text. */
export type Bind = (value: unknown) => string;
export type RuleArguments = readonly unknown[];

/** How one class-validator constraint is told to people and said in the generated function. */
export interface ValueRule {
  readonly breach: (args: RuleArguments) => Breach;
  /** Expression that is true when the rule is broken. Sees the value as `x` and the object it is a member of as `o`. */
  readonly broken: (args: RuleArguments, bind: Bind) => string;
}

/** Rules over one value, by the name under which class-validator reports them. */
export const valueRules: Readonly<Record<string, ValueRule>> = {
  isDefined: {
    breach: () => breach('missing-field'),
    broken: () => 'x === undefined || x === null',
  },
  isInt: {
    breach: () => breach('not-a-whole-number'),
    broken: () => '!Number.isInteger(x)',
  },
  min: {
    breach: (args) => breach('below-minimum', [numberAt(args, 0)], numberAt(args, 0)),
    broken: (args) => `!(typeof x === "number" && x >= ${numberAt(args, 0)})`,
  },
  max: {
    breach: (args) => breach('above-maximum', [numberAt(args, 0)], numberAt(args, 0)),
    broken: (args) => `!(typeof x === "number" && x <= ${numberAt(args, 0)})`,
  },
  isString: {
    breach: () => breach('not-a-text'),
    broken: () => 'typeof x !== "string"',
  },
  notBlank: {
    breach: () => breach('blank-text'),
    broken: (_args, bind) => `!${bind(isNotBlank)}(x)`,
  },
  maxLength: {
    breach: (args) => breach('text-too-long', [numberAt(args, 0)], numberAt(args, 0)),
    broken: (args, bind) => {
      const max = numberAt(args, 0);
      return `typeof x !== "string" || (x.length > ${max} && !${bind(maxLength)}(x, ${max}))`;
    },
  },
  plainText: {
    breach: () => breach('unprintable-character'),
    broken: (_args, bind) => `!${bind(isPlainText)}(x)`,
  },
  localTime: {
    breach: (args) => {
      const format = localTimeFormat[precisionAt(args, 0)];
      return breach('not-a-local-time', [format], format);
    },
    broken: (args, bind) => `!${bind(isLocalTime)}(x, ${JSON.stringify(precisionAt(args, 0))})`,
  },
  isIn: {
    breach: (args) => breach('unknown-choice', [choicesAt(args, 0).join(', ')], choicesAt(args, 0)),
    broken: (args) =>
      choicesAt(args, 0)
        .map((choice) => `x !== ${JSON.stringify(choice)}`)
        .join(' && '),
  },
  isBoolean: {
    breach: () => breach('not-a-flag'),
    broken: () => 'x !== true && x !== false',
  },
  declared: {
    breach: () => breach('not-declared', [], true),
    broken: () => 'x !== true',
  },
  decimal: {
    breach: (args) => {
      const example = decimalExample(numberAt(args, 0));
      return breach('not-a-decimal', [example], example);
    },
    broken: (args, bind) => `!${bind(isDecimal)}(x, ${numberAt(args, 0)}, 0)`,
  },
  moreThanNothing: {
    breach: () => breach('not-more-than-nothing'),
    broken: (args, bind) => `!${bind(isDecimal)}(x, ${numberAt(args, 0)}, 1)`,
  },
  identifier: {
    breach: (args) => {
      const { label, pattern } = identifierSchemes[schemeAt(args, 0)];
      return breach('not-an-identifier', [label.uk, label.en], pattern);
    },
    broken: (args, bind) => `!${bind(isIdentifier)}(x, ${JSON.stringify(schemeAt(args, 0))})`,
  },
  fileReference: {
    breach: () => breach('not-a-file'),
    broken: (_args, bind) => `!${bind(isFileReference)}(x)`,
  },
  code: {
    breach: (args) => breach('not-a-code', [numberAt(args, 0)]),
    broken: (args, bind) => `!${bind(isCode)}(x, ${numberAt(args, 0)})`,
  },
  onlyWhen: {
    breach: (args) => breach('not-applicable', [textAt(args, 0), textAt(args, 1)]),
    broken: (args) => `o[${JSON.stringify(textAt(args, 0))}] !== ${JSON.stringify(textAt(args, 1))}`,
  },
  isArray: {
    breach: () => breach('not-a-list'),
    broken: () => '!Array.isArray(x)',
  },
  arrayMinSize: {
    breach: (args) => breach('too-few-rows', [numberAt(args, 0)], numberAt(args, 0)),
    broken: (args) => `!(Array.isArray(x) && x.length >= ${numberAt(args, 0)})`,
  },
  arrayMaxSize: {
    breach: (args) => breach('too-many-rows', [numberAt(args, 0)], numberAt(args, 0)),
    broken: (args) => `!(Array.isArray(x) && x.length <= ${numberAt(args, 0)})`,
  },
};

/** A value in a map: the same rules, in this order; the first that is broken is told. */
export type EntryRules = readonly { readonly name: string; readonly args: RuleArguments }[];

/** Rules over every value of a map, by constraint name. */
export const mapRules: Readonly<Record<string, EntryRules>> = {
  countMap: [
    { name: 'isInt', args: [] },
    { name: 'min', args: [0] },
    { name: 'max', args: [largestCount] },
  ],
  moneyMap: [{ name: 'decimal', args: [2] }],
  textMap: [
    { name: 'isString', args: [] },
    { name: 'notBlank', args: [] },
    { name: 'maxLength', args: [500] },
    { name: 'plainText', args: [] },
  ],
};

export const notAnObject = breach('not-an-object');
export const unexpectedField = breach('unexpected-field');

function numberAt(args: RuleArguments, index: number): number {
  const value = args[index];
  if (typeof value !== 'number') throw new TypeError(`argument ${index} of the rule is not a number`);
  return value;
}

function textAt(args: RuleArguments, index: number): string {
  const value = args[index];
  if (typeof value !== 'string') throw new TypeError(`argument ${index} of the rule is not a text`);
  return value;
}

function choicesAt(args: RuleArguments, index: number): readonly string[] {
  const value = args[index];
  if (Array.isArray(value) && value.every((choice): choice is string => typeof choice === 'string')) return value;
  throw new TypeError(`argument ${index} of the rule is not a list of texts`);
}

export function decimalExample(scale: number): string {
  return scale === 0 ? '1234' : `1234.${'0'.repeat(scale)}`;
}

function schemeAt(args: RuleArguments, index: number): IdentifierSchemeId {
  const value = textAt(args, index);
  if (isIdentifierScheme(value)) return value;
  throw new TypeError(`argument ${index} of the rule is not a scheme of identifiers`);
}

function precisionAt(args: RuleArguments, index: number): LocalTimePrecision {
  const value = args[index];
  if (value === 'minute' || value === 'day' || value === 'minute-or-day' || value === 'time') return value;
  throw new TypeError(`argument ${index} of the rule is not a precision`);
}
