import type { FormKey } from '#vybory/forms';

/** Path of a field in another slot, as `Finding.fields` documents it. */
export function fieldOf(form: FormKey, unit: string, key: string, path: string): string {
  return `${form}.${unit}${keyPart(key)}:${path}`;
}

/** Path of a column in the row of a precinct; which district's form has the row follows from the precinct. */
export function fieldOfRow(form: FormKey, precinct: string, key: string, column: string): string {
  return `${form}[${precinct}]${keyPart(key)}:${column}`;
}

function keyPart(key: string): string {
  return key === '' ? '' : `.${key}`;
}
