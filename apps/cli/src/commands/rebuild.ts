import type { CommandContext } from './command.js';

interface RebuildAnswer {
  readonly views: readonly string[];
  readonly events: number;
  readonly milliseconds: number;
}

export async function rebuild({ api, answer, progress }: CommandContext, view: string | undefined): Promise<void> {
  progress.note(view === undefined ? 'Усі подання / all views ...' : `${view} ...`);
  const report = await api.post<RebuildAnswer>('/views/rebuild', {
    body: view === undefined ? {} : { view },
    headers: { 'vybory-body': 'secretariat' },
  });
  const seconds = report.milliseconds / 1000;
  answer(`${report.views.join(', ')}: ${report.events} events, ${seconds.toFixed(1)} s`, { ok: true, ...report });
}
