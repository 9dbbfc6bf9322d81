import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { parseJsonBody } from './json-body.js';
import { ProblemFilter, type ProblemTranslation } from './problem.filter.js';

export interface FastifyOptions {
  /** Largest JSON body in bytes; batches are streams and have no limit. */
  readonly bodyLimit: number;
}

/** Content types that a controller reads itself, as a stream. */
const streamedTypes = ['application/x-ndjson', 'text/csv'];
const jsonTypes = ['application/json', 'application/problem+json'];

export function createFastifyAdapter({ bodyLimit }: FastifyOptions): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit,
    logger: false,
    forceCloseConnections: 'idle',
    requestTimeout: 0,
    connectionTimeout: 0,
    keepAliveTimeout: 75_000,
    routerOptions: { maxParamLength: 400 },
  });
}

/** JSON bodies as {@link parseJsonBody} reads them, streams as they come, problems for everything that fails. The app is created with `bodyParser: false`. */
export function configureHttp(app: NestFastifyApplication, translations: readonly ProblemTranslation[]): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(jsonTypes, { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  for (const type of streamedTypes) fastify.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
  // Nest hands Fastify's own errors to the global filters as well.
  app.useGlobalFilters(new ProblemFilter(translations));
}
