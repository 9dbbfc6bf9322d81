import type { BodyDefinition, CampaignDefinition, FormUse, LinearRelation, RelationUse, Term } from '../definition.js';
import { type DefinitionError, definitionError } from '../definition-error.js';
import type { FormShape } from '../slot-key.js';
import { duplicates } from './unique.js';

export function checkBodies({ bodies }: CampaignDefinition): DefinitionError[] {
  return [
    ...duplicates('bodies', 'id', bodies, ({ id }) => id),
    ...bodies.flatMap(({ level, subjects = [] }, index) => [
      ...(subjects.length === 0 || level === 'country'
        ? []
        : [
            definitionError(`bodies.${index}.level`, 'subjects-in-country-only', {
              expected: 'country',
              actual: level,
            }),
          ]),
      ...duplicates(`bodies.${index}.subjects`, '', subjects, (kind) => kind),
    ]),
  ];
}

export function checkForms(
  definition: CampaignDefinition,
  catalogue: ReadonlyMap<string, FormShape> | undefined,
): DefinitionError[] {
  const bodies = new Set(definition.bodies.map(({ id }) => id));
  const contests = new Set(definition.contests.map(({ id }) => id));
  return [
    ...duplicates('forms', 'form', definition.forms, ({ form }) => form),
    ...definition.forms.flatMap((use, index) => {
      const path = `forms.${index}`;
      return [
        ...unknownIn(use.by, bodies, `${path}.by`, 'body-unknown'),
        ...unknownIn(use.contests ?? [], contests, `${path}.contests`, 'contest-unknown'),
        ...duplicates(`${path}.stages`, '', use.stages, (stage) => stage),
        ...duplicates(`${path}.carriers`, '', use.carriers ?? [], (carrier) => carrier),
        ...(catalogue === undefined ? [] : checkAgainstCatalogue(use, path, catalogue, definition)),
      ];
    }),
  ];
}

/** Whether the system has the relations that are only named is asked elsewhere: this room does not know them. */
export function checkRelations(definition: CampaignDefinition, knownLines: ReadonlySet<string>): DefinitionError[] {
  const forms = new Set<string>(definition.forms.map(({ form }) => form));
  return [
    ...duplicates('relations', 'id', definition.relations, ({ id }) => id),
    ...definition.relations.flatMap((relation, index) =>
      isLinear(relation) ? checkLinear(relation, `relations.${index}`, knownLines, forms) : [],
    ),
  ];
}

function isLinear(relation: RelationUse): relation is LinearRelation {
  return 'left' in relation;
}

function checkAgainstCatalogue(
  use: FormUse,
  path: string,
  catalogue: ReadonlyMap<string, FormShape>,
  { turnoutSlots, bodies }: CampaignDefinition,
): DefinitionError[] {
  const form = catalogue.get(use.form);
  if (form === undefined) return [definitionError(`${path}.form`, 'form-unknown', { actual: use.form })];
  const slotsMissing = form.slotKey.includes('turnout-slot') && turnoutSlots.length === 0;
  return [
    ...(slotsMissing ? [definitionError('turnoutSlots', 'turnout-slots-missing', { actual: use.form })] : []),
    ...use.by.flatMap((id, index) =>
      checkSubjectsBody(
        bodies.find((body) => body.id === id),
        form,
        `${path}.by.${index}`,
      ),
    ),
  ];
}

/** Subjects share the country as their unit: only the key can keep what one submits apart from what another does. */
export function checkSubjectsBody(
  body: BodyDefinition | undefined,
  form: Pick<FormShape, 'slotKey' | 'keySubjects'>,
  path: string,
): DefinitionError[] {
  if (body?.subjects === undefined) return [];
  const named = form.slotKey.includes('subject') ? (form.keySubjects ?? []) : [];
  return body.subjects.some((kind) => named.includes(kind))
    ? []
    : [definitionError(path, 'subject-not-in-key', { expected: [...body.subjects], actual: [...named] })];
}

function unknownIn(
  ids: readonly string[],
  known: ReadonlySet<string>,
  path: string,
  code: 'body-unknown' | 'contest-unknown',
): DefinitionError[] {
  return ids.flatMap((id, index) => (known.has(id) ? [] : [definitionError(`${path}.${index}`, code, { actual: id })]));
}

function checkLinear(
  { form, left, right }: LinearRelation,
  path: string,
  knownLines: ReadonlySet<string>,
  forms: ReadonlySet<string>,
): DefinitionError[] {
  return [
    ...(forms.has(form) ? [] : [definitionError(`${path}.form`, 'form-not-used', { actual: form })]),
    ...checkTerms(left, `${path}.left`, knownLines),
    ...checkTerms(right, `${path}.right`, knownLines),
  ];
}

function checkTerms(terms: readonly Term[], path: string, knownLines: ReadonlySet<string>): DefinitionError[] {
  return terms.flatMap((term, index) =>
    !('line' in term) || knownLines.has(term.line)
      ? []
      : [definitionError(`${path}.${index}.line`, 'line-unknown', { actual: term.line })],
  );
}
