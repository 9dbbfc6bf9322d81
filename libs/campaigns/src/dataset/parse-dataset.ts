import { type DefinitionError, definitionError, shown } from '../definition-error.js';
import { shapeChecker } from '../json-shape.js';
import type { BoxesMapping, Dataset, ObjectMapping, SubmissionsStep, ValueMapping } from './dataset.js';
import { datasetSchema } from './dataset-schema.js';
import { columnRange } from './values.js';
import { templateProblem } from './template.js';

export type ParsedDataset = { readonly dataset: Dataset } | { readonly errors: readonly DefinitionError[] };

const datasetShape = shapeChecker(datasetSchema);

/** A dataset, or everything that is wrong with it. */
export function parseDataset(json: unknown): ParsedDataset {
  const wrongShape = datasetShape(json);
  if (wrongShape.length > 0) return { errors: shown(wrongShape) };
  const dataset = json as Dataset;
  const errors = dataset.steps.flatMap((step, index) => {
    const path = `steps.${index}`;
    switch (step.kind) {
      case 'submissions':
        return checkSubmissions(step, path);
      case 'registry':
        return checkTemplates(
          { ...step.unit, ...step.unit.name },
          ['code', 'parent', 'number', 'uk', 'en'],
          `${path}.unit`,
        );
      case 'stage':
      case 'acts':
        return [];
      default: {
        const never: never = step;
        return never;
      }
    }
  });
  return errors.length > 0 ? { errors: shown(errors) } : { dataset };
}

function checkSubmissions(step: SubmissionsStep, path: string): DefinitionError[] {
  const perUnit = step.perUnit === true;
  return [
    ...checkTemplates({ ...step }, ['body', 'unit', 'key'], path),
    ...checkMappings(step.values, `${path}.values`, perUnit, false),
    ...(perUnit && step.clarifications !== undefined
      ? [definitionError(`${path}.clarifications`, 'step-unfit', { expected: 'perUnit: false' })]
      : []),
    ...checkTemplates({ ...step.clarifications }, ['match'], `${path}.clarifications`),
    ...checkPaper(step, path),
  ];
}

function checkPaper({ carrier, paper, clarifications }: SubmissionsStep, path: string): DefinitionError[] {
  if (carrier !== 'paper') {
    return paper === undefined
      ? []
      : [definitionError(`${path}.paper`, 'step-unfit', { expected: 'carrier: "paper"' })];
  }
  return [
    ...(paper === undefined ? [definitionError(`${path}.paper`, 'missing-field')] : []),
    ...(clarifications === undefined
      ? []
      : [definitionError(`${path}.clarifications`, 'step-unfit', { expected: 'carrier: "electronic"' })]),
    ...checkTemplates({ ...paper }, ['incomingNumber', 'shelfMark', 'person'], `${path}.paper`),
  ];
}

function checkMappings(mappings: ObjectMapping, path: string, perUnit: boolean, inRows: boolean): DefinitionError[] {
  return Object.entries(mappings).flatMap(([name, mapping]) =>
    checkMapping(mapping, `${path}.${name}`, perUnit, inRows),
  );
}

function checkMapping(mapping: ValueMapping, path: string, perUnit: boolean, inRows: boolean): DefinitionError[] {
  if ('text' in mapping) return checkTemplates({ ...mapping }, ['text'], path);
  if ('boxes' in mapping) return checkBoxes(mapping.boxes, `${path}.boxes`);
  if ('counts' in mapping) return checkCounts(mapping.counts, `${path}.counts`);
  if ('rows' in mapping) {
    return perUnit && !inRows
      ? checkMappings(mapping.rows, `${path}.rows`, perUnit, true)
      : [definitionError(`${path}.rows`, 'step-unfit', { expected: 'perUnit: true' })];
  }
  if ('sum' in mapping && (!perUnit || inRows)) {
    return [definitionError(`${path}.sum`, 'step-unfit', { expected: 'perUnit: true' })];
  }
  return [];
}

function checkCounts(counts: string | Readonly<Record<string, string>>, path: string): DefinitionError[] {
  if (typeof counts !== 'string' || columnRange(counts) !== undefined) return [];
  return [definitionError(path, 'wrong-format', { expected: 'v01..v39', actual: counts })];
}

function checkBoxes({ pattern }: BoxesMapping, path: string): DefinitionError[] {
  const wrong = [
    definitionError(`${path}.pattern`, 'wrong-format', { expected: '(?<kind>…)(?<number>…)(?<ballots>…)' }),
  ];
  try {
    new RegExp(pattern, 'uy');
  } catch {
    return wrong;
  }
  return ['kind', 'number', 'ballots'].every((group) => pattern.includes(`(?<${group}>`)) ? [] : wrong;
}

function checkTemplates(
  holder: Readonly<Record<string, unknown>>,
  names: readonly string[],
  path: string,
): DefinitionError[] {
  return names.flatMap((name) => {
    const template = holder[name];
    if (typeof template !== 'string' || !templateProblem(template)) return [];
    return [definitionError(`${path}.${name}`, 'wrong-format', { expected: "{column|'text'}", actual: template })];
  });
}
