import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { AttachmentRegister, parseContentHash } from '#vybory/attachments';
import type { CampaignDefinition } from '#vybory/campaigns';
import { logName, type EventLog, type MemoryEventLog } from '#vybory/event-log';
import { Postman, ReminderScheduler, type ReminderSchedulerOptions } from '#vybory/reminders';
import { dutifulCampaign } from '../../../libs/campaigns/src/testing/dutiful.js';
import { withRegistry } from './told-by-registry.js';

const reminded = 'turnout-notice';
const definition: CampaignDefinition = {
  ...dutifulCampaign,
  id: 'edges',
  duties: (dutifulCampaign.duties ?? []).map((duty) =>
    duty.form === reminded ? { ...duty, remind: { before: ['1 hour'] } } : duty,
  ),
};

/** What is written beside submissions: files, reminders, and what became of their way to others. */
export async function tellEdges(eventLog: MemoryEventLog): Promise<void> {
  await withRegistry(eventLog, definition, async (_registry, campaign) => {
    const hash = parseContentHash(`sha256:${'0f'.repeat(32)}`);
    if (hash === undefined) throw new Error('not a hash');
    const file = { hash, size: 1024, mediaType: 'application/pdf', name: 'протокол.pdf' } as const;
    await new AttachmentRegister(eventLog).register('edges', file, 'district-commission:1');
    const onTrouble = (error: unknown): never => {
      throw error;
    };
    const reader = missingAtEleven();
    const scheduler = new ReminderScheduler({
      ...{ eventLog, reader, campaigns: () => [campaign()], mayAct: () => Promise.resolve(true), onTrouble },
    });
    await scheduler.tick(new Date('2030-05-12T08:30:00.000Z'));
  });
  await deliver(eventLog);
}

/** Of the completeness view: both districts miss the notice that is due at noon. */
function missingAtEleven(): ReminderSchedulerOptions['reader'] {
  const answers: unknown[] = [['2030-05-12T09:00:00.000Z'], ['1', '2'].map((unit) => ({ unit, missing: 1 }))];
  return { snapshot: <T>() => Promise.resolve(answers.shift() as T) };
}

/** To one receiver that takes it and one that does not. */
async function deliver(eventLog: EventLog): Promise<void> {
  const server = http.createServer(
    (incoming, answer) => void answer.writeHead(incoming.url === '/no' ? 503 : 204).end(),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint = (id: string) => ({
    ...{
      id,
      url: `http://127.0.0.1:${port}/${id}`,
      secret: 'a secret of thirty-two characters',
      types: ['ReminderDue'],
    },
  });
  const endpoints = [endpoint('yes'), endpoint('no')];
  const postman = new Postman({
    ...{ eventLog, endpoints, attempts: 2, firstPauseMilliseconds: 1, onTrouble: () => undefined },
  });
  postman.start();
  await settled(eventLog, endpoints.length);
  await postman.stop();
  server.close();
}

async function settled(eventLog: EventLog, count: number): Promise<void> {
  const signal = AbortSignal.timeout(30_000);
  const options = { after: 0, limit: 10, types: ['WebhookDelivered', 'WebhookGivenUp'], signal };
  let found = 0;
  for await (const { events } of eventLog.subscribe(logName('edges'), options)) {
    found += events.length;
    if (found >= count) return;
  }
}
