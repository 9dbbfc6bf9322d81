import { Controller, Get, Logger, Param } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Counter, Registry } from 'prom-client';
import request from 'supertest';
import { measureHttp } from './http-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsPage, type MetricsSource } from './metrics-page.js';

@Controller('things')
class ThingsController {
  @Get(':id')
  read(@Param('id') id: string): object {
    return { id };
  }
}

let app: NestFastifyApplication;

function countedBy(part: string, count: number): MetricsSource {
  const registry = new Registry();
  const things = new Counter({ name: 'things_total', help: 'Things', labelNames: ['kind'], registers: [registry] });
  things.inc({ kind: 'red' }, count);
  return { name: part, read: () => registry.getMetricsAsJSON() };
}

async function appWith(...sources: readonly MetricsSource[]): Promise<NestFastifyApplication> {
  const registry = new Registry();
  const testing = await Test.createTestingModule({
    controllers: [ThingsController, MetricsController],
    providers: [{ provide: MetricsPage, useValue: new MetricsPage(registry, sources, 50) }],
  }).compile();
  app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  measureHttp(app, registry);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

async function metrics(): Promise<readonly string[]> {
  const { text, headers } = await request(app.getHttpServer()).get('/metrics');
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  return text.split('\n');
}

beforeAll(() => {
  Logger.overrideLogger(false);
});

afterEach(() => app.close());

describe('GET /metrics', () => {
  it('counts requests by route template and status, never by address', async () => {
    await appWith();
    for (const path of ['/things/secret-1?name=x', '/things/secret-2', '/nothing/secret-3'])
      await request(app.getHttpServer()).get(path);
    const lines = await metrics();
    expect(lines).toContain('http_request_duration_seconds_count{method="GET",route="/things/:id",status="200"} 2');
    expect(lines).toContain('http_request_duration_seconds_count{method="",route="unmatched",status="404"} 1');
    expect(lines.join('\n')).not.toMatch(/secret|name=x/);
  });

  it('tells what the process uses, and every metric once', async () => {
    await appWith(countedBy('back', 1));
    const described = (await metrics()).filter((line) => line.startsWith('# TYPE '));
    expect(described).toContain('# TYPE process_resident_memory_bytes gauge');
    expect(new Set(described).size).toBe(described.length);
  });

  it('sums what several parts count', async () => {
    await appWith(countedBy('front', 2), countedBy('back', 3));
    const lines = await metrics();
    expect(lines).toContain('things_total{kind="red"} 5');
    expect(lines).toContain('metrics_source_up{source="back"} 1');
  });

  it('goes on without a part that fails or does not answer', async () => {
    await appWith(
      countedBy('front', 2),
      { name: 'dead', read: () => Promise.reject(new Error('dead')) },
      { name: 'mute', read: () => new Promise(() => undefined) },
    );
    const lines = await metrics();
    expect(lines).toContain('things_total{kind="red"} 2');
    expect(lines).toContain('metrics_source_up{source="dead"} 0');
    expect(lines).toContain('metrics_source_up{source="mute"} 0');
  });
});
