import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Histogram, type Registry } from 'prom-client';

/** Seconds. Few, because every route and status has a series per bucket; around what the system promises (40 ms, 1 s). */
const buckets = [0.005, 0.02, 0.04, 0.1, 0.5, 1, 5];
const noRoute = { method: '', route: 'unmatched' };

type Observe = (seconds: number) => void;

/**
 * Durations of requests by method, route template and status. Addresses, parameters and bodies never become labels; what
 * found no route is one series per status. Call it before the routes are registered.
 */
export function measureHttp(app: NestFastifyApplication, registry: Registry): void {
  const durations = new HttpDurations(registry);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      durations.observe(request, reply);
      done();
    });
}

/** Finds the series of a request without making labels for it: this runs for every one of them. */
class HttpDurations {
  private readonly durations: Histogram<'method' | 'route' | 'status'>;
  private readonly series = new Map<string | undefined, Map<string, Observe>>();

  constructor(registry: Registry) {
    this.durations = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'From the headers of the request to the end of the answer; a stream lasts as long as its client stays',
      labelNames: ['method', 'route', 'status'],
      buckets,
      registers: [registry],
    });
  }

  observe({ method, routeOptions: { url } }: FastifyRequest, reply: FastifyReply): void {
    const ofRoute = this.series.get(url) ?? new Map<string, Observe>();
    if (ofRoute.size === 0) this.series.set(url, ofRoute);
    const outcome = `${method} ${reply.statusCode}`;
    const known = ofRoute.get(outcome) ?? this.seriesOf(url, method, reply.statusCode);
    ofRoute.set(outcome, known);
    known(reply.elapsedTime / 1000);
  }

  private seriesOf(route: string | undefined, method: string, statusCode: number): Observe {
    const status = String(statusCode);
    const labels = route === undefined ? { ...noRoute, status } : { method, route, status };
    const series = this.durations.labels(labels);
    return (seconds) => series.observe(seconds);
  }
}
