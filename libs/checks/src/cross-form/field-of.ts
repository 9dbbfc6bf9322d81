import type { FormKey } from '#vybory/forms';

/** Path of a field in another slot: `<form>.<unit>[.<key>]:<path>`, as `Finding.fields` documents it. */
export function fieldOf(form: FormKey, unit: string, key: string, path: string): string {
  return key === '' ? `${form}.${unit}:${path}` : `${form}.${unit}.${key}:${path}`;
}
