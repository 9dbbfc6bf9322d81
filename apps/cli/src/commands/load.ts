import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import type { CampaignDefinition, Dataset } from '#vybory/campaigns';
import { readCsv } from '../player/csv-file.js';
import { Player } from '../player/player.js';
import { nationalSummary } from '../summary.js';
import { CommandFailed, type CommandContext } from './command.js';
import { readDataset } from './files.js';

export interface LoadOptions {
  readonly data: string;
  readonly connections: number;
}

/** Plays a dataset through the HTTP API and says what came out. */
export async function load(context: CommandContext, file: string, options: LoadOptions): Promise<void> {
  const { dataset, definition } = await readDataset(file);
  await allThere(dataset, options.data);
  await play(context, dataset, definition, options);
}

/** Before anything is announced: a campaign cannot be taken back. @throws CommandFailed with every file that cannot be read */
async function allThere({ steps }: Dataset, folder: string): Promise<void> {
  const files = steps.flatMap((step) => [
    ...('csv' in step ? [step.csv] : []),
    ...('clarifications' in step ? [step.clarifications.csv] : []),
  ]);
  const missing: string[] = [];
  for (const file of new Set(files)) {
    const path = join(folder, file);
    await access(path, constants.R_OK).catch(() => missing.push(path));
  }
  if (missing.length === 0) return;
  const reason = 'Цих файлів немає або їх не можна прочитати; нічого не зроблено';
  throw new CommandFailed(
    `${reason} / these files are missing or cannot be read; nothing was done:\n  ${missing.join('\n  ')}`,
  );
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
