import { Logger } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { AttachmentRegister, parseContentHash, type Attachment } from '#vybory/attachments';
import { CampaignRegistry } from '#vybory/campaign-registry';
import type { CampaignDefinition } from '#vybory/campaigns';
import { logName, MemoryEventLog, type EventLog } from '#vybory/event-log';
import type { FieldDescription, FormDefinition, FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import { Problem } from '#vybory/platform';
import { SubmissionIntake } from '../submissions/submission-intake.js';
import { AttachmentReferences } from './attachment-references.js';

const label = text('Скан', 'Scan');
const fields: readonly FieldDescription[] = [
  { kind: 'file', name: 'decision', label, optional: true },
  {
    kind: 'rows',
    name: 'rows',
    label,
    optional: true,
    presence: 'free',
    minRows: 1,
    maxRows: 9,
    fields: [{ kind: 'file', name: 'scan', label, optional: true }],
  },
] as unknown as readonly FieldDescription[];

function form(key: string, own: readonly FieldDescription[]): FormDefinition {
  return {
    key: key as FormKey,
    title: label,
    level: 'district',
    slotKey: [],
    hash: 'f'.repeat(64),
    fields: own,
    items: [],
    validateShape: () => [],
  } as unknown as FormDefinition;
}

const forms = new Map([form('decision', fields), form('plain', [])].map((each) => [each.key as string, each]));
const by = ['territorial-commission'];
const definition = (id: string): CampaignDefinition => ({
  id,
  kind: 'presidential',
  title: label,
  votingDay: '2030-03-31',
  timeZone: 'Europe/Kyiv',
  polls: { open: '08:00', close: '20:00' },
  territory: [
    { code: 'XX', level: 'country', name: label },
    { code: '1', level: 'district', parent: 'XX', number: '1', name: label },
  ],
  contests: [],
  turnoutSlots: [],
  bodies: [{ id: 'territorial-commission', title: label, level: 'district' }],
  forms: [...forms.values()].map(({ key }) => ({ form: key, by, stages: ['announced'] })),
  relations: [],
});

class CountingLog extends MemoryEventLog {
  asked = 0;

  override readStreams(...question: Parameters<EventLog['readStreams']>): ReturnType<EventLog['readStreams']> {
    this.asked++;
    return super.readStreams(...question);
  }
}

const eventLog = new CountingLog();
const register = new AttachmentRegister(eventLog);
const registry = new CampaignRegistry(eventLog, forms);
const intake = new SubmissionIntake(registry, eventLog, forms, new AttachmentReferences(eventLog));
let campaign = '';
let campaigns = 0;

beforeAll(() => Logger.overrideLogger(false));
beforeEach(async () => {
  campaign = `small-${++campaigns}`;
  await registry.announce(definition(campaign), 'secretariat');
});
afterAll(() => registry.onApplicationShutdown());

function file(name: string): Attachment {
  const hash = parseContentHash(`sha256:${createHash('sha256').update(name).digest('hex')}`);
  if (!hash) throw new Error('a SHA-256 is always a content hash');
  return { hash, size: name.length, mediaType: 'application/pdf', name };
}

const [one, two] = [file('one.pdf'), file('two.pdf')];
const body = 'territorial-commission:1';

async function submit(values: object, key = 'decision'): Promise<unknown> {
  try {
    await intake.submit(campaign, { form: key, unit: '1', values }, { body });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { status: error.status, errors: error.errors?.map(({ path, code }) => `${path} ${code}`) };
  }
  const { events } = await eventLog.readLog(logName(campaign), { after: 0, limit: 100, types: ['SubmissionReceived'] });
  return (events.at(-1)?.data as { readonly attachments?: unknown }).attachments;
}

describe('a submission that names files', () => {
  it('is taken with what is known of them, each once, when the campaign has them', async () => {
    await register.register(campaign, one, body);
    await register.register(campaign, two, body);
    const values = { decision: one.hash, rows: [{ scan: two.hash }, {}, { scan: one.hash }] };
    expect(await submit(values)).toEqual([one, two]);
  });

  it('is refused at the path of every file that the campaign does not have, and nothing is stored', async () => {
    await register.register(campaign, one, body);
    await registry.announce(definition(`${campaign}-other`), 'secretariat');
    await register.register(`${campaign}-other`, two, body);
    const { position } = await eventLog.head(logName(campaign));
    const nowhere = file('nowhere.pdf');
    const values = { decision: two.hash, rows: [{ scan: one.hash }, { scan: nowhere.hash }] };
    expect(await submit(values)).toEqual({
      status: 422,
      errors: ['values.decision attachment-unknown', 'values.rows.1.scan attachment-unknown'],
    });
    expect((await eventLog.head(logName(campaign))).position).toBe(position);
  });

  it('says nothing of files when it names none, and asks nobody', async () => {
    const before = eventLog.asked;
    expect(await submit({})).toBeUndefined();
    expect(await submit({ remark: one.hash }, 'plain')).toBeUndefined();
    expect(eventLog.asked).toBe(before);
  });
});
