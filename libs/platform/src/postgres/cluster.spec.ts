import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { chooseRunner } from './choose-run-as.js';
import { ensureCluster, initialise, readOrMakePassword, superuser } from './cluster.js';
import { openDataDir } from './data-dir.js';
import { fileOwnerOf } from './run-as.js';
import { locateInstallation } from './installation.js';
import { startPostmaster } from './postmaster.js';
import { socketPort } from './settings.js';
import { makeSocketDir } from './socket-dir.js';
import { makeTemporaryDir } from './testing/launcher-process.js';

const temporary = makeTemporaryDir();
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe('a new cluster', () => {
  it('takes the next locale where the first is missing', async () => {
    const dataDir = openDataDir(join(temporary, 'locales'));
    const runner = await chooseRunner(dataDir, locateInstallation());
    const workshop = mkdtempSync(join(dataDir.path, 'initdb-'));
    const cluster = await initialise(dataDir, workshop, runner, 'secret', ['xx_MISSING.UTF-8', 'C']);
    expect(existsSync(join(cluster, 'PG_VERSION'))).toBe(true);
  });

  it('is not made from what cannot be made, and says why', async () => {
    const dataDir = openDataDir(join(temporary, 'nowhere'));
    const runner = await chooseRunner(dataDir, locateInstallation());
    const workshop = join(dataDir.path, 'workshop');
    mkdirSync(workshop);
    await expect(initialise(dataDir, workshop, runner, 'secret', ['xx_MISSING.UTF-8'])).rejects.toMatchObject({
      code: 'start-failed',
      message: expect.stringContaining('xx_MISSING'),
    });
  });
});

describe('a postmaster', () => {
  it('waits for the busy children of one that was killed', async () => {
    const dataDir = openDataDir(join(temporary, 'leftovers'));
    const runner = await chooseRunner(dataDir, locateInstallation());
    const password = readOrMakePassword(dataDir);
    await ensureCluster(dataDir, runner, password);
    const lines: string[] = [];
    const start = () => {
      const socketDir = makeSocketDir(dataDir, fileOwnerOf(runner.runAs) ?? dataDir.owner);
      return startPostmaster({ dataDir, runner, socketDir, settings: {}, onLog: (line) => lines.push(line) });
    };
    const killed = await start();
    const connection = { host: join(dataDir.path, 'socket'), port: socketPort, user: superuser, password };
    const [busy, watcher] = [new pg.Client(connection), new pg.Client(connection)];
    for (const client of [busy, watcher]) {
      client.on('error', () => undefined);
      await client.connect();
    }
    const { rows } = await busy.query('select pg_backend_pid() as pid');
    busy.query('select count(*) from generate_series(1, 20000000)').catch(() => undefined);
    const isBusy = `select 1 from pg_stat_activity where state = 'active' and pid = ${rows[0].pid}`;
    while ((await watcher.query(isBusy)).rowCount === 0) await pause(1);

    process.kill(killed.pid, 'SIGKILL');
    await killed.exited;
    const next = await start();
    expect(lines.join('\n')).toContain('pre-existing shared memory block');
    await next.stop();
  });
});

describe('a platform', () => {
  it('without binaries is told of DATABASE_URL', () => {
    expect(() => locateInstallation('sunos-sparc')).toThrow(/sunos-sparc.*DATABASE_URL/);
    expect(() => locateInstallation('linux-ppc64')).toThrow(/linux-ppc64.*DATABASE_URL/);
  });
});
