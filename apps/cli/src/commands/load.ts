import type { CampaignDefinition, Dataset } from '#vybory/campaigns';
import { readCsv } from '../player/csv-file.js';
import { Player } from '../player/player.js';
import { nationalSummary } from '../summary.js';
import type { CommandContext } from './command.js';
import { readDataset } from './files.js';

export interface LoadOptions {
  readonly data: string;
  readonly connections: number;
}

/** Plays a dataset through the HTTP API and says what came out. */
export async function load(context: CommandContext, file: string, options: LoadOptions): Promise<void> {
  const { dataset, definition } = await readDataset(file);
  await play(context, dataset, definition, options);
}

async function play(
  { api, progress, answer }: CommandContext,
  dataset: Dataset,
  definition: CampaignDefinition,
  { data, connections }: LoadOptions,
): Promise<void> {
  const began = performance.now();
  const player = new Player(dataset, { api, progress, connections, readCsv: (csv) => readCsv(data, csv) });
  await player.announce(definition);
  const played = await player.play();
  const seconds = (performance.now() - began) / 1000;
  const summary = await nationalSummary(api, dataset.campaign);
  answer(`${summary.text}\n${seconds.toFixed(1)} s`, {
    ok: true,
    campaign: dataset.campaign,
    seconds,
    ...played,
    ...summary.data,
  });
}
