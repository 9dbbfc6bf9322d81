import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import { CheckRunner, HEALTH_CHECKS, type CheckReport, type HealthCheck } from './health-check.js';
import { readLiveness, readReadiness } from './health.api.js';

export interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly checks: readonly CheckReport[];
}

/** For those who start, stop and send traffic to processes. What it cannot see stands in docs/operations.md. */
@Controller('health')
export class HealthController {
  private readonly checks: readonly CheckRunner[];

  constructor(@Inject(HEALTH_CHECKS) checks: readonly HealthCheck[]) {
    this.checks = checks.map((check) => new CheckRunner(check));
  }

  /** Asks nothing and nobody: a process that answers this must not be killed because its database is away. */
  @Get('live')
  @ApiRoute(readLiveness)
  @Header('cache-control', 'no-store')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  @ApiRoute(readReadiness)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const checks = await Promise.all(this.checks.map((check) => check.run()));
    const ready = checks.every(({ status }) => status === 'up');
    void reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    return { status: ready ? 'ready' : 'not-ready', checks };
  }
}
