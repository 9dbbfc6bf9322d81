import { envelopeColumns } from './csv-columns.js';
import type { FormDefinition } from './definition.js';
import { isCell, type CellField, type FieldDescription, type RowsField } from './fields.js';
import { isInheritedName } from './predicates.js';

/** What a column of a form's table fills. */
export type Place =
  | { readonly kind: 'envelope' }
  | { readonly kind: 'field'; readonly field: CellField }
  | { readonly kind: 'part'; readonly group: string; readonly field: CellField }
  | { readonly kind: 'entry'; readonly map: string; readonly key: string; readonly value: 'count' | 'money' | 'text' }
  | { readonly kind: 'cell'; readonly rows: RowsField; readonly group?: string; readonly cell: CellField };

const placesOfForms = new WeakMap<FormDefinition, Map<string, Place | undefined>>();
/** Headers come from outside: what is remembered of them has an end. */
const rememberedColumns = 1000;

/** Every record of a file has the same columns, so where they belong is found once. */
export function placeOf(form: FormDefinition, column: string): Place | undefined {
  let places = placesOfForms.get(form);
  if (places === undefined || places.size > rememberedColumns) {
    places = new Map<string, Place | undefined>();
    placesOfForms.set(form, places);
  }
  if (!places.has(column)) places.set(column, findPlace(form, column));
  return places.get(column);
}

function findPlace(form: FormDefinition, column: string): Place | undefined {
  if ((envelopeColumns as readonly string[]).includes(column)) return { kind: 'envelope' };
  const dot = column.indexOf('.');
  const name = dot < 0 ? column : column.slice(0, dot);
  const field = form.fields.find((candidate) => candidate.name === name);
  return field === undefined ? undefined : placeIn(field, dot < 0 ? undefined : column.slice(dot + 1));
}

function placeIn(field: FieldDescription, member: string | undefined): Place | undefined {
  if (isCell(field)) return member === undefined ? { kind: 'field', field } : undefined;
  if (member === undefined || member === '' || isInheritedName(member)) return undefined;
  switch (field.kind) {
    case 'line-counts':
    case 'vote-counts':
      return { kind: 'entry', map: field.name, key: member, value: 'count' };
    case 'line-words':
      return { kind: 'entry', map: field.name, key: member, value: 'text' };
    case 'keyed':
      return { kind: 'entry', map: field.name, key: member, value: field.value };
    case 'group': {
      const part = field.fields.find(({ name }) => name === member);
      return part === undefined ? undefined : { kind: 'part', group: field.name, field: part };
    }
    case 'rows':
      return placeInRow(field, member);
    default: {
      const never: never = field;
      return never;
    }
  }
}

function placeInRow(rows: RowsField, member: string): Place | undefined {
  const [name, part, ...rest] = member.split('.');
  const inRow = rows.fields.find((candidate) => candidate.name === name);
  if (inRow === undefined || rest.length > 0) return undefined;
  if (inRow.kind !== 'group') return part === undefined ? { kind: 'cell', rows, cell: inRow } : undefined;
  const inGroup = inRow.fields.find((candidate) => candidate.name === part);
  return inGroup === undefined ? undefined : { kind: 'cell', rows, group: inRow.name, cell: inGroup };
}
