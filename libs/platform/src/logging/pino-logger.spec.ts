import { createLogger, PinoLogger } from './pino-logger.js';

function capture(): { readonly lines: string[]; readonly logger: PinoLogger } {
  const lines: string[] = [];
  return { lines, logger: new PinoLogger(createLogger('info', { write: (line) => void lines.push(line) })) };
}

describe('PinoLogger', () => {
  it('writes one JSON object per line with the context that Nest gives', () => {
    const { lines, logger } = capture();
    logger.log('started', 'NestApplication');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 30, msg: 'started', context: 'NestApplication' });
  });

  it('never writes bodies, values, headers or passwords', () => {
    const { lines, logger } = capture();
    logger.warn({
      request: { body: 'Шевченко', headers: { cookie: 'c' }, url: '/x' },
      form: { values: { name: 'Шевченко' } },
      db: { password: 'p' },
    });
    expect(lines.join('')).not.toMatch(/Шевченко|cookie|"p"/);
    expect(lines.join('')).toContain('/x');
  });

  it('keeps the stack of an error', () => {
    const { lines, logger } = capture();
    logger.error(new Error('broken'), 'http');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 50,
      err: { message: 'broken', stack: expect.stringContaining('broken') },
    });
  });

  it('leaves out what is below its level', () => {
    const { lines, logger } = capture();
    logger.debug('detail');
    // Nest lists every route at each start.
    logger.log('Mapped {/, GET} route', 'RouterExplorer');
    expect(lines).toEqual([]);
  });
});
