import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { atNewPlace, freePort } from './program/place.js';
import { postgresProcesses } from './program/postgres-processes.js';
import { ServerProgram, type Exit } from './program/server-program.js';
import { say } from './seed.js';

async function endOf(program: ServerProgram): Promise<Exit> {
  await expect(program.whenReady()).rejects.toThrow('before it was ready');
  return program.exited;
}

describe('a start that cannot succeed ends with code 1 and says why in both languages', () => {
  it('when the port is taken', () =>
    atNewPlace(async ({ dataDir, port }) => {
      const other = createServer().listen(port, '127.0.0.1');
      await once(other, 'listening');
      const program = ServerProgram.launch({ dataDir, port });
      expect(await endOf(program)).toEqual({ code: 1, signal: null });
      other.close();
      expect(program.said).toContain(`Порт ${port} на 127.0.0.1 вже зайнятий`);
      expect(program.said).toContain(`The port ${port} on 127.0.0.1 is taken`);
      expect(postgresProcesses(dataDir)).toEqual([]);
    }));

  it('when a file stands where the data folder should be', () =>
    atNewPlace(async ({ dataDir, port }) => {
      await writeFile(dataDir, '');
      const program = ServerProgram.launch({ dataDir, port });
      expect(await endOf(program)).toEqual({ code: 1, signal: null });
      expect(program.said).toContain('Немає змоги створити теку даних');
      expect(program.said).toContain('The data folder');
      expect(program.said).toContain(dataDir);
    }));

  it('when the data folder cannot be written', () =>
    atNewPlace(async ({ dataDir, port }) => {
      await mkdir(dataDir);
      const undo = await forbidWriting(dataDir);
      if (!undo) {
        say('SKIPPED: data folder that cannot be written. As root it needs the right to mount a file system.');
        return;
      }
      const program = ServerProgram.launch({ dataDir, port });
      const exit = await endOf(program).finally(undo);
      expect(exit).toEqual({ code: 1, signal: null });
      expect(program.said).toContain('Немає змоги створити теку даних');
      expect(program.said).toContain('cannot be created or written');
    }));

  it('when another process works on the same data folder, which goes on undisturbed', () =>
    atNewPlace(async ({ dataDir, port }) => {
      const first = ServerProgram.launch({ dataDir, port });
      await first.whenReady();
      const second = ServerProgram.launch({ dataDir, port: await freePort() });
      expect(await endOf(second)).toEqual({ code: 1, signal: null });
      expect(second.said).toContain(`уже використовується процесом ${first.pid}`);
      expect(second.said).toContain(`is already used by process ${first.pid}`);
      expect((await fetch(`http://127.0.0.1:${port}/api/v1/campaigns`)).status).toBe(200);
      expect(await first.end('SIGTERM')).toEqual({ code: 0, signal: null });
      expect(postgresProcesses(dataDir)).toEqual([]);
    }));
});

/** Root may write whatever its mode says, unless the file system itself is read-only. */
async function forbidWriting(folder: string): Promise<(() => void) | undefined> {
  if (process.geteuid?.() !== 0) {
    await chmod(folder, 0o500);
    return () => void chmod(folder, 0o700);
  }
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder]);
  if (mounted.status !== 0) return undefined;
  return () => void spawnSync('umount', ['--lazy', folder]);
}
