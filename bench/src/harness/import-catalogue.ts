// Says how long this process needs to have every form of the catalogue compiled, and what their libraries need of it.
const began = performance.now();
await import('class-validator');
await import('class-transformer');
const libraries = performance.now() - began;
const { formCatalogue } = await import('#vybory/forms');
const forms = formCatalogue().size;
const all = performance.now() - began;
process.stdout.write(JSON.stringify({ forms, libraries, all } satisfies CatalogueStart));

/** Milliseconds. */
export interface CatalogueStart {
  readonly forms: number;
  readonly libraries: number;
  readonly all: number;
}
