import type { JsonValue } from '#vybory/canonical-json';
import type { Answer } from '../play/plant.js';
import type { Slot } from '../play/slots.js';
import type { Values } from '../values/parts.js';
import type { World } from '../world/world.js';

/** A way in which people go wrong with a form, and what the checks must make of it. */
export interface Mistake {
  readonly form: string;
  /** One entry per finding. */
  readonly relations: readonly string[];
  readonly answer: Answer;
  /** Absent: any slot of the form will do. */
  readonly fits?: (slot: Slot, world: World) => boolean;
  /** `undefined`: these values do not let one go wrong so. */
  readonly spoil: (values: Values, world: World, slot: Slot) => Values | undefined;
}

export function add(values: Values, field: string, more: number): Values {
  return { ...values, [field]: Number(values[field] ?? 0) + more };
}

/** An amount of money is text, exact to the kopiika. */
export function addMoney(values: Values, field: string, kopiikas: number): Values {
  const amount = Math.round(Number(values[field] ?? 0) * 100) + kopiikas;
  return { ...values, [field]: (amount / 100).toFixed(2) };
}

/** Changes a group of the form, e.g. its lines. */
export function inGroup(values: Values, group: string, change: (values: Values) => Values): Values {
  return { ...values, [group]: change((values[group] ?? {}) as Values) };
}

/** Changes the first row of a table that `change` has an answer for. */
export function inRow(values: Values, table: string, change: (row: Values) => Values | undefined): Values | undefined {
  const rows = rowsOf(values, table);
  for (const [index, row] of rows.entries()) {
    const changed = change(row);
    if (changed !== undefined) return { ...values, [table]: rows.with(index, changed) as JsonValue };
  }
  return undefined;
}

/** Leaves out the last row; a table with one row only stays as it is. */
export function withoutLastRow(values: Values, table: string): Values | undefined {
  const rows = rowsOf(values, table);
  return rows.length < 2 ? undefined : { ...values, [table]: rows.slice(0, -1) as JsonValue };
}

export function withLastRow(values: Values, table: string, change: (row: Values) => Values): Values | undefined {
  const rows = rowsOf(values, table);
  const last = rows.at(-1);
  return last === undefined ? undefined : { ...values, [table]: rows.with(-1, change(last)) as JsonValue };
}

function rowsOf(values: Values, table: string): readonly Values[] {
  return (values[table] ?? []) as unknown as readonly Values[];
}
