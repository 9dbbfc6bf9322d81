// A lock file that was written where only one platform's binaries can be had lacks the optional packages of all others, and
// `npm ci` then refuses it everywhere. Run after `npm install`: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const systems = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
};
const processors = ['arm64', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64', 'ia32', 'arm'];

let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const cpu = processors.find((processor) => name.includes(processor));
    if (cpu === undefined || isLocked(path, name)) continue;
    const os = name
      .split('-')
      .map((part) => systems[part])
      .find(Boolean);
    const libc = name.includes('musl') ? 'musl' : os === 'linux' && name.includes('gnu') ? 'glibc' : undefined;
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(entry.dev && { dev: true }),
      ...(libc && { libc: [libc] }),
      license: entry.license,
      optional: true,
      ...(os && { os: [os] }),
    };
    added++;
  }
}
const { '': root, ...packages } = lock.packages;
lock.packages = {
  '': root,
  ...Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'))),
};
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages of other platforms added`);

/** Packages of binaries stand at the top, or directly below the one that asks for them. */
function isLocked(path, name) {
  return Boolean(lock.packages[`node_modules/${name}`] ?? lock.packages[`${path}/node_modules/${name}`]);
}
