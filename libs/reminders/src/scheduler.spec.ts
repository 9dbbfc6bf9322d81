import { jest } from '@jest/globals';
import {
  campaignEventTypes,
  CampaignRuntime,
  evolve,
  initialCampaignState,
  type CampaignEvent,
} from '#vybory/campaigns';
import { MemoryEventLog, type RecordedEvent } from '#vybory/event-log';
import { startTestPostgres, type TestPostgres } from '#vybory/test-database';
import { completenessView, ProjectionRunner, ViewReader } from '#vybory/views';
import { dutifulCampaign, dutifulForms } from '../../campaigns/src/testing/dutiful.js';
import { SmallCountry } from '../../views/src/testing/small-country.js';
import type { ReminderDue } from './reminder-stream.js';
import { ReminderScheduler } from './scheduler.js';

jest.setTimeout(120_000);

const form = 'turnout-notice';
const definition = {
  ...dutifulCampaign,
  duties: (dutifulCampaign.duties ?? []).map((duty) =>
    duty.form === form ? { ...duty, remind: { before: ['1 hour'], after: ['2 hours'] } } : duty,
  ),
};
let postgres: TestPostgres;
let runner: ProjectionRunner;
let reader: ViewReader;
const eventLog = new MemoryEventLog(() => Date.parse('2030-05-12T06:00:00Z'));
const country = new SmallCountry(eventLog, 'reminded', definition);

beforeAll(async () => {
  postgres = await startTestPostgres();
  runner = await ProjectionRunner.start({
    eventLog,
    connection: postgres.connection,
    views: [completenessView],
    forms: dutifulForms,
  });
  reader = new ViewReader(postgres.connection);
  await country.announce();
});

afterAll(async () => {
  await reader.close();
  await runner.stop();
  await postgres.stop();
});

async function caughtUp(): Promise<void> {
  await runner.lookForLogs();
  await runner.whenAt(completenessView.name, country.log, (await eventLog.head(country.log)).position);
}

async function runtime(): Promise<CampaignRuntime> {
  const { events } = await eventLog.readLog(country.log, { after: 0, limit: 1_000, types: campaignEventTypes });
  const state = events.reduce((known, event) => evolve(known, event as unknown as CampaignEvent), initialCampaignState);
  if (state.status === 'absent') throw new Error('announced');
  return new CampaignRuntime(state, dutifulForms);
}

async function scheduler(mayAct = true): Promise<ReminderScheduler> {
  const campaign = await runtime();
  return new ReminderScheduler({
    ...{ eventLog, reader, campaigns: () => [campaign], mayAct: () => Promise.resolve(mayAct) },
    onTrouble: (error) => {
      throw error;
    },
  });
}

async function said(): Promise<readonly ReminderDue['data'][]> {
  const { events } = await eventLog.readLog(country.log, { after: 0, limit: 1_000, types: ['ReminderDue'] });
  return events.map(({ data }: RecordedEvent) => data as ReminderDue['data']);
}

describe('reminders of a campaign', () => {
  const before = new Date('2030-05-12T08:10:00Z');
  const after = new Date('2030-05-12T11:10:00Z');

  it('stand still while completeness is rebuilt', async () => {
    await caughtUp();
    expect(await (await scheduler(false)).tick(before)).toBe(0);
    expect(await said()).toEqual([]);
  });

  it('are recorded once, however many schedulers look at the clock', async () => {
    const schedulers = await Promise.all([scheduler(), scheduler(), scheduler()]);
    await Promise.all(schedulers.map((one) => one.tick(before)));
    await (await scheduler()).tick(before);
    expect(await said()).toEqual([
      {
        ...{ form, due: '2030-05-12T09:00:00.000Z', side: 'before', span: '1 hour', at: '2030-05-12T08:00:00.000Z' },
        ...{ body: 'district-commission', missing: 3, part: 1, parts: 1 },
        units: ['3', '1', '2'].map((unit) => ({ unit, missing: 1 })),
      },
    ]);
  });

  it('afterwards go to those who still owe', async () => {
    // The notice of district 1 for 11:00.
    await country.perform({ slot: 7, kind: 'submit', seed: 4 });
    await caughtUp();
    await (await scheduler()).tick(after);
    const last = (await said()).at(-1);
    expect([last?.side, last?.units.map(({ unit }) => unit)]).toEqual(['after', ['3', '2']]);
  });

  it('are not raised by a rebuild', async () => {
    const reminded = (await said()).length;
    await runner.rebuild();
    await (await scheduler()).tick(after);
    expect(await said()).toHaveLength(reminded);
  });
});
