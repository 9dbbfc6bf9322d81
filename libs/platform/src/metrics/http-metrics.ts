import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Histogram, type Registry } from 'prom-client';

/** Seconds. Few, because every route and status has a series per bucket; around what the system promises (40 ms, 1 s). */
const buckets = [0.005, 0.02, 0.04, 0.1, 0.5, 1, 5];

type Observe = (seconds: number) => void;

/**
 * Durations of requests by method, route template and status. Addresses, parameters and bodies never become labels; what
 * found no route is one series. Call it before the routes are registered.
 */
export function measureHttp(app: NestFastifyApplication, registry: Registry): void {
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the first byte of the request to the last of the answer; streams last as long as their client stays',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  });
  const series = new Map<string, Map<number, Observe>>();
  const observerOf = (method: string, route: string, status: number): Observe => {
    const labelled = durations.labels({ method, route, status: String(status) });
    return (seconds) => labelled.observe(seconds);
  };
  const observe = ({ method, routeOptions: { url: route } }: FastifyRequest, reply: FastifyReply): void => {
    const known = route === undefined ? '' : `${method} ${route}`;
    const ofRoute = series.get(known) ?? new Map<number, Observe>();
    if (ofRoute.size === 0) series.set(known, ofRoute);
    let observer = ofRoute.get(reply.statusCode);
    if (observer === undefined) {
      observer =
        route === undefined
          ? observerOf('', 'unmatched', reply.statusCode)
          : observerOf(method, route, reply.statusCode);
      ofRoute.set(reply.statusCode, observer);
    }
    observer(reply.elapsedTime / 1000);
  };
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      observe(request, reply);
      done();
    });
}
