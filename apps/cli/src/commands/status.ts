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
    `${campaign.id}: ${campaign.stage}, ${campaign.head} подій / events`,
    `  обробка / processing: ${campaign.processing ? `${campaign.processing.position} ${campaign.processing.state}` : '-'}`,
    ...campaign.views.map(({ view, position, state, reason, parked }) => {
      const left = parked > 0 ? `, пропущено / parked ${parked}` : '';
      return `  ${view}: ${position} ${state}${left}${reason === undefined ? '' : `: ${reason}`}`;
    }),
  ]);
  answer(lines.length === 0 ? 'Кампаній немає / no campaigns' : lines.join('\n'), { ok: true, ...found });
}
