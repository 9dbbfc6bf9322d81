import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describeAttachmentStoreContract, hashOf, inChunks } from '../contract/attachment-store.contract.js';
import { AttachmentStoreFailed, ContentMissing } from '../port.js';
import { pdf } from '../testing/samples.js';
import { S3Double } from '../testing/s3-double.js';
import { S3AttachmentStore } from './s3-attachment-store.js';

let double: S3Double;
let spool: string;
let store: S3AttachmentStore;
const limits = { maximumBytes: 64 * 1024 * 1024 };

beforeAll(async () => {
  double = await S3Double.start();
  spool = await mkdtemp(join(tmpdir(), 'vybory-spool-'));
  store = await S3AttachmentStore.open(double.place(spool), spool);
});
afterAll(async () => {
  await store.close();
  await double.stop();
  await rm(spool, { recursive: true, force: true });
});

describeAttachmentStoreContract('S3', () => ({
  store,
  holdings: async () => [...double.objects.keys(), ...(await readdir(spool))],
}));

describe('the S3 store', () => {
  it('puts an object below the prefix, with its type, in one request', async () => {
    const content = pdf(3_000_000, 1);
    double.requests.length = 0;
    const { hash } = await store.put(inChunks(content), limits);
    const hex = hash.slice('sha256:'.length);
    const key = `vybory/files/${hex.slice(0, 2)}/${hex.slice(2, 4)}/${hex}`;
    expect(double.requests).toEqual([`HEAD /evidence/${key}`, `PUT /evidence/${key}`]);
    const object = double.objects.get(key);
    expect([object?.type, object?.bytes.equals(content)]).toEqual(['application/pdf', true]);
  });

  it('does not send again what is there', async () => {
    const content = pdf(1_000, 2);
    await store.put(inChunks(content), limits);
    double.requests.length = 0;
    await store.put(inChunks(content), limits);
    expect(double.requests.filter((request) => request.startsWith('PUT'))).toEqual([]);
  });

  it.each([
    [{ status: 503, code: 'ServiceUnavailable' }, 'attachment-store-unavailable'],
    [{ status: 507, code: 'InsufficientStorage' }, 'attachment-store-full'],
    [{ status: 403, code: 'QuotaExceeded' }, 'attachment-store-full'],
    [{ status: 404, code: 'NoSuchBucket' }, 'attachment-store-unavailable'],
    ['reset', 'attachment-store-unavailable'],
  ] as const)('tells %j as %s, and keeps nothing in its spool', async (fault, code) => {
    const content = pdf(1_000, 3);
    double.fail('PUT', fault);
    await expect(store.put(inChunks(content), limits)).rejects.toMatchObject({ code });
    double.recover();
    expect(await readdir(spool)).toEqual([]);
    expect(await store.describe([hashOf(content)])).toEqual(new Map());
  });

  it('is not well without its bucket or its credentials', async () => {
    const place = double.place(spool);
    const strangers = { accessKeyId: 'unknown', secretAccessKey: 'secret' };
    for (const wrong of [
      { ...place, bucket: 'nothing' },
      { ...place, credentials: strangers },
    ]) {
      const other = await S3AttachmentStore.open(wrong, spool);
      await expect(other.check()).rejects.toThrow(AttachmentStoreFailed);
      await other.close();
    }
  });

  it('breaks off what the store breaks off: half of a file is never a whole one', async () => {
    const { hash } = await store.put(inChunks(pdf(500_000, 4)), limits);
    double.fail('GET', 'reset-while-answering');
    await expect(store.open(hash).then(buffer)).rejects.toThrow();
    double.recover();
  });

  it('tells a missing object from a missing store', async () => {
    await expect(store.open(hashOf(pdf(10, 99)))).rejects.toThrow(ContentMissing);
    const gone = await S3AttachmentStore.open({ ...double.place(spool), endpoint: 'http://127.0.0.1:9' }, spool);
    await expect(gone.open(hashOf(pdf(10, 99)))).rejects.toMatchObject({ code: 'attachment-store-unavailable' });
    await gone.close();
  });

  it('sweeps its spool when it opens', async () => {
    await writeFile(join(spool, 'left'), 'half');
    await (await S3AttachmentStore.open(double.place(spool), spool)).close();
    expect(await readdir(spool)).toEqual([]);
  });
});
