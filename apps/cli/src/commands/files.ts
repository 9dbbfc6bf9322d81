import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  parseCampaignDefinition,
  parseDataset,
  type CampaignDefinition,
  type Dataset,
  type DefinitionError,
} from '#vybory/campaigns';
import { CommandFailed } from './command.js';

export async function readDefinition(file: string): Promise<CampaignDefinition> {
  const parsed = parseCampaignDefinition(await readJson(file));
  if ('errors' in parsed) throw malformed(file, parsed.errors);
  return parsed.definition;
}

/** A dataset and the definition that stands beside it. */
export async function readDataset(
  file: string,
): Promise<{ readonly dataset: Dataset; readonly definition: CampaignDefinition }> {
  const parsed = parseDataset(await readJson(file));
  if ('errors' in parsed) throw malformed(file, parsed.errors);
  return { dataset: parsed.dataset, definition: await readDefinition(join(dirname(file), 'campaign.json')) };
}

async function readJson(file: string): Promise<unknown> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    throw new CommandFailed(
      `${file}: файл не читається / cannot be read (${error instanceof Error ? error.message : String(error)})`,
    );
  }
  try {
    return JSON.parse(content) as unknown;
  } catch (error) {
    throw new CommandFailed(`${file}: не JSON / not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}

function malformed(file: string, errors: readonly DefinitionError[]): CommandFailed {
  return new CommandFailed(
    [`${file}:`, ...errors.map((e) => `  ${e.path}: ${e.message.uk} / ${e.message.en}`)].join('\n'),
  );
}
