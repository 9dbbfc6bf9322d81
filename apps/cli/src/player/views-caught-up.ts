import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from '../api-client.js';
import { CommandFailed } from '../commands/command.js';
import type { StatusAnswer } from '../commands/status.js';

/** Waits until every view answers with everything that was sent. @throws when one of them has halted */
export async function viewsCaughtUp(api: ApiClient, campaign: string): Promise<void> {
  for (;;) {
    const { caughtUp, campaigns } = await api.get<StatusAnswer>(`/status?campaign=${campaign}`);
    const halted = campaigns.flatMap(({ views }) => views).find(({ state }) => state === 'halted');
    if (halted) throw new CommandFailed(`${halted.view}: ${halted.reason ?? halted.state}`);
    if (caughtUp) return;
    await pause(50);
  }
}
