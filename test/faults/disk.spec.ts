import { spawnSync } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { allHolds, Installation } from './installation.js';
import { errnoOf } from './program/errno.js';
import { temporaryFolder } from './program/place.js';
import { within } from './program/within.js';
import { say } from './seed.js';

const megabytes = 384;
const chunk = Buffer.alloc(64 * 1024, 1);
const troublesBeforeSpaceIsBack = 40;

function mountMemory(folder: string): boolean {
  const size = `size=${megabytes}m,mode=0755`;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' }).status === 0;
}

function unmount(folder: string): void {
  spawnSync('umount', ['--lazy', folder], { stdio: 'ignore' });
}

async function onSmallDisk(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await temporaryFolder();
  if (!mountMemory(folder)) {
    say('SKIPPED: full disk. It needs the right to mount a file system (root, CAP_SYS_ADMIN).');
    return;
  }
  try {
    await work(folder);
  } finally {
    unmount(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes all the space that is left. */
async function fill(file: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (;;) await handle.write(chunk);
  } catch (error) {
    if (errnoOf(error) !== 'ENOSPC') throw error;
  } finally {
    await handle.close();
  }
}

describe('a full disk', () => {
  it('gives coded errors, loses nothing that was acknowledged, and is got over when there is space again', () =>
    onSmallDisk(async (folder) => {
      const dataDir = join(folder, 'data');
      await mkdir(dataDir, { mode: 0o711 });
      await Installation.with({ name: 'disk', dataDir }, async (installation) => {
        const { bodies, plan, supervisor } = installation;
        const played = installation.play();
        await bodies.when(() => bodies.finished >= plan.count / 4);
        await fill(join(folder, 'filler'));
        const begun = total(bodies.troubles);
        const troubled = bodies.when(() => total(bodies.troubles) >= begun + troublesBeforeSpaceIsBack);
        await within(90_000, 'an error for the full disk', () => supervisor.story, Promise.race([troubled, played]));
        expect(total(bodies.troubles)).toBeGreaterThanOrEqual(begun + troublesBeforeSpaceIsBack);
        await rm(join(folder, 'filler'));
        await played;
        expect(await installation.prove()).toEqual(allHolds);
        expect(await supervisor.stop()).toEqual({ code: 0, signal: null });
      });
    }));
});

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, times) => sum + times, 0);
}
