import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiRoute } from '#vybory/api-document';
import { readMetrics } from './metrics.api.js';
import { MetricsPage } from './metrics-page.js';

@Controller('metrics')
export class MetricsController {
  constructor(@Inject(MetricsPage) private readonly page: MetricsPage) {}

  @Get()
  @ApiRoute(readMetrics)
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    const text = await this.page.text();
    void reply.header('cache-control', 'no-store').type(this.page.contentType).send(text);
  }
}
