import type { CommandContext } from './command.js';

interface RebuildAnswer {
  readonly views: readonly string[];
  /** Position that the rebuilt views have reached, by campaign. */
  readonly positions: Readonly<Record<string, number>>;
}

export async function rebuild({ api, answer, progress }: CommandContext, view: string | undefined): Promise<void> {
  progress.note(view === undefined ? 'Усі зведення / all views ...' : `${view} ...`);
  const began = performance.now();
  const report = await api.post<RebuildAnswer>('/views/rebuild', {
    body: view === undefined ? {} : { view },
    headers: { 'vybory-body': 'secretariat' },
  });
  const seconds = (performance.now() - began) / 1000;
  const events = Object.values(report.positions).reduce((sum, position) => sum + position, 0);
  answer(
    `${report.views.join(', ')}: ${events} подій / events, ${seconds.toFixed(1)} s, ${Math.round(events / seconds)}/s`,
    { ok: true, ...report, events, seconds },
  );
}
