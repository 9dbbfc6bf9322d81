import type { CommandContext } from './command.js';

export interface StatusAnswer {
  readonly caughtUp: boolean;
  readonly campaigns: readonly {
    readonly id: string;
    readonly stage: string;
    readonly head: number;
    readonly processing: { readonly position: number; readonly state: string } | null;
    readonly views: readonly {
      readonly view: string;
      readonly position: number;
      readonly state: string;
      readonly reason?: string;
      readonly parked: number;
    }[];
  }[];
}

export async function status({ api, answer }: CommandContext): Promise<void> {
  const found = await api.get<StatusAnswer>('/status');
  const lines = found.campaigns.flatMap((campaign) => [
    `${campaign.id}: ${campaign.stage}, ${campaign.head} events`,
    `  processing: ${campaign.processing ? `${campaign.processing.position} ${campaign.processing.state}` : '-'}`,
    ...campaign.views.map(
      (view) => `  ${view.view}: ${view.position} ${view.state}${view.parked > 0 ? `, parked ${view.parked}` : ''}`,
    ),
  ]);
  answer(lines.length === 0 ? 'Кампаній немає / no campaigns' : lines.join('\n'), { ok: true, ...found });
}
