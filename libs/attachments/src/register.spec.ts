import { logName, MemoryEventLog, streamName, type EventLog } from '#vybory/event-log';
import { hashOf } from './contract/attachment-store.contract.js';
import { AttachmentRegister, attachmentStream, type Attachment } from './register.js';

const scan: Attachment = { hash: hashOf(Buffer.from('scan')), size: 4, mediaType: 'application/pdf', name: 'scan.pdf' };
const absent = hashOf(Buffer.from('absent'));
let eventLog: EventLog;
let register: AttachmentRegister;

beforeEach(() => {
  eventLog = new MemoryEventLog();
  register = new AttachmentRegister(eventLog);
});

describe('the register of attachments', () => {
  it('writes what exists into the log of the campaign', async () => {
    expect(await register.register('small', scan, 'secretariat')).toEqual({ attachment: scan, known: false });
    const stream = streamName(attachmentStream('small', scan.hash));
    expect(stream).toBe(`attachment-small.${scan.hash}`);
    expect(await eventLog.readStream(logName('small'), stream)).toMatchObject([
      { type: 'AttachmentStored', actor: 'secretariat', version: 1, data: { ...scan, body: 'secretariat' } },
    ]);
  });

  it('writes it once, and keeps the first name', async () => {
    const again = { ...scan, name: 'other.pdf' };
    const registered = await Promise.all([
      register.register('small', scan, 'secretariat'),
      register.register('small', again, 'territorial-commission:1'),
    ]);
    expect(registered.map(({ known }) => known)).toEqual([false, true]);
    expect(registered.map(({ attachment }) => attachment)).toEqual([scan, scan]);
    expect((await eventLog.head(logName('small'))).position).toBe(1);
  });

  it('finds what the campaign has, and nothing of another campaign', async () => {
    await register.register('small', scan, 'secretariat');
    expect(await register.find('small', [absent, scan.hash])).toEqual(new Map([[scan.hash, scan]]));
    expect(await register.find('other', [scan.hash])).toEqual(new Map());
  });
});
