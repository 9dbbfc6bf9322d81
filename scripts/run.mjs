// The one entrance of the project's commands: makes sure that the dependencies are installed and the build is fresh, then
// runs what was asked. Needs nothing but Node.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [command, ...args] = process.argv.slice(2);
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

const commands = {
  build: { build: true },
  start: { build: true, run: ['dist/apps/vybory/src/main.js'] },
  demo: { build: true, run: ['dist/apps/cli/src/main.js', 'demo'] },
  vybory: { build: true, run: ['dist/apps/cli/src/main.js'], quiet: true },
  test: { build: true, run: [...jest] },
  'test:faults': { build: true, run: [...jest, '--config', 'test/faults/jest.config.mjs'] },
  bench: { build: true, run: ['dist/bench/src/main.js'] },
};

const chosen = commands[command];
if (!chosen) {
  console.error(`Unknown command "${command ?? ''}". Known: ${Object.keys(commands).join(', ')}`);
  process.exit(2);
}
requireNode(20, 19);
install();
if (chosen.build) build();
if (chosen.run) run(chosen.run);

function requireNode(major, minor) {
  const [actualMajor, actualMinor] = process.versions.node.split('.').map(Number);
  if (actualMajor > major || (actualMajor === major && actualMinor >= minor)) return;
  console.error(`Vybory needs Node.js ${major}.${minor} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function install() {
  const installed = modified('node_modules/.package-lock.json');
  if (installed !== undefined && installed >= (modified('package-lock.json') ?? 0)) return;
  note('Installing the dependencies (npm ci) ...');
  step('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

function build() {
  const built = modified('dist/.built');
  const newest = Math.max(...['apps', 'libs', 'bench', '.swcrc', 'package-lock.json'].map(newestUnder));
  if (built !== undefined && built >= newest) return;
  note('Building ...');
  const sources = ['apps', 'libs', 'bench'].filter((folder) => existsSync(join(root, folder)));
  step(process.execPath, [
    'node_modules/@swc/cli/bin/swc.js',
    ...sources,
    '--out-dir',
    'dist',
    '--delete-dir-on-start',
    '--ignore',
    '**/*.spec.ts,**/node_modules/**',
    '--quiet',
  ]);
  writeFileSync(join(root, 'dist/.built'), '');
}

function run(nodeArguments) {
  const child = spawn(process.execPath, ['--enable-source-maps', ...nodeArguments, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  // The child decides when it is done: a signal is passed on, and waited for.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  // A shell between npm and this process that is ended takes nobody along: its child would be left running, and PostgreSQL with it.
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1_000).unref();
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

function step(program, programArguments) {
  const result = spawnSync(program, programArguments, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.error) console.error(`${program}: ${result.error.message}`);
  if (result.status !== 0) process.exit(result.status ?? 1);
}

function note(message) {
  if (!chosen.quiet) console.error(message);
}

function modified(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs;
}

function newestUnder(path) {
  if (path === 'bench/results') return 0;
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const entries = readdirSync(join(root, path)).filter((entry) => entry !== 'node_modules');
  return Math.max(stats.mtimeMs, ...entries.map((entry) => newestUnder(`${path}/${entry}`)));
}
