import type { CommandContext } from './command.js';
import { readDefinition } from './files.js';

export async function createCampaign({ api, answer }: CommandContext, file: string): Promise<void> {
  const definition = await readDefinition(file);
  const created = await api.post<{ readonly id: string; readonly stage: string; readonly definitionHash: string }>(
    '/campaigns',
    {
      body: definition,
      headers: { 'vybory-body': 'secretariat' },
    },
  );
  answer(`${created.id}: ${created.stage}, ${created.definitionHash}`, { ok: true, ...created });
}
