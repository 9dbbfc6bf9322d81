import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { errorCodes, type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify';
import { isFormData, takesBytes } from './bytes-body.js';
import { parseJsonBody } from './json-body.js';
import { connectionProblem, frameworkProblem } from './framework-problems.js';
import { internalError, ProblemFilter, type ProblemTranslation } from './problem.filter.js';
import { Routes } from './routes.js';
import { takeLargeBodies, type LargeBodyLimits } from './large-body-routes.js';
import { writeProblem, writeProblemToSocket } from './write-problem.js';

export interface FastifyOptions {
  /** Largest JSON body in bytes of a route that takes no large ones; streams have no limit. */
  readonly bodyLimit: number;
}

/** Content types that a controller reads itself, as a stream. */
const streamedTypes = [
  'application/x-ndjson',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];
const bytes = 'application/octet-stream';
const jsonTypes = ['application/json', 'application/problem+json'];

export function createFastifyAdapter({ bodyLimit }: FastifyOptions): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit,
    logger: false,
    forceCloseConnections: 'idle',
    // A request that arrives while the server closes is answered like any other, and its connection then ends.
    return503OnClosing: false,
    requestTimeout: 0,
    connectionTimeout: 0,
    keepAliveTimeout: 75_000,
    routerOptions: { maxParamLength: 400 },
    // Neither of the two ever reaches Nest's filters.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      writeProblem(frameworkProblem(error, request.routeOptions.bodyLimit) ?? internalError(), request, reply);
    },
    clientErrorHandler: (error, socket) => {
      // The client has gone: there is nobody to answer.
      if (error.code === 'ECONNRESET') socket.destroy();
      else writeProblemToSocket(connectionProblem(error.code), socket);
    },
  });
}

export interface HttpOptions {
  readonly translations: readonly ProblemTranslation[];
  readonly largeBodies: LargeBodyLimits;
}

/** JSON bodies as {@link parseJsonBody} reads them, streams as they come, problems for everything that fails. The app is created with `bodyParser: false`. */
export function configureHttp(app: NestFastifyApplication, { translations, largeBodies }: HttpOptions): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(jsonTypes, { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  for (const type of streamedTypes)
    fastify.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
  takeBytes(fastify);
  takeLargeBodies(fastify, largeBodies);
  const routes = new Routes();
  fastify.addHook('onRoute', ({ url, method }) => routes.add(url, method));
  // Nest hands most of Fastify's own errors to the global filters as well.
  app.useGlobalFilters(new ProblemFilter(translations, routes));
}

/** What a route takes as bytes must not be parsed as what its Content-Type says it is. A form would bring its own wrapping along. */
function takeBytes(fastify: ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw;
    if (takesBytes(request) && !isFormData(headers['content-type'])) headers['content-type'] = bytes;
    done();
  });
  fastify.addContentTypeParser(bytes, (request, payload, done) => {
    if (takesBytes(request)) done(null, payload);
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE());
  });
}
