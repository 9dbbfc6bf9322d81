import type { CampaignDefinition, ContestDefinition, LineUse } from '../definition.js';
import { type DefinitionError, definitionError } from '../definition-error.js';
import { documentKinds } from '../slot-key.js';
import { duplicates } from './unique.js';

export function checkContests(definition: CampaignDefinition, knownLines: ReadonlySet<string>): DefinitionError[] {
  const levelOf = new Map(definition.territory.map((unit) => [unit.code, unit.level]));
  return [
    ...duplicates('contests', 'id', definition.contests, (contest) => contest.id),
    ...definition.contests.flatMap((contest, index) => {
      const path = `contests.${index}`;
      return [
        ...checkId(contest, path),
        ...checkPlace(levelOf.get(contest.territory), contest.territory, path),
        ...duplicates(`${path}.contestants`, 'id', contest.contestants, ({ id }) => id),
        ...duplicates(`${path}.contestants`, 'no', contest.contestants, ({ no }) => no),
        ...checkLines(contest.precinctLines, `${path}.precinctLines`, knownLines),
        ...checkLines(contest.districtLines ?? [], `${path}.districtLines`, knownLines),
      ];
    }),
  ];
}

/** Lines that a definition adds for itself. */
export function checkVocabulary(
  { vocabulary = [] }: CampaignDefinition,
  systemLines: ReadonlySet<string>,
): DefinitionError[] {
  return [
    ...duplicates('vocabulary', 'name', vocabulary, ({ name }) => name),
    ...vocabulary.flatMap(({ name }, index) =>
      systemLines.has(name) ? [definitionError(`vocabulary.${index}.name`, 'line-shadows', { actual: name })] : [],
    ),
  ];
}

function checkId({ id }: ContestDefinition, path: string): DefinitionError[] {
  return documentKinds.some((kind) => kind === id)
    ? [definitionError(`${path}.id`, 'reserved-word', { actual: id })]
    : [];
}

function checkPlace(level: string | undefined, code: string, path: string): DefinitionError[] {
  if (level === undefined) return [definitionError(`${path}.territory`, 'territory-unknown', { actual: code })];
  return level === 'precinct'
    ? [definitionError(`${path}.territory`, 'contest-territory-level', { actual: code })]
    : [];
}

function checkLines(lines: readonly LineUse[], path: string, known: ReadonlySet<string>): DefinitionError[] {
  return [
    ...duplicates(path, 'line', lines, ({ line }) => line),
    ...duplicates(path, 'no', lines, ({ no }) => no),
    ...lines.flatMap(({ line }, index) =>
      known.has(line) ? [] : [definitionError(`${path}.${index}.line`, 'line-unknown', { actual: line })],
    ),
  ];
}
