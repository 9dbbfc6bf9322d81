import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CampaignDefinition } from '#vybory/campaigns';
import { ApiClient } from '../api-client.js';
import type { GlobalOptions } from '../commands/command.js';
import { readDefinition } from '../commands/files.js';
import { Player } from '../player/player.js';
import { progressFor, type Progress } from '../progress.js';
import { nationalSummary } from '../summary.js';
import { demoDefinition } from './definition.js';
import { formsOf, generateElection } from './generate.js';

export interface DemoOptions {
  readonly precincts: number;
  readonly seed: number;
  readonly exit: boolean;
}

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
const connections = 64;

/** A national election from nothing to its result, in a throw-away folder. */
export async function demo(options: DemoOptions, { json }: GlobalOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vybory-demo-'));
  const server = await startServer(folder);
  const stop = async (): Promise<void> => {
    server.child.kill('SIGTERM');
    if (server.child.exitCode === null) await once(server.child, 'exit');
    await rm(folder, { recursive: true, force: true });
  };
  const interrupted = interruption();
  try {
    await Promise.race([show(server.url, options, json), interrupted]);
    if (!options.exit) await interrupted;
  } finally {
    await stop();
  }
}

async function show(url: string, options: DemoOptions, json: boolean): Promise<void> {
  const api = new ApiClient({ url, connections });
  try {
    const progress = progressFor(process.stderr, json);
    const began = performance.now();
    await playElection(api, progress, options);
    const seconds = (performance.now() - began) / 1000;
    const summary = await nationalSummary(api, 'demo');
    if (json) console.log(JSON.stringify({ ok: true, seconds, ...summary.data }));
    else console.log([summary.text, `${seconds.toFixed(1)} s`, ...(options.exit ? [] : [addresses(url)])].join('\n\n'));
  } finally {
    await api.close();
  }
}

async function playElection(api: ApiClient, progress: Progress, { precincts, seed }: DemoOptions): Promise<void> {
  const law = await readDefinition(join(root, 'campaigns/ua-president-2019-r1/campaign.json'));
  const definition = demoDefinition(law, new Date().toISOString().slice(0, 10));
  const election = generateElection(definition, precincts, seed);
  const forms = formsOf(election, definition);
  const player = new Player(demoDataset(definition), {
    api,
    progress,
    connections,
    readCsv: () => Promise.resolve([]),
  });
  await player.announce(definition);
  await player.enterStage('preparation');
  await player.registerUnits('Виборчі дільниці', election.units);
  await player.submitAll('Кількість виборців у списках', forms.voterLists);
  await player.submitAll('Одержання бюлетенів округами', forms.ballotsReceived);
  await player.submitAll('Передача бюлетенів дільницям', forms.handedOver);
  await player.enterStage('voting');
  for (const [hour, notices] of forms.turnout.entries()) {
    await player.submitAll(`Хід голосування, ${definition.turnoutSlots[hour]?.at ?? ''}`, notices);
  }
  await player.enterStage('tabulation');
  await player.submitAll('Протоколи дільниць', forms.protocols);
  await player.clarifyAll('Протоколи дільниць', forms.clarified);
  await player.explainReturned(
    'Акти про невідповідність',
    'precinct-count-protocol',
    'Виборець виніс бюлетень із приміщення для голосування.',
  );
  await player.submitAll('Повідомлення округів про підсумки', forms.districtNotices);
  await player.submitAll('Протоколи округів про підсумки', forms.districtProtocols);
  await player.viewsCaughtUp();
}

function demoDataset({ id }: CampaignDefinition): { readonly campaign: string; readonly steps: readonly [] } {
  return { campaign: id, steps: [] };
}

function addresses(url: string): string {
  const base = `${url}/api/v1/campaigns/demo`;
  return [
    `Результати / results:        ${base}/results?level=region`,
    `Явка / turnout:              ${base}/turnout`,
    `Повнота / completeness:      ${base}/completeness`,
    `Невідповідності / findings:  ${base}/findings?status=open`,
    `Журнал / journal:            ${base}/journal?clarified=true`,
    `API:                         ${url}/api/openapi.json`,
    '',
    'Зупинити / stop: Ctrl-C',
  ].join('\n');
}

/** Rejects never; resolves when the person at the terminal has had enough. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

async function startServer(folder: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/apps/vybory/src/main.js')], {
    env: {
      ...process.env,
      VYBORY_DATA: folder,
      PORT: process.env['PORT'] ?? '0',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A Ctrl-C at the terminal is ours to pass on, in our order.
    detached: true,
  });
  let said = '';
  for await (const chunk of child.stderr as AsyncIterable<Buffer>) {
    said += chunk.toString('utf8');
    const url = /Vybory: (\S+)/.exec(said)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error(said);
}
