import type { CampaignDefinition, LinearRelation, RelationUse } from '#vybory/campaigns';
import { text, type Text } from '#vybory/language';
import type { ParamDefinition, ParamValue, Relation } from './relation.js';
import { relationById } from './relation-catalogue.js';

export const relationProblemCodes = [
  'unknown-relation',
  'relation-id-taken',
  'duplicate-relation',
  'unknown-parameter',
  'invalid-parameter',
] as const;

/**
 * What is wrong with the relations of a campaign definition. `path` is from the definition's root:
 * `relations.3.params.share`.
 */
export interface RelationProblem {
  readonly path: string;
  readonly code: (typeof relationProblemCodes)[number];
  readonly message: Text;
}

export function isLinear(use: RelationUse): use is LinearRelation {
  return 'left' in use;
}

/** Every problem at once; none means that `compileRuleSet` accepts the definition. */
export function relationProblems(definition: Pick<CampaignDefinition, 'relations'>): readonly RelationProblem[] {
  const seen = new Set<string>();
  return definition.relations.flatMap((use, i) => {
    const path = `relations.${i}`;
    const repeated = seen.has(use.id) ? [duplicate(path, use.id)] : [];
    seen.add(use.id);
    return [...repeated, ...useProblems(use, path)];
  });
}

function useProblems(use: RelationUse, path: string): readonly RelationProblem[] {
  const known = relationById(use.id);
  if (isLinear(use)) return known === undefined ? [] : [taken(path, known)];
  if (known === undefined) return [unknown(path, use.id)];
  return Object.entries(use.params ?? {}).flatMap(([name, value]) => paramProblems(known, name, value, path));
}

function paramProblems(known: Relation, name: string, value: ParamValue, path: string): readonly RelationProblem[] {
  const definition = Object.hasOwn(known.params, name) ? known.params[name] : undefined;
  if (definition === undefined) return [unknownParameter(`${path}.params.${name}`, known, name)];
  const expected = expectation(definition, value);
  return expected === undefined ? [] : [invalidParameter(`${path}.params.${name}`, name, expected)];
}

/** What the value should have been; `undefined` when it is right. */
function expectation(definition: ParamDefinition, value: ParamValue): Text | undefined {
  switch (definition.kind) {
    case 'number': {
      const { min, max } = definition;
      const fits = typeof value === 'number' && value >= min && value <= max;
      return fits ? undefined : text(`число від ${min} до ${max}`, `a number from ${min} to ${max}`);
    }
    case 'flag':
      return typeof value === 'boolean' ? undefined : text('true або false', 'true or false');
    case 'choice': {
      const choices = definition.choices.map((choice) => `"${choice}"`).join(', ');
      const fits = typeof value === 'string' && definition.choices.includes(value);
      return fits ? undefined : text(`одне з: ${choices}`, `one of: ${choices}`);
    }
    default: {
      const never: never = definition;
      return never;
    }
  }
}

function duplicate(path: string, id: string): RelationProblem {
  return {
    path: `${path}.id`,
    code: 'duplicate-relation',
    message: text(
      `Співвідношення «${id}» уже є у визначенні кампанії.`,
      `The relation “${id}” is already in the definition.`,
    ),
  };
}

function taken(path: string, known: Relation): RelationProblem {
  return {
    path: `${path}.id`,
    code: 'relation-id-taken',
    message: text(
      `Позначення «${known.id}» належить співвідношенню каталогу («${known.title.uk}»); дайте власному інше.`,
      `The id “${known.id}” belongs to a relation of the catalogue (“${known.title.en}”); give your own another one.`,
    ),
  };
}

function unknown(path: string, id: string): RelationProblem {
  return {
    path: `${path}.id`,
    code: 'unknown-relation',
    message: text(
      `Співвідношення «${id}» немає в каталозі (docs/relations.md), а власної рівності визначення не містить.`,
      `The relation “${id}” is not in the catalogue (docs/relations.md), and the definition gives no terms of its own.`,
    ),
  };
}

function unknownParameter(path: string, known: Relation, name: string): RelationProblem {
  const names = Object.keys(known.params).join(', ');
  return {
    path,
    code: 'unknown-parameter',
    message: text(
      `Співвідношення «${known.id}» не має параметра «${name}»; його параметри: ${names === '' ? 'жодного' : names}.`,
      `The relation “${known.id}” has no parameter “${name}”; its parameters: ${names === '' ? 'none' : names}.`,
    ),
  };
}

function invalidParameter(path: string, name: string, expected: Text): RelationProblem {
  return {
    path,
    code: 'invalid-parameter',
    message: text(`Параметр «${name}»: очікується ${expected.uk}.`, `Parameter “${name}”: expected ${expected.en}.`),
  };
}
