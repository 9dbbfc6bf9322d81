import type { Level, SubjectKind } from '#vybory/forms';
import type { CampaignDefinition, ContestantDefinition, ContestDefinition, SubjectDefinition } from '../definition.js';
import { type DefinitionError, definitionError } from '../definition-error.js';
import { isReservedInKeys } from '../slot-key.js';
import { duplicates } from './unique.js';

/** What a subject may refer to. */
export interface SubjectSurroundings {
  readonly contests: readonly ContestDefinition[];
  readonly levelOf: (code: string) => Level | undefined;
  /** Kind of any subject of the campaign; undefined for an unknown one. */
  readonly kindOf: (id: string) => SubjectKind | undefined;
}

export function checkSubjects({ subjects = [], contests, territory }: CampaignDefinition): DefinitionError[] {
  const levels = new Map(territory.map(({ code, level }) => [code, level]));
  const kinds = new Map(subjects.map(({ id, kind }) => [id, kind]));
  const surroundings = {
    contests,
    levelOf: (code: string) => levels.get(code),
    kindOf: (id: string) => kinds.get(id),
  };
  return [
    ...duplicates('subjects', 'id', subjects, ({ id }) => id),
    ...duplicates(
      'subjects',
      'contestant',
      subjects,
      ({ id, contestant }) => contestantKey(contestant) ?? `none ${id}`,
    ),
    ...subjects.flatMap((subject, index) => checkSubject(subject, `subjects.${index}`, surroundings)),
  ];
}

/** Text that two equal places on a ballot share: two subjects cannot be one contestant. */
export function contestantKey(contestant: SubjectDefinition['contestant']): string | undefined {
  return contestant && `${contestant.contest} ${contestant.id}`;
}

/** What one subject must keep to, whatever stands beside it. */
export function checkSubject(
  subject: SubjectDefinition,
  path: string,
  surroundings: SubjectSurroundings,
): DefinitionError[] {
  return [
    ...checkId(subject, path, surroundings),
    ...checkContestant(subject, path, surroundings),
    ...checkMembers(subject, path, surroundings),
    ...checkTerritory(subject, path, surroundings),
  ];
}

function checkId({ id }: SubjectDefinition, path: string, { contests }: SubjectSurroundings): DefinitionError[] {
  const reserved = isReservedInKeys(id) || contests.some((contest) => contest.id === id);
  return reserved ? [definitionError(`${path}.id`, 'reserved-word', { actual: id })] : [];
}

const contestantKinds: Readonly<Record<ContestantDefinition['kind'], readonly SubjectKind[]>> = {
  candidate: ['candidate'],
  party: ['party', 'bloc'],
  answer: [],
};

function checkContestant(
  { kind, contestant }: SubjectDefinition,
  path: string,
  { contests }: SubjectSurroundings,
): DefinitionError[] {
  if (contestant === undefined) return [];
  const contest = contests.find(({ id }) => id === contestant.contest);
  if (contest === undefined)
    return [definitionError(`${path}.contestant.contest`, 'contest-unknown', { actual: contestant.contest })];
  const known = contest.contestants.find(({ id }) => id === contestant.id);
  if (known === undefined)
    return [definitionError(`${path}.contestant.id`, 'contestant-unknown', { actual: contestant.id })];
  const fitting = contestantKinds[known.kind];
  return fitting.includes(kind)
    ? []
    : [definitionError(`${path}.contestant`, 'contestant-kind', { expected: [...fitting], actual: kind })];
}

function checkMembers(
  { kind, members = [] }: SubjectDefinition,
  path: string,
  { kindOf }: SubjectSurroundings,
): DefinitionError[] {
  if (members.length > 0 && kind !== 'bloc')
    return [definitionError(`${path}.members`, 'members-of-bloc-only', { actual: kind })];
  return [
    ...duplicates(`${path}.members`, '', members, (id) => id),
    ...members.flatMap((id, index) =>
      kindOf(id) === 'party' ? [] : [definitionError(`${path}.members.${index}`, 'member-unknown', { actual: id })],
    ),
  ];
}

function checkTerritory(
  { territory }: SubjectDefinition,
  path: string,
  { levelOf }: SubjectSurroundings,
): DefinitionError[] {
  return territory === undefined || levelOf(territory) !== undefined
    ? []
    : [definitionError(`${path}.territory`, 'territory-unknown', { actual: territory })];
}
