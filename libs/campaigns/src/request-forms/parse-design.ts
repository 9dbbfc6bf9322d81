import { exampleOf, formFromDescription, isPlainText, levels } from '#vybory/forms';
import type { CampaignDefinition } from '../definition.js';
import { type DefinitionError, definitionError, shown } from '../definition-error.js';
import { checkDateTime } from '../definition-checks/calendar.js';
import { duplicates } from '../definition-checks/unique.js';
import { checkSubjectsBody } from '../definition-checks/uses.js';
import { shapeChecker, type Schema } from '../json-shape.js';
import { checkArithmetic } from './check-arithmetic.js';
import { checkFields } from './check-fields.js';
import type { RequestFormDesign } from './design.js';
import {
  newRequestFormSchema,
  reasonedDecisionSchema,
  requestFormDesignSchema,
  versionDecisionSchema,
} from './design-schema.js';

export type Parsed<Content> = { readonly content: Content } | { readonly errors: readonly DefinitionError[] };

const designShape = shapeChecker(requestFormDesignSchema);
const newShape = shapeChecker(newRequestFormSchema);

/** A design for a key, or everything that is wrong with it: first its shape, then its meaning, then whether its example can be filled in. */
export function parseRequestFormDesign(
  json: unknown,
  key: string,
  definition: CampaignDefinition,
): Parsed<RequestFormDesign> {
  const wrongShape = designShape(json);
  return wrongShape.length > 0 ? { errors: shown(wrongShape) } : judged(json as RequestFormDesign, key, definition);
}

/** The same with the key beside it. */
export function parseNewRequestForm(
  json: unknown,
  definition: CampaignDefinition,
): Parsed<{ readonly key: string; readonly design: RequestFormDesign }> {
  const wrongShape = newShape(json);
  if (wrongShape.length > 0) return { errors: shown(wrongShape) };
  const { key, ...design } = json as RequestFormDesign & { readonly key: string };
  const parsed = judged(design, key, definition);
  return 'errors' in parsed ? parsed : { content: { key, design } };
}

function decisionParser<Content>(schema: Schema): (json: unknown) => Parsed<Content> {
  const check = shapeChecker(schema);
  return (json) => {
    const errors = [...check(json), ...unprintable(json, '')];
    return errors.length > 0 ? { errors } : { content: json as Content };
  };
}

export const parseVersionDecision = decisionParser<{ readonly hash: string }>(versionDecisionSchema);
export const parseReasonedDecision = decisionParser<{ readonly hash: string; readonly reason: string }>(
  reasonedDecisionSchema,
);

function judged(design: RequestFormDesign, key: string, definition: CampaignDefinition): Parsed<RequestFormDesign> {
  const errors = [...unprintable(design, ''), ...checkDesign(design, definition)];
  if (errors.length > 0) return { errors: shown(errors) };
  const unfit = checkExample(design, key);
  return unfit.length > 0 ? { errors: shown(unfit) } : { content: design };
}

function checkDesign(design: RequestFormDesign, definition: CampaignDefinition): DefinitionError[] {
  const { form, due, stages, carriers = [] } = design;
  const namesSubject = form.slotKey.includes('subject');
  return [
    ...duplicates('form.slotKey', '', form.slotKey, (part) => part),
    ...(namesSubject === (form.keySubjects !== undefined)
      ? []
      : [definitionError('form.keySubjects', namesSubject ? 'missing-field' : 'unexpected-field')]),
    ...(form.slotKey.includes('contest') && definition.contests.length === 0
      ? [definitionError('form.slotKey', 'contest-unknown')]
      : []),
    ...checkFields(form, 'form.fields'),
    ...checkArithmetic(form, 'form.arithmetic'),
    ...checkAddressees(design, definition),
    ...duplicates('stages', '', stages, (stage) => stage),
    ...duplicates('carriers', '', carriers, (carrier) => carrier),
    ...(due === undefined ? [] : checkDateTime(due, 'due')),
  ];
}

/** Bodies of the campaign whose territory can have such a unit, told apart by the key where they share one. */
function checkAddressees({ by, form }: RequestFormDesign, { bodies }: CampaignDefinition): DefinitionError[] {
  return [
    ...duplicates('by', '', by, (id) => id),
    ...by.flatMap((id, index) => {
      const path = `by.${index}`;
      const body = bodies.find((known) => known.id === id);
      if (body === undefined) return [definitionError(path, 'body-unknown', { actual: id })];
      const isWider = levels.indexOf(body.level) <= levels.indexOf(form.level);
      return [
        ...(isWider ? [] : [definitionError(path, 'level-unfit', { expected: form.level, actual: body.level })]),
        ...checkSubjectsBody(body, form, path),
      ];
    }),
  ];
}

/** An example that the form itself refuses would teach what is wrong; making it proves that everything else can be made. */
function checkExample({ form: description }: RequestFormDesign, key: string): DefinitionError[] {
  const form = formFromDescription(key, description);
  return form
    .validateShape(exampleOf(form))
    .map(({ path, code }) => definitionError('form.fields', 'example-unfit', { expected: code, actual: path }));
}

/** Texts that no canonical JSON can hold, or that no page can show. */
function unprintable(value: unknown, path: string): DefinitionError[] {
  if (typeof value === 'string') return isPlainText(value) ? [] : [definitionError(path, 'wrong-format')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => unprintable(member, path === '' ? name : `${path}.${name}`));
}
