import { RequestMethod, type INestApplication } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { descriptionOf, type RouteDescription } from './route.js';

export interface ScannedRoute {
  /** As OpenAPI writes it: `/campaigns/{campaign}`. */
  readonly path: string;
  /** Lower case. */
  readonly method: string;
  readonly description: RouteDescription | undefined;
}

/** The routes of all controllers of the application. */
export function scanRoutes(app: INestApplication): readonly ScannedRoute[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = new Set(
    modules.flatMap((module) => [...module.controllers.values()].map((each) => each.metatype)),
  );
  return [...controllers].flatMap((controller) => (controller === null ? [] : routesOf(controller)));
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- Nest's word for a class
function routesOf(controller: Function): readonly ScannedRoute[] {
  // A class's prototype holds its methods.
  const methods = controller.prototype as Readonly<Record<string, object>>;
  return new MetadataScanner().getAllMethodNames(methods).flatMap((name): readonly ScannedRoute[] => {
    const method = methods[name];
    const verb = method && (Reflect.getMetadata(METHOD_METADATA, method) as RequestMethod | undefined);
    if (method === undefined || verb === undefined) return [];
    const parts = [controller, method].flatMap((each) => Reflect.getMetadata(PATH_METADATA, each) as string | string[]);
    return [{ path: pathOf(parts), method: RequestMethod[verb].toLowerCase(), description: descriptionOf(method) }];
  });
}

function pathOf(parts: readonly string[]): string {
  const names = parts.flatMap((part) => part.split('/')).filter((name) => name !== '');
  return `/${names.map((name) => name.replace(/^:(\w+)$/, '{$1}')).join('/')}`;
}
