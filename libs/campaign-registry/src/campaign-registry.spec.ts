import { logName, MemoryEventLog, type EventLog, type LogName } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';
import type { CampaignDefinition } from '#vybory/campaigns';
import { text } from '#vybory/language';
import { Logger } from '@nestjs/common';
import { CampaignRegistry } from './campaign-registry.js';

const definition: CampaignDefinition = {
  id: 'small',
  kind: 'presidential',
  title: text('Вибори', 'Election'),
  votingDay: '2030-03-31',
  timeZone: 'Europe/Kyiv',
  polls: { open: '08:00', close: '20:00' },
  territory: [
    { code: 'XX', level: 'country', name: text('Країна', 'Country') },
    { code: '1', level: 'district', parent: 'XX', number: '1', name: text('Округ 1', 'District 1') },
  ],
  contests: [],
  turnoutSlots: [],
  bodies: [{ id: 'secretariat', title: text('Секретаріат', 'Secretariat'), level: 'country' }],
  forms: [],
  relations: [],
};

const opened: CampaignRegistry[] = [];

async function open(eventLog: EventLog): Promise<CampaignRegistry> {
  const registry = new CampaignRegistry(eventLog, formCatalogue());
  opened.push(registry);
  await registry.onModuleInit();
  return registry;
}

beforeAll(() => Logger.overrideLogger(false));

afterEach(async () => {
  for (const registry of opened.splice(0)) await registry.onApplicationShutdown();
});

/** Lets the event loop turn until the condition holds; the test's own time limit ends it otherwise. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function precinct(number: string) {
  return { code: `1-${number}`, level: 'precinct' as const, parent: '1', number, name: text(number, number) };
}

describe('the registry of campaigns', () => {
  it('shows its own changes as soon as they are answered', async () => {
    const registry = await open(new MemoryEventLog());
    expect(registry.get('small')).toBeUndefined();
    expect(await registry.announce(definition, 'secretariat')).toBeUndefined();
    const campaign = registry.get('small');
    expect(campaign?.stage).toBe('announced');
    expect(await registry.enterStage('small', 'preparation', 'secretariat')).toBeUndefined();
    expect(registry.get('small')?.stage).toBe('preparation');
    if (campaign) expect(await registry.registerTerritories(campaign, [precinct('0001')], 'secretariat')).toEqual([]);
    expect(registry.get('small')?.territory.level('1-0001')).toBe('precinct');
    expect(registry.list().map(({ id }) => id)).toEqual(['small']);
  });

  it('follows what another process changes, campaigns that it announces included', async () => {
    const eventLog = new MemoryEventLog();
    const [front, other] = [await open(eventLog), await open(eventLog)];
    await other.announce(definition, 'secretariat');
    await until(() => front.get('small') !== undefined);
    await other.enterStage('small', 'preparation', 'secretariat');
    await until(() => front.get('small')?.stage === 'preparation');
  });

  it('goes on following after the store was away', async () => {
    const eventLog = new BreakingSubscriptions();
    const [front, other] = [await open(eventLog), await open(eventLog)];
    await other.announce(definition, 'secretariat');
    await until(() => front.get('small') !== undefined);
    eventLog.failures = 2;
    for (const stage of ['preparation', 'voting', 'tabulation'] as const) {
      await other.enterStage('small', stage, 'secretariat');
      await until(() => front.get('small')?.stage === stage);
    }
    expect(eventLog.failures).toBe(0);
  });

  it('restores everything when it is opened again', async () => {
    const eventLog = new MemoryEventLog();
    const before = await open(eventLog);
    await before.announce(definition, 'secretariat');
    await before.announce({ ...definition, id: 'other' }, 'secretariat');
    const campaign = before.get('small');
    if (campaign) await before.registerTerritories(campaign, [precinct('0001'), precinct('0002')], 'secretariat');
    await before.enterStage('other', 'preparation', 'secretariat');
    await before.onApplicationShutdown();
    const after = await open(eventLog);
    const seen = (registry: CampaignRegistry) =>
      registry.list().map(({ id, stage, definitionHash, territory }) => ({
        id,
        stage,
        definitionHash,
        precincts: territory.countOfLevel('precinct'),
      }));
    expect(seen(after)).toEqual(expect.arrayContaining([...seen(before)]));
    expect(after.get('small')?.territory.countOfLevel('precinct')).toBe(2);
    expect(after.get('other')?.stage).toBe('preparation');
  });

  it('changes nothing that the campaign refuses', async () => {
    const eventLog = new MemoryEventLog();
    const registry = await open(eventLog);
    await registry.announce(definition, 'secretariat');
    const { position } = await eventLog.head(logName('small'));
    expect(await registry.announce({ ...definition, votingDay: '2030-04-07' }, 'secretariat')).toMatchObject({
      code: 'campaign-exists',
    });
    expect(await registry.enterStage('small', 'tabulation', 'secretariat')).toMatchObject({ code: 'stage-skipped' });
    expect(await registry.enterStage('absent', 'voting', 'secretariat')).toMatchObject({ code: 'campaign-unknown' });
    expect((await eventLog.head(logName('small'))).position).toBe(position);
    expect(registry.get('absent')).toBeUndefined();
  });
});

/** Subscriptions end with an error behind their next page, as often as `failures` says. */
class BreakingSubscriptions extends MemoryEventLog {
  failures = 0;

  override async *subscribe(log: LogName, options: Parameters<EventLog['subscribe']>[1]) {
    for await (const page of super.subscribe(log, options)) {
      if (this.failures > 0) {
        this.failures--;
        throw new Error('the store is away');
      }
      yield page;
    }
  }
}
