import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Registry } from 'prom-client';
import type { ApiDocument } from '#vybory/api-document';
import { MemoryAttachmentStore } from '#vybory/attachments';
import { MemoryEventLog } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';
import { configureHttp, createFastifyAdapter, LargeBodies } from '#vybory/platform';
import type { ViewReader } from '#vybory/views';
import { AppModule } from '../app.module.js';
import type { BackOfficeDesk } from '../back-office-protocol.js';
import { DocumentSchemas, membersOf } from '../../../../libs/api-document/src/testing/document-schemas.js';
import { describeApi } from './describe.js';

const registered: string[] = [];
let app: NestFastifyApplication;
let document: ApiDocument;
let schemas: DocumentSchemas;

beforeAll(async () => {
  const parts = {
    eventLog: new MemoryEventLog(),
    attachments: new MemoryAttachmentStore(),
    attachmentLimits: { maximumBytes: 1024 },
    submissions: { limit: 1024, underWay: new LargeBodies(1024) },
    // Nothing is asked of them: only the routes matter here.
    backOffice: {} as BackOfficeDesk,
    viewReader: {} as ViewReader,
    metrics: new Registry(),
  };
  app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(parts),
    createFastifyAdapter({ bodyLimit: 1024 }),
    { bodyParser: false, logger: false },
  );
  configureHttp(app, { translations: [], largeBodies: parts.submissions });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) registered.push(`${each} ${url.replace(/:(\w+)/g, '{$1}')}`);
    });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  document = JSON.parse(JSON.stringify(describeApi(app))) as ApiDocument;
  schemas = new DocumentSchemas(document);
});

afterAll(() => app.close());

function lookUp(pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((name) => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], document);
}

function operations(): readonly { readonly name: string; readonly operation: Readonly<Record<string, unknown>> }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  );
}

describe('the description of the API', () => {
  it('has every route that is registered, and no other', () => {
    // Fastify adds HEAD to every GET by itself.
    const own = registered.filter((route) => !route.startsWith('HEAD '));
    expect(
      operations()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...new Set(own)].sort());
  });

  it('says what each route is for, under a name of its own and a tag that is explained', () => {
    const tags = (document['tags'] as readonly { readonly name: string }[]).map(({ name }) => name);
    const names = operations().map(({ operation }) => operation['operationId']);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, operation } of operations()) {
      expect({ name, ...operation }).toMatchObject({ name, summary: expect.stringMatching(/\S/) });
      expect(tags).toEqual(expect.arrayContaining(operation['tags'] as string[]));
    }
  });

  it('has each parameter once, and exactly the path parameters of the path', () => {
    for (const { name, operation } of operations()) {
      const parameters = operation['parameters'] as readonly { readonly name: string; readonly in: string }[];
      const places = parameters.map((parameter) => `${parameter.in} ${parameter.name.toLowerCase()}`);
      expect({ name, places: [...new Set(places)] }).toEqual({ name, places });
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
      expect({ name, inPath }).toEqual({ name, inPath: [...name.matchAll(/\{(\w+)\}/g)].map(([, found]) => found) });
      expect(parameters.filter((parameter) => parameter.in === 'path').every((p) => 'required' in p)).toBe(true);
    }
  });

  it('describes every answer by status, with a problem for the rest', () => {
    for (const { name, operation } of operations()) {
      const responses = operation['responses'] as Readonly<Record<string, { readonly description: string }>>;
      for (const [status, { description }] of Object.entries(responses)) {
        expect(`${name} ${status}`).toMatch(/ ([1-5]\d\d|default)$/);
        expect(description).toMatch(/\S/);
      }
      expect(Object.keys(responses)).toContain('default');
    }
  });

  it('refers only to what is there, and has nothing that is not referred to', () => {
    const refs = [...membersOf(document)]
      .filter(({ pointer, value }) => pointer.endsWith('/$ref') && typeof value === 'string')
      .map(({ value }) => value as string);
    for (const reference of refs)
      expect([reference, lookUp(reference.slice(1))]).toEqual([reference, expect.anything()]);
    const unused = Object.keys(document.components.schemas).filter(
      (name) => !refs.includes(`#/components/schemas/${name}`),
    );
    // For the reader: `code` of an error stays open, because what is below `values` and what is beside it have other lists.
    expect(unused).toEqual(['FieldErrorCode']);
  });

  it('has schemas that are valid JSON Schema 2020-12', () => {
    const places = [...membersOf(document)].filter(
      ({ pointer }) => /^\/paths\/.*\/schema$/.test(pointer) || /^\/components\/schemas\/[^/]+$/.test(pointer),
    );
    expect(places.length).toBeGreaterThan(100);
    for (const { pointer, value } of places) {
      expect({ pointer, faults: schemas.faultsOf(value) }).toEqual({ pointer, faults: [] });
      // Also what only shows when it is put to use: references, unknown keywords.
      expect(() => schemas.errorsOf(pointer, null)).not.toThrow();
    }
  });

  it('gives examples that its own schemas accept', () => {
    const examples = [...membersOf(document)].flatMap(({ pointer, value }) => {
      const { example, examples: several, schema } = (value ?? {}) as Readonly<Record<string, unknown>>;
      const ofContent =
        schema !== undefined && example !== undefined ? [{ pointer: `${pointer}/schema`, example }] : [];
      const isSchema = /^\/components\/schemas\/[^/]+$/.test(pointer);
      const ofSchema =
        isSchema && Array.isArray(several) ? several.map((each: unknown) => ({ pointer, example: each })) : [];
      return [...ofContent, ...ofSchema];
    });
    expect(examples.length).toBeGreaterThan(40);
    for (const { pointer, example } of examples) {
      expect({ pointer, errors: schemas.errorsOf(pointer, example) }).toEqual({ pointer, errors: [] });
    }
  });

  it('knows every form, and refuses what a form does not have', () => {
    for (const form of formCatalogue().keys()) {
      expect(schemas.errorsOf(`/components/schemas/forms.${form}`, { surprise: 1 })).not.toEqual([]);
      const envelope = { form, unit: '1', values: {}, surprise: 1 };
      expect(schemas.errorsOf('/components/schemas/Submission', envelope)).not.toEqual([]);
    }
  });
});
