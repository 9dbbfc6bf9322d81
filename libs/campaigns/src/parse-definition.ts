import { lineVocabulary } from '#vybory/forms';
import type { CampaignDefinition, SubjectDefinition, TerritoryDefinition } from './definition.js';
import { checkCalendar, checkDateTime } from './definition-checks/calendar.js';
import { checkContests, checkVocabulary } from './definition-checks/contests.js';
import { checkDuties } from './definition-checks/duties.js';
import { checkSubjects } from './definition-checks/subjects.js';
import { checkTerritory } from './definition-checks/territory.js';
import { checkBodies, checkForms, checkRelations } from './definition-checks/uses.js';
import {
  campaignDefinitionSchema,
  subjectsSchema,
  subjectWithdrawalSchema,
  territoriesSchema,
} from './definition-schema.js';
import { upgradeDefinition } from './earlier-definition.js';
import { type DefinitionError, shown } from './definition-error.js';
import type { SubjectWithdrawal } from './events.js';
import { shapeChecker } from './json-shape.js';
import type { FormShape } from './slot-key.js';

/** What the system has, to hold a definition against. What is left out is not checked; relations are `relationProblems`’ task in checks. */
export interface DefinitionCatalogue {
  readonly forms?: ReadonlyMap<string, FormShape>;
}

export type ParsedDefinition =
  { readonly definition: CampaignDefinition } | { readonly errors: readonly DefinitionError[] };

export type ParsedTerritories =
  { readonly units: readonly TerritoryDefinition[] } | { readonly errors: readonly DefinitionError[] };

export type ParsedSubjects =
  { readonly subjects: readonly SubjectDefinition[] } | { readonly errors: readonly DefinitionError[] };

export type ParsedSubjectWithdrawal =
  { readonly withdrawal: SubjectWithdrawal } | { readonly errors: readonly DefinitionError[] };

const systemLines: ReadonlySet<string> = new Set(Object.keys(lineVocabulary));
const definitionShape = shapeChecker(campaignDefinitionSchema);
const territoriesShape = shapeChecker(territoriesSchema);
const subjectsShape = shapeChecker(subjectsSchema);
const withdrawalShape = shapeChecker(subjectWithdrawalSchema);

/** A definition, or everything that is wrong with it: first its shape, then, when that is right, its meaning. */
export function parseCampaignDefinition(given: unknown, catalogue: DefinitionCatalogue = {}): ParsedDefinition {
  const json = upgradeDefinition(given);
  const wrongShape = definitionShape(json);
  if (wrongShape.length > 0) return { errors: shown(wrongShape) };
  const definition = json as CampaignDefinition;
  const lines = new Set([...systemLines, ...(definition.vocabulary ?? []).map(({ name }) => name)]);
  const errors = [
    ...checkCalendar(definition),
    ...checkTerritory(definition.territory),
    ...checkVocabulary(definition, systemLines),
    ...checkContests(definition, lines),
    ...checkSubjects(definition),
    ...checkBodies(definition),
    ...checkForms(definition, catalogue.forms),
    ...checkDuties(definition, catalogue.forms),
    ...checkRelations(definition, lines),
  ];
  return errors.length > 0 ? { errors: shown(errors) } : { definition };
}

/** The shape of a batch of units to register; `decideRegistration` judges their meaning. */
export function parseTerritories(json: unknown): ParsedTerritories {
  const errors = territoriesShape(json);
  return errors.length > 0 ? { errors: shown(errors) } : { units: json as readonly TerritoryDefinition[] };
}

/** The shape of a batch of subjects to register; `decideSubjects` judges their meaning. */
export function parseSubjects(json: unknown): ParsedSubjects {
  const errors = subjectsShape(json);
  return errors.length > 0 ? { errors: shown(errors) } : { subjects: json as readonly SubjectDefinition[] };
}

/** `{reason, at}` of the withdrawal of a subject. */
export function parseSubjectWithdrawal(json: unknown): ParsedSubjectWithdrawal {
  const wrongShape = withdrawalShape(json);
  if (wrongShape.length > 0) return { errors: shown(wrongShape) };
  const withdrawal = json as SubjectWithdrawal;
  const errors = checkDateTime(withdrawal.at, 'at');
  return errors.length > 0 ? { errors } : { withdrawal };
}
