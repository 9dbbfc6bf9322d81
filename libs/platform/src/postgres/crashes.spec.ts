import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from './index.js';
import { identifyProcess } from './process-identity.js';
import { installLauncher, LauncherProcess, makeTemporaryDir, untilGone } from './testing/launcher-process.js';
import { query } from './testing/query.js';

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
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
      code: 'data-dir-in-use',
      text: { en: expect.stringContaining(String(user.pid)), uk: expect.stringContaining(String(user.pid)) },
    });
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
    const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], { cwd: '/', uid, gid });
    const [chunk] = await once(parent.stdout, 'data');
    const zombie = Number(String(chunk));
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
    const busy = new pg.Client(postgres.connection());
    busy.on('error', () => undefined);
    await busy.connect();
    const { rows } = await busy.query('select pg_backend_pid() as pid');
    const broken = busy.query('select count(*) from generate_series(1, 1000000000000)').catch((error: Error) => error);
    const running = `select 1 as yes from pg_stat_activity where pid = ${rows[0].pid} and state = 'active'`;
    while ((await query(postgres, running))['yes'] !== 1) await pause(1);

    process.kill(postgres.pid, 'SIGKILL');
    expect(await postgres.exited).toEqual({ code: null, signal: 'SIGKILL' });
    const next = await startEmbeddedPostgres({ dataDir });
    expect(await broken).toBeInstanceOf(Error);
    expect(identifyProcess(rows[0].pid)).toBeUndefined();
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
