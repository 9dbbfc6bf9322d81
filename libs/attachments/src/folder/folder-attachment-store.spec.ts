import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describeAttachmentStoreContract, hashOf, inChunks } from '../contract/attachment-store.contract.js';
import { AttachmentStoreFailed } from '../port.js';
import { pdf } from '../testing/samples.js';
import { FolderAttachmentStore } from './folder-attachment-store.js';

let folder: string;
let store: FolderAttachmentStore;
const limits = { maximumBytes: 64 * 1024 * 1024 };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vybory-attachments-'));
  store = await FolderAttachmentStore.open(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function filesIn(place: string): Promise<readonly string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describeAttachmentStoreContract('folder', () => ({ store, holdings: () => filesIn(folder) }));

describe('the folder', () => {
  it('holds content under its hash alone, readable by its owner only', async () => {
    const content = pdf(2_000, 1);
    const { hash } = await store.put(inChunks(content), limits);
    const hex = hash.slice('sha256:'.length);
    const file = join(folder, hex.slice(0, 2), hex.slice(2, 4), hex);
    expect(await filesIn(folder)).toEqual([file]);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('is swept of what a crash left, and of nothing else', async () => {
    const { hash } = await store.put(inChunks(pdf(2_000, 2)), limits);
    await writeFile(join(folder, 'incoming', 'half'), 'half of it');
    const again = await FolderAttachmentStore.open(folder);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect((await again.describe([hash])).size).toBe(1);
  });

  it('heals a file that was damaged since, when its content comes again', async () => {
    const content = pdf(2_000, 3);
    const { hash } = await store.put(inChunks(content), limits);
    const [file = ''] = await filesIn(folder);
    await writeFile(file, 'damaged');
    await store.put(inChunks(content), limits);
    expect((await buffer(await store.open(hash))).equals(content)).toBe(true);
  });

  it('leaves only what a sweep takes when the process is killed in the middle', async () => {
    const held = pdf(2_000, 4);
    await store.put(inChunks(held), limits);
    // Another process writes where this one would, and dies without a word.
    const incoming = join(folder, 'incoming', 'of-another-process');
    const program = `const fs = require('fs'); const f = fs.openSync(${JSON.stringify(incoming)}, 'wx');
      for (;;) { fs.writeSync(f, Buffer.alloc(65536)); process.send?.('wrote'); }`;
    const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    await once(child, 'message');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await stat(incoming)).size).toBeGreaterThan(0);
    const again = await FolderAttachmentStore.open(folder);
    expect(await filesIn(folder)).toHaveLength(1);
    expect(await again.describe([hashOf(held)])).toEqual(new Map([[hashOf(held), held.length]]));
  });

  it('is not well when nothing can be written, and says which way it fails', async () => {
    await rm(join(folder, 'incoming'), { recursive: true });
    await expect(store.check()).rejects.toThrow(AttachmentStoreFailed);
    const put = store.put(inChunks(pdf(100)), limits);
    await expect(put).rejects.toMatchObject({ code: 'attachment-store-unavailable' });
  });
});

/** A file system of two megabytes; needs root. */
function mounted(place: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', place], { stdio: 'ignore' }).status === 0;
}

describe('a full disk', () => {
  const small = join(tmpdir(), `vybory-small-disk-${process.pid}`);
  let canMount = false;

  beforeAll(async () => {
    await mkdir(small, { recursive: true });
    canMount = mounted(small);
  });
  afterAll(async () => {
    if (canMount) spawnSync('umount', ['--lazy', small], { stdio: 'ignore' });
    await rm(small, { recursive: true, force: true });
  });

  it('gives a coded error, keeps nothing of what did not fit, and takes what fits afterwards', async () => {
    if (!canMount) {
      process.stderr.write('SKIPPED: full disk. It needs the right to mount a file system (root, CAP_SYS_ADMIN).\n');
      return;
    }
    const onSmall = await FolderAttachmentStore.open(join(small, 'attachments'));
    const tooMuch = onSmall.put(inChunks(pdf(3 * 1024 * 1024, 5)), limits);
    await expect(tooMuch).rejects.toMatchObject({ code: 'attachment-store-full' });
    expect(await filesIn(small)).toEqual([]);
    const fits = pdf(500_000, 6);
    const { hash } = await onSmall.put(inChunks(fits), limits);
    expect((await buffer(await onSmall.open(hash))).equals(fits)).toBe(true);
  });

  it('that fills while content comes leaves what was there', async () => {
    if (!canMount) return;
    const onSmall = await FolderAttachmentStore.open(join(small, 'attachments'));
    const held = pdf(100_000, 7);
    await onSmall.put(inChunks(held), limits);
    const filler = await open(join(small, 'filler'), 'w');
    const content = (async function* () {
      yield* inChunks(pdf(128 * 1024, 8));
      await filler.appendFile(Buffer.alloc(4 * 1024 * 1024)).catch(() => undefined);
      yield* inChunks(pdf(128 * 1024, 9));
    })();
    await expect(onSmall.put(content, limits)).rejects.toMatchObject({ code: 'attachment-store-full' });
    await filler.close();
    await rm(join(small, 'filler'));
    expect((await buffer(await onSmall.open(hashOf(held)))).equals(held)).toBe(true);
  });
});
