import type { INestApplication } from '@nestjs/common';
import { problemAnswers, problemSchema } from './problems.js';
import type { Header, RouteDescription } from './route.js';
import { scanRoutes } from './scan.js';
import { object, words, type Schema } from './schema.js';

/** What one room adds to the document. */
export interface ApiPart {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly schemas: Readonly<Record<string, Schema>>;
  /** By name in the path. */
  readonly pathParameters?: Readonly<Record<string, Header & { readonly example: string }>>;
}

export interface About {
  readonly title: string;
  readonly version: string;
  readonly description: string;
}

export interface ApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly [member: string]: unknown;
}

export type Operation = Readonly<Record<string, unknown>>;

const acceptLanguage = {
  name: 'Accept-Language',
  in: 'header',
  description: 'Language of texts: `uk` (default) or `en`.',
  schema: { type: 'string' },
  example: 'en',
};

const ownSchemas: Readonly<Record<string, Schema>> = {
  Problem: problemSchema,
  Text: object(
    { uk: words('In Ukrainian.'), en: words('In English.') },
    { description: 'A text that people read.', examples: [{ uk: 'Дільниця', en: 'Precinct' }] },
  ),
};

/**
 * The OpenAPI 3.1 document of everything that the application answers. Routes are those that Nest has registered; what
 * is said of them stands beside them.
 * @throws Error when a route, a path parameter or a schema is not described, or a name is given twice
 */
export function buildApiDocument(app: INestApplication, about: About, parts: readonly ApiPart[]): ApiDocument {
  const pathParameters = merge(parts.map((part) => part.pathParameters ?? {}));
  const paths: Record<string, Record<string, Operation>> = {};
  for (const { path, method, description } of scanRoutes(app)) {
    if (description === undefined) throw new Error(`${method} ${path} is not described`);
    paths[path] = { ...paths[path], [method]: operationOf(path, description, pathParameters) };
  }
  return {
    openapi: '3.1.0',
    info: about,
    servers: [{ url: '/' }],
    tags: parts.flatMap(({ tags }) => tags),
    paths: Object.fromEntries(Object.entries(paths).sort(([one], [other]) => (one < other ? -1 : 1))),
    components: { schemas: merge([ownSchemas, ...parts.map(({ schemas }) => schemas)]) },
  };
}

function operationOf(
  path: string,
  { id, tag, summary, description, parameters = [], body, answers, problems }: RouteDescription,
  pathParameters: NonNullable<ApiPart['pathParameters']>,
): Operation {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const described = pathParameters[name];
    if (described === undefined) throw new Error(`the path parameter ${name} is not described`);
    return { name, in: 'path', required: true, ...described };
  });
  const inApi = path.startsWith('/api/') ? [acceptLanguage] : [];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    parameters: [...inPath, ...parameters, ...inApi],
    ...(body && { requestBody: { required: true, ...body } }),
    responses: { ...answers, ...problemAnswers(problems) },
  };
}

function merge<Value>(groups: readonly Readonly<Record<string, Value>>[]): Readonly<Record<string, Value>> {
  const merged: Record<string, Value> = {};
  for (const [name, value] of groups.flatMap((group) => Object.entries(group))) {
    if (name in merged) throw new Error(`${name} is described twice`);
    merged[name] = value;
  }
  return merged;
}
