import { findForm } from './catalogue.js';
import type { FormDefinition } from './definition.js';
import type { RowsField } from './fields.js';
import type { FormKey } from './form.js';

/** Fields that together tell a row of a table from the others: `precinct`, or `person.lastName`, a part of a group. */
export type RowKey = readonly string[];

/** By name of the table; a table that is not here has no field that names its rows. */
export type RowKeys = ReadonlyMap<string, RowKey>;

const noKeys: RowKeys = new Map();
const known = new WeakMap<FormDefinition, RowKeys>();

/** How the rows of a form's tables are told apart: by the key that the form declares, by what may not repeat, by their precinct. */
export function rowKeysOf(key: FormKey): RowKeys {
  const form = findForm(key);
  if (form === undefined) return noKeys;
  const keys = known.get(form) ?? keysIn(form);
  known.set(form, keys);
  return keys;
}

/** What the form declares only: no two rows should be the same in these, though its shape refuses none. */
export function declaredRowKeys({ fields }: FormDefinition): RowKeys {
  return new Map(
    fields.flatMap((field) =>
      field.kind === 'rows' && field.key !== undefined ? [[field.name, partsOf(field, field.key)]] : [],
    ),
  );
}

function keysIn({ fields }: FormDefinition): RowKeys {
  const keys = fields.flatMap((field) => (field.kind === 'rows' ? [[field.name, keyOf(field)] as const] : []));
  return new Map(keys.flatMap(([name, key]) => (key === undefined ? [] : [[name, key]])));
}

function keyOf(table: RowsField): RowKey | undefined {
  const { key, unique, fields } = table;
  if (key !== undefined) return partsOf(table, key);
  const named = unique ?? fields.find(({ kind }) => kind === 'precinct')?.name;
  return named === undefined ? undefined : [named];
}

/** Those that the rows of this form have: forms of one structure may share a key of which each has a part. */
function partsOf({ fields }: RowsField, key: RowKey): RowKey {
  return key.filter((path) => {
    const [name, part] = path.split('.');
    const field = fields.find((one) => one.name === name);
    if (field === undefined) return false;
    return part === undefined || (field.kind === 'group' && field.fields.some((one) => one.name === part));
  });
}
