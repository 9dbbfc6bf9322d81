import 'reflect-metadata';
import type { JsonValue } from '#vybory/canonical-json';
import type { Schema } from './schema.js';

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'header';
  readonly description: string;
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: JsonValue;
}

export interface Content {
  readonly schema: Schema;
  readonly example?: JsonValue;
}

export interface Header {
  readonly description: string;
  readonly schema: Schema;
}

export interface Answer {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Header>>;
  /** By media type; absent: no body. */
  readonly content?: Readonly<Record<string, Content>>;
}

/** Everything about one route that Nest does not know. Path parameters are described once, in the `ApiPart`. */
export interface RouteDescription {
  /** Unique: generated clients name their functions after it. */
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: { readonly description: string; readonly content: Readonly<Record<string, Content>> };
  /** By status. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** Codes of the problems that the route can answer, by status; what every route can answer is added. */
  readonly problems?: Readonly<Record<number, readonly string[]>>;
}

const routeMetadata = 'vybory:api-route';

/** Describes the route that the method answers. */
export function ApiRoute(description: RouteDescription): MethodDecorator {
  return (_prototype, _name, { value }) => {
    // Nest reads its own metadata from the method in the same way.
    Reflect.defineMetadata(routeMetadata, description, value as object);
  };
}

export function descriptionOf(method: object): RouteDescription | undefined {
  // Only `ApiRoute` writes this.
  return Reflect.getMetadata(routeMetadata, method) as RouteDescription | undefined;
}
