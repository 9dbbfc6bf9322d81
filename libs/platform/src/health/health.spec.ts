import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { CheckRunner, HEALTH_CHECKS, type HealthCheck } from './health-check.js';
import { HealthController } from './health.controller.js';

const well: HealthCheck = { name: 'database', check: () => Promise.resolve() };
const ill: HealthCheck = { name: 'back-office', check: () => Promise.reject(new Error('no route to 10.0.0.7')) };

async function appWith(...checks: readonly HealthCheck[]): Promise<NestFastifyApplication> {
  const testing = await Test.createTestingModule({
    controllers: [HealthController],
    providers: [{ provide: HEALTH_CHECKS, useValue: checks }],
  }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('GET /health/live', () => {
  it('answers whatever the checks say', async () => {
    const app = await appWith(ill);
    const { status, body } = await request(app.getHttpServer()).get('/health/live');
    expect({ status, body }).toEqual({ status: 200, body: { status: 'live' } });
    await app.close();
  });
});

describe('GET /health/ready', () => {
  it('is ready when every check is well', async () => {
    const app = await appWith(well, { ...well, name: 'back-office' });
    const { status, body, headers } = await request(app.getHttpServer()).get('/health/ready');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'ready',
      checks: [
        { name: 'database', status: 'up' },
        { name: 'back-office', status: 'up' },
      ],
    });
    expect(headers['cache-control']).toBe('no-store');
    await app.close();
  });

  it('names the one that is not, and keeps the reason to itself', async () => {
    const app = await appWith(well, ill);
    const { status, body, text } = await request(app.getHttpServer()).get('/health/ready');
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: 'not-ready', checks: [{ status: 'up' }, { status: 'failed' }] });
    expect(text).not.toContain('10.0.0.7');
    await app.close();
  });
});

describe('CheckRunner', () => {
  it('loses patience with what does not answer, and asks it once however many want to know', async () => {
    let asked = 0;
    let answer: () => void = () => undefined;
    const slow = new CheckRunner(
      { name: 'database', check: () => new Promise<void>((resolve) => ((answer = resolve), asked++)) },
      20,
    );
    const reports = await Promise.all([slow.run(), slow.run(), slow.run()]);
    expect(reports.map(({ status }) => status)).toEqual(['too-slow', 'too-slow', 'too-slow']);
    expect(asked).toBe(1);
    const later = slow.run();
    answer();
    expect(await later).toMatchObject({ name: 'database', status: 'up' });
    const next = slow.run();
    answer();
    expect(await next).toMatchObject({ status: 'up' });
    expect(asked).toBe(2);
  });
});
