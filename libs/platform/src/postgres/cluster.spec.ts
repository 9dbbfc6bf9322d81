import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chooseRunner } from './choose-run-as.js';
import { ensureCluster, initialise, readOrMakePassword, superuser } from './cluster.js';
import { openDataDir } from './data-dir.js';
import { fileOwnerOf } from './run-as.js';
import { locateInstallation } from './installation.js';
import { startPostmaster } from './postmaster.js';
import { socketPort } from './settings.js';
import { makeSocketDir } from './socket-dir.js';
import { expectInBothTexts, failureOf } from './testing/failure-of.js';
import { makeTemporaryDir } from './testing/launcher-process.js';
import { keepBusy } from './testing/query.js';

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
    const failure = await failureOf(initialise(dataDir, workshop, runner, 'secret', ['xx_MISSING.UTF-8']));
    expect(failure.code).toBe('start-failed');
    expectInBothTexts(failure, 'xx_MISSING');
  });
});

describe('an initdb that is killed', () => {
  it('leaves no cluster behind', async () => {
    const dataDir = openDataDir(join(temporary, 'killed'));
    const runner = await chooseRunner(dataDir, locateInstallation());
    const making = failureOf(ensureCluster(dataDir, runner, 'secret'));
    const drafts = (): string[] => readdirSync(dataDir.path).filter((name) => name.startsWith('initdb-'));
    const versionOf = (name: string): string => join(dataDir.path, name, 'cluster', 'PG_VERSION');
    while (!drafts().some((name) => existsSync(versionOf(name)))) await pause(1);
    const { stdout } = spawnSync('pgrep', ['-f', `initdb --pgdata=${dataDir.path}`], { encoding: 'utf8' });
    process.kill(Number(stdout.trim()), 'SIGKILL');
    expect((await making).code).toBe('start-failed');
    expect(existsSync(dataDir.cluster)).toBe(false);
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
    const host = encodeURIComponent(join(dataDir.path, 'socket'));
    await keepBusy({ url: `postgres://${superuser}:${password}@${host}:${socketPort}/postgres` }, 20_000_000);

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
