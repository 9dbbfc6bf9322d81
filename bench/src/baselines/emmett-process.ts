import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { benchCampaign, precincts } from '../workload/campaign.js';
import { callAll } from './callers.js';
import { receivedEvents } from './received-events.js';

export interface ToEmmett {
  readonly count: number;
  readonly callers: number;
}

export interface FromEmmett {
  readonly seconds: number;
}

/** What is used of `@event-driven-io/emmett-postgresql`, which is not among the project's own packages. */
interface EmmettPostgres {
  readonly getPostgreSQLEventStore: (connectionString: string) => EmmettStore;
}

interface EmmettStore {
  readonly schema: { readonly migrate: () => Promise<unknown> };
  readonly appendToStream: (
    stream: string,
    events: readonly { readonly type: string; readonly data: unknown }[],
    options: { readonly expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' },
  ) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

const [, , folder = '', connectionString = ''] = process.argv;
const resolved = createRequire(join(folder, 'package.json')).resolve('@event-driven-io/emmett-postgresql');
const { getPostgreSQLEventStore } = (await import(pathToFileURL(resolved).href)) as EmmettPostgres;
const store = getPostgreSQLEventStore(connectionString);
await store.schema.migrate();
const definition = await benchCampaign();
const eventOf = receivedEvents();
let appended = 0;

process.on('message', (message) => void run(message as ToEmmett));
process.once('disconnect', () => void store.close().then(() => process.exit(0)));
say({ seconds: 0 });

async function run({ count, callers }: ToEmmett): Promise<void> {
  const prepared = precincts(definition, appended + count)
    .slice(appended)
    .map((precinct, number) => eventOf(precinct, number));
  appended += count;
  const { seconds } = await callAll(callers, count, async (number) => {
    const received = prepared[number];
    if (!received) throw new RangeError(`there is no append ${number}`);
    await store.appendToStream(received.stream, [received.event], { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' });
  });
  say({ seconds });
}

function say(message: FromEmmett): void {
  process.send?.(message);
}
