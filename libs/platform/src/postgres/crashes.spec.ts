import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres } from './index.js';
import { identifyProcess } from './process-identity.js';
import { socketPath } from './socket-dir.js';
import { expectInBothTexts, failureOf } from './testing/failure-of.js';
import { installLauncher, LauncherProcess, makeTemporaryDir, untilGone } from './testing/launcher-process.js';
import { keepBusy, query } from './testing/query.js';

const temporary = makeTemporaryDir();
const launcher = installLauncher(join(temporary, 'launcher'));
const dataDir = join(temporary, 'postgres');

afterAll(async () => {
  await LauncherProcess.stopAll();
  rmSync(temporary, { recursive: true, force: true });
});

describe('an initdb that was interrupted', () => {
  it('is done anew, even while it still runs', async () => {
    const killed = new LauncherProcess(launcher, dataDir);
    killed.report.catch(() => undefined);
    const draftOfInitdb = (): boolean =>
      existsSync(dataDir) && readdirSync(dataDir).some((name) => existsSync(join(dataDir, name, 'cluster', 'base')));
    while (!draftOfInitdb()) await pause(1);
    await killed.kill();
    expect(existsSync(join(dataDir, 'cluster'))).toBe(false);

    const next = new LauncherProcess(launcher, dataDir);
    expect(await query(await next.ready(), 'create table kept as select 7 as seven')).toEqual({});
    await next.order('stop');
    expect(readdirSync(dataDir).filter((name) => name.startsWith('initdb-'))).toEqual([]);
  });
});

describe('a PostgreSQL whose launcher is gone', () => {
  it('is shut down and followed by a new one', async () => {
    const killed = new LauncherProcess(launcher, dataDir);
    const orphan = await killed.ready();
    await killed.kill();
    expect(await query(orphan, 'select seven from kept')).toEqual({ seven: 7 });

    const lines: string[] = [];
    const postgres = await startEmbeddedPostgres({ dataDir, onLog: (line) => lines.push(line) });
    expect(identifyProcess(orphan.pid)).toBeUndefined();
    expect(lines.join('\n')).not.toContain('automatic recovery');
    expect(await query(postgres, 'select seven from kept')).toEqual({ seven: 7 });
    await postgres.stop();
  });

  it.each(['exit', 'leave'] as const)(
    'does not stay behind when the process ends without stopping it (%s)',
    async (way) => {
      const process = new LauncherProcess(launcher, dataDir);
      const { pid } = await process.ready();
      expect(await process.order(way)).toBe(0);
      await untilGone(pid);
      expect(existsSync(join(dataDir, 'cluster', 'postmaster.pid'))).toBe(false);
    },
  );

  it('survives the Ctrl-C that is meant for its launcher', async () => {
    const process = new LauncherProcess(launcher, dataDir);
    const { pid } = await process.ready();
    expect(sessionOf(pid)).not.toBe(sessionOf(process.pid));
    await process.order('stop');
    expect(identifyProcess(pid)).toBeUndefined();
  });
});

describe('a data folder that another process uses', () => {
  it('is refused, naming that process, and left in peace', async () => {
    const user = new LauncherProcess(launcher, dataDir);
    const running = await user.ready();
    const failure = await failureOf(startEmbeddedPostgres({ dataDir }));
    expect(failure.code).toBe('data-dir-in-use');
    expectInBothTexts(failure, String(user.pid));
    expect(await query(running, 'select seven from kept')).toEqual({ seven: 7 });
    await user.order('stop');
  });

  it('goes to exactly one of several that want it at once, after a crash that left everything lying about', async () => {
    const killed = new LauncherProcess(launcher, dataDir);
    await killed.ready();
    await killed.kill();
    const rivals = Array.from({ length: 4 }, () => new LauncherProcess(launcher, dataDir));
    const reports = await Promise.all(rivals.map((rival) => rival.report));
    const outcomes = reports.map((report) => (report.event === 'ready' ? 'ready' : report.code)).sort();
    expect(outcomes).toEqual(['data-dir-in-use', 'data-dir-in-use', 'data-dir-in-use', 'ready']);
    await Promise.all(rivals.map((rival) => rival.order('stop')));
  });
});

describe('a server that answers on the socket but is no process of ours', () => {
  it('is left alone: it may run in another container', async () => {
    const socketDir = join(dataDir, 'socket');
    const elsewhere = createServer().listen(socketPath(socketDir));
    await once(elsewhere, 'listening');
    const unseen = spawnSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }).stdout.trim();
    const leftFile = join(dataDir, 'cluster', 'postmaster.pid');
    writeFileSync(leftFile, `${unseen}\n${join(dataDir, 'cluster')}\n1\n5432\n${socketDir}\n\n`);
    const failure = await failureOf(startEmbeddedPostgres({ dataDir }));
    expect(failure.code).toBe('data-dir-in-use');
    expectInBothTexts(failure, unseen);
    expect(existsSync(leftFile)).toBe(true);
    elsewhere.close();
    await once(elsewhere, 'close');
  });
});

describe('a pid that was given to another process', () => {
  it('does not keep the data folder locked, nor is that process touched', async () => {
    const { uid, gid } = statSync(join(dataDir, 'cluster'));
    const bystander = spawn('sleep', ['60'], { cwd: '/', stdio: 'ignore', uid, gid });
    await once(bystander, 'spawn');
    const pid = Number(bystander.pid);
    writeFileSync(join(dataDir, 'owner.99'), JSON.stringify({ pid, startedAt: 'in another life' }));
    const leftFile = join(dataDir, 'cluster', 'postmaster.pid');
    writeFileSync(leftFile, `${pid}\n${join(dataDir, 'cluster')}\n1\n5432\n${join(dataDir, 'socket')}\n\n`);

    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(await query(postgres, 'select seven from kept')).toEqual({ seven: 7 });
    expect(identifyProcess(pid)).toBeDefined();
    await postgres.stop();
    bystander.kill();
  });

  it('nor does that of a dead server whom nobody has buried', async () => {
    const { uid, gid } = statSync(join(dataDir, 'cluster'));
    const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'], { cwd: '/', uid, gid });
    const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
    const zombie = Number(chunk.toString());
    while (identifyProcess(zombie) !== undefined) await pause(1);
    expect(process.kill(zombie, 0)).toBe(true);
    writeFileSync(join(dataDir, 'cluster', 'postmaster.pid'), `${zombie}\n`);
    const postgres = await startEmbeddedPostgres({ dataDir });
    await postgres.stop();
    parent.kill();
  });

  it('nor does the pid of a process that is dead', async () => {
    const dead = spawn('true', { stdio: 'ignore' });
    await once(dead, 'exit');
    writeFileSync(join(dataDir, 'cluster', 'postmaster.pid'), `${dead.pid}\n`);
    writeFileSync(join(dataDir, 'owner.99'), '');
    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(readdirSync(dataDir).filter((name) => name.startsWith('owner'))).toEqual(['owner.100']);
    await postgres.stop();
    expect(readdirSync(dataDir).filter((name) => name.startsWith('owner'))).toEqual([]);
  });
});

describe('a PostgreSQL that is killed', () => {
  it('is reported, and can be started again at once, though its children are still busy', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir });
    await query(postgres, `create table committed as select 'before the crash' as time`);
    const busy = await keepBusy(postgres, 1e12);
    process.kill(postgres.pid, 'SIGKILL');
    expect(await postgres.exited).toEqual({ code: null, signal: 'SIGKILL' });
    const next = await startEmbeddedPostgres({ dataDir });
    expect(await busy.broken).toBeInstanceOf(Error);
    expect(identifyProcess(busy.pid)).toBeUndefined();
    expect(await query(next, 'select time from committed')).toEqual({ time: 'before the crash' });
    await postgres.stop();
    expect(await query(next, 'select 1 as one')).toEqual({ one: 1 });
    await next.stop();
  });
});

/** A terminal sends Ctrl-C to the processes of its session; it is field 6 of proc_pid_stat(5). */
function sessionOf(pid: number): string | undefined {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[3];
}
