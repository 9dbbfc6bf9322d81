import type { Level } from '#vybory/forms';
import type { TerritoryDefinition } from '../definition.js';
import { type DefinitionError, definitionError } from '../definition-error.js';
import { duplicates } from './unique.js';

/** Every parent is of a higher level, so a tree that passes has no cycle. */
const parentLevels: Readonly<Record<Level, readonly Level[]>> = {
  country: [],
  region: ['country'],
  district: ['region', 'country'],
  precinct: ['district'],
};

export function checkTerritory(units: readonly TerritoryDefinition[]): DefinitionError[] {
  const levelOf = new Map(units.map((unit) => [unit.code, unit.level]));
  const countries = units.filter((unit) => unit.level === 'country').length;
  return [
    ...(countries === 1 ? [] : [definitionError('territory', 'country-count', { expected: 1, actual: countries })]),
    ...duplicates('territory', 'code', units, (unit) => unit.code),
    ...units.flatMap((unit, index) => checkUnit(unit, `territory.${index}`, (parent) => levelOf.get(parent))),
  ];
}

/** What one unit must keep to, given the levels of the units that may be its parent. */
export function checkUnit(
  unit: TerritoryDefinition,
  path: string,
  levelOf: (code: string) => Level | undefined,
): DefinitionError[] {
  return [...checkParent(unit, path, levelOf), ...checkPrecinctCode(unit, path), ...checkKind(unit, path)];
}

function checkParent(
  { level, parent }: TerritoryDefinition,
  path: string,
  levelOf: (code: string) => Level | undefined,
): DefinitionError[] {
  const allowed = parentLevels[level];
  if (parent === undefined) {
    return allowed.length === 0 ? [] : [definitionError(`${path}.parent`, 'missing-field', { expected: [...allowed] })];
  }
  const parentLevel = levelOf(parent);
  if (parentLevel === undefined) return [definitionError(`${path}.parent`, 'parent-unknown', { actual: parent })];
  if (allowed.includes(parentLevel)) return [];
  return [definitionError(`${path}.parent`, 'parent-level', { expected: [...allowed], actual: parentLevel })];
}

/** The code names its district, so that two streams of registrations can never claim one code. */
function checkPrecinctCode({ code, level, parent }: TerritoryDefinition, path: string): DefinitionError[] {
  if (level !== 'precinct' || parent === undefined || isPrecinctCodeOf(code, parent)) return [];
  return [definitionError(`${path}.code`, 'precinct-code', { expected: `${parent}-…`, actual: code })];
}

function isPrecinctCodeOf(code: string, district: string): boolean {
  return code.startsWith(`${district}-`) && /^[A-Za-z0-9_]+$/.test(code.slice(district.length + 1));
}

function checkKind({ level, kind }: TerritoryDefinition, path: string): DefinitionError[] {
  if (kind === undefined || level === 'precinct') return [];
  return [definitionError(`${path}.kind`, 'kind-of-precinct-only', { actual: kind })];
}
