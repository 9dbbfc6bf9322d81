import type { Schema } from './schema.js';

const allowed = /^[A-Za-z0-9._-]+$/;

/** @throws RangeError for what OpenAPI does not take as the name of a component */
export function componentName(name: string): string {
  if (allowed.test(name)) return name;
  throw new RangeError(`not a name of a component: ${name}`);
}

/** The schema that a part of the document gives under this name. */
export function ref(name: string, more: Schema = {}): Schema {
  return { $ref: `#/components/schemas/${componentName(name)}`, ...more };
}
