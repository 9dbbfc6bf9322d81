import { join } from 'node:path';
import type { CampaignDefinition } from '#vybory/campaigns';
import { ApiClient } from '../api-client.js';
import type { GlobalOptions } from '../commands/command.js';
import { readDefinition } from '../commands/files.js';
import { Player } from '../player/player.js';
import { progressFor, type Progress } from '../progress.js';
import { nationalSummary } from '../summary.js';
import { demoDefinition } from './definition.js';
import { formsOf, generateElection } from './generate.js';
import { root, withServer } from './server.js';

export interface DemoOptions {
  readonly precincts: number;
  readonly seed: number;
  readonly exit: boolean;
}

const connections = 64;

/** A national election from nothing to its result, in a throw-away folder. */
export async function demo(options: DemoOptions, { json }: GlobalOptions): Promise<void> {
  await withServer({ wait: !options.exit }, (url) => show(url, options, json));
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
  await player.submitAll('Уточнена кількість виборців', forms.updatedVoterLists);
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
