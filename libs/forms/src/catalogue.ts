import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FormDefinition } from './definition.js';
import type { FormKey } from './form.js';
import { formOf } from './form-decorator.js';

const folder = fileURLToPath(new URL('./forms/', import.meta.url));
const formFile = /^(?!.*\.(?:spec|d)\.)[a-z0-9-]+\.(?:js|ts)$/;

// Adding a form is adding one file: the folder itself is the list, in the sources as well as in the built code.
const catalogue = await loadFolder();

/** Every form, by key, in the order of the keys. */
export function formCatalogue(): ReadonlyMap<FormKey, FormDefinition> {
  return catalogue;
}

/** `undefined` when the catalogue has no such form; takes what users send. */
export function findForm(key: string): FormDefinition | undefined {
  return catalogue.get(key as FormKey);
}

async function loadFolder(): Promise<ReadonlyMap<FormKey, FormDefinition>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    formFile.test(basename(file)),
  );
  const forms: FormDefinition[] = [];
  // One by one: module loaders that link in parallel (jest's) trip over what the files have in common.
  for (const file of files) forms.push(await loadForm(file));
  return new Map(forms.sort((a, b) => (a.key < b.key ? -1 : 1)).map((form) => [form.key, form]));
}

async function loadForm(file: string): Promise<FormDefinition> {
  const exported: unknown = await import(pathToFileURL(join(folder, file)).href);
  const [form, ...others] = Object.values(exported as Record<string, unknown>).flatMap((value) => formOf(value) ?? []);
  const key = basename(file).replace(/\.[jt]s$/, '');
  if (form === undefined || others.length > 0) throw new TypeError(`forms/${file} must export exactly one form`);
  if (form.key !== key) throw new TypeError(`forms/${file} holds the form ${form.key}: name the file after its key`);
  return form;
}
