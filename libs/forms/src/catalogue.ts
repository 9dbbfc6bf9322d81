import { readdirSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FormDefinition, OrderItem } from './definition.js';
import type { FormKey } from './form.js';
import { structureOf, type StructureDefinition } from './structure.js';

const folder = fileURLToPath(new URL('./forms/', import.meta.url));
const structureFile = /^(?!.*\.(?:spec|d)\.)[a-z0-9-]+\.(?:js|ts)$/;

// Adding a form is adding one file: the folder itself is the list, in the sources as well as in the built code.
const structures = await loadFolder();
const catalogue = indexForms(structures);
const items = [...catalogue.values()].flatMap((form) => form.items);

/** Every structure, in the order of the keys. */
export function formStructures(): readonly StructureDefinition[] {
  return structures;
}

/** Every form, by key, in the order of the keys. */
export function formCatalogue(): ReadonlyMap<FormKey, FormDefinition> {
  return catalogue;
}

/** Every item of section 3 of the order, in the order of the forms. */
export function orderItems(): readonly OrderItem[] {
  return items;
}

/** `undefined` when the catalogue has no such form; takes what users send. */
export function findForm(key: string): FormDefinition | undefined {
  return catalogue.get(key as FormKey);
}

async function loadFolder(): Promise<readonly StructureDefinition[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    structureFile.test(basename(file)),
  );
  const loaded: StructureDefinition[] = [];
  // One by one: module loaders that link in parallel (jest's) trip over what the files have in common.
  for (const file of files) loaded.push(await loadStructure(file));
  return loaded.sort((a, b) => (a.key < b.key ? -1 : 1));
}

async function loadStructure(file: string): Promise<StructureDefinition> {
  const exported: unknown = await import(pathToFileURL(join(folder, file)).href);
  const [structure, ...others] = Object.values(exported as Record<string, unknown>).flatMap(
    (value) => structureOf(value) ?? [],
  );
  const [category] = file.split(sep);
  const key = basename(file).replace(/\.[jt]s$/, '');
  if (structure === undefined || others.length > 0)
    throw new TypeError(`forms/${file} must export exactly one structure`);
  if (structure.key !== key) throw new TypeError(`forms/${file} holds ${structure.key}: name the file after its key`);
  if (structure.category !== category)
    throw new TypeError(`forms/${file} belongs into the folder ${structure.category}`);
  return structure;
}

function indexForms(all: readonly StructureDefinition[]): ReadonlyMap<FormKey, FormDefinition> {
  const forms = all.flatMap((structure) => structure.forms).sort((a, b) => (a.key < b.key ? -1 : 1));
  const index = new Map(forms.map((form) => [form.key, form]));
  if (index.size < forms.length) {
    const twice = forms.find((form) => index.get(form.key) !== form);
    throw new TypeError(`two structures have a form ${twice?.key}`);
  }
  return index;
}
