import {
  dataCategories,
  isInheritedName,
  purposes,
  type DescribedCell,
  type DescribedField,
  type FormDescription,
  type IdentifierSchemeId,
  type PersonalOptions,
} from '#vybory/forms';
import { type DefinitionError, definitionError } from '../definition-error.js';
import { duplicates } from '../definition-checks/unique.js';

/** Columns of a CSV template that say which slot a record belongs to. */
const reservedNames: ReadonlySet<string> = new Set(['unit', 'key', 'clarifies', 'idempotencyKey']);

/** Cells that can hold a person's data: they say whose, or that they are nobody's. */
const mayBePersonal: ReadonlySet<DescribedField['kind']> = new Set(['text', 'identifier', 'local-time', 'file']);

/** Identifiers that are never anybody else's than a person's. */
const personsIdentifiers: ReadonlySet<IdentifierSchemeId> = new Set(['rnokpp']);

type Around = Omit<FormDescription, 'fields'>;

export function checkFields({ fields, ...around }: FormDescription, path: string): DefinitionError[] {
  return [
    ...fields.flatMap(({ name }, index) =>
      reservedNames.has(name) ? [definitionError(`${path}.${index}.name`, 'reserved-word', { actual: name })] : [],
    ),
    ...checkMembers(fields, path, around, {}),
  ];
}

/** Fields of one object: the form, a group, a row. `outer`: what the things around them say of personal data. */
function checkMembers(
  fields: readonly DescribedField[],
  path: string,
  around: Around,
  outer: PersonalOptions,
): DefinitionError[] {
  return [
    ...duplicates(path, 'name', fields, ({ name }) => name),
    ...fields.flatMap((field, index) => {
      const place = `${path}.${index}`;
      return [
        ...(isInheritedName(field.name) ? [wrong(`${place}.name`, 'reserved-word', field.name)] : []),
        ...checkWhen(field, fields.slice(0, index), place),
        ...checkPersonal(field, place, outer),
        ...checkKind(field, place, around, outer),
      ];
    }),
  ];
}

function checkWhen({ when }: DescribedField, above: readonly DescribedField[], place: string): DefinitionError[] {
  if (when === undefined) return [];
  const choice = above.find(({ name }) => name === when.field);
  if (choice?.kind !== 'choice') return [wrong(`${place}.when.field`, 'choice-not-above', when.field)];
  const values = choice.choices.map(({ value }) => value);
  return values.includes(when.is)
    ? []
    : [definitionError(`${place}.when.is`, 'not-in-list', { expected: values, actual: when.is })];
}

function checkPersonal(field: DescribedField, place: string, outer: PersonalOptions): DefinitionError[] {
  const { personal } = field;
  const at = `${place}.personal`;
  if (personal === undefined) return mayBePersonal.has(field.kind) ? [definitionError(at, 'personal-missing')] : [];
  if (personal === 'none') return isPersonsIdentifier(field) ? [definitionError(at, 'personal-missing')] : [];
  const { category, subject, purpose } = { ...outer, ...personal };
  if (personal.category === undefined || category === undefined) {
    // A group or a table says for its parts; a cell has no parts.
    return mayBePersonal.has(field.kind) ? [definitionError(at, 'personal-missing')] : [];
  }
  if (subject === undefined || purpose === undefined) return [definitionError(at, 'personal-incomplete')];
  const { special } = dataCategories[category];
  return special && !('specialGround' in purposes[purpose]) ? [wrong(at, 'personal-ground', category)] : [];
}

function isPersonsIdentifier(field: DescribedField): boolean {
  return field.kind === 'identifier' && personsIdentifiers.has(field.scheme);
}

function checkKind(field: DescribedField, place: string, around: Around, outer: PersonalOptions): DefinitionError[] {
  switch (field.kind) {
    case 'group':
      return checkMembers(field.fields, `${place}.fields`, around, merged(outer, field));
    case 'rows': {
      const { minRows = 1, maxRows = 10_000, unique, fields } = field;
      const precincts = fields.filter(({ kind }) => kind === 'precinct');
      const cell = fields.find(({ name }) => name === unique);
      return [
        ...(minRows <= maxRows ? [] : [wrong(`${place}.maxRows`, 'below-minimum', maxRows)]),
        ...(unique === undefined || (cell !== undefined && cell.kind !== 'group')
          ? []
          : [wrong(`${place}.unique`, 'field-unknown', unique)]),
        ...(precincts.length <= 1 ? [] : [definitionError(`${place}.fields`, 'not-together')]),
        ...checkMembers(fields, `${place}.fields`, around, merged(outer, field)),
      ];
    }
    case 'keyed':
      return field.keys.of === 'choice'
        ? duplicates(`${place}.keys.choices`, 'value', field.keys.choices, ({ value }) => value)
        : [];
    default:
      return checkCell(field, place, around);
  }
}

function checkCell(cell: DescribedCell, place: string, around: Around): DefinitionError[] {
  // The entry under a cell's kind takes cells of that kind.
  const check = cellChecks[cell.kind] as (cell: DescribedCell, place: string, around: Around) => DefinitionError[];
  return check(cell, place, around);
}

type CellCheck<Kind> = (
  cell: Extract<DescribedCell, { readonly kind: Kind }>,
  place: string,
  around: Around,
) => DefinitionError[];

const nothing = (): DefinitionError[] => [];

/** What a schema cannot say of each kind; a kind that is added must say something, or that there is nothing. */
const cellChecks: { readonly [Kind in DescribedCell['kind']]: CellCheck<Kind> } = {
  count: ({ min = 0, max }, place) =>
    max === undefined || min <= max ? [] : [wrong(`${place}.max`, 'below-minimum', max)],
  choice: ({ choices }, place) => duplicates(`${place}.choices`, 'value', choices, ({ value }) => value),
  precinct: (_cell, place, { level }) => (level === 'precinct' ? [wrong(`${place}.kind`, 'level-unfit', level)] : []),
  contestant: (_cell, place, { slotKey }) =>
    slotKey.includes('contest') ? [] : [definitionError(`${place}.kind`, 'contest-not-in-key')],
  decimal: nothing,
  money: nothing,
  text: nothing,
  'local-time': nothing,
  flag: nothing,
  identifier: nothing,
  unit: nothing,
  subject: nothing,
  file: nothing,
};

function merged(outer: PersonalOptions, { personal }: DescribedField): PersonalOptions {
  return personal === undefined || personal === 'none' ? outer : { ...outer, ...personal };
}

function wrong(path: string, code: Parameters<typeof definitionError>[1], actual: string | number): DefinitionError {
  return definitionError(path, code, { actual });
}
