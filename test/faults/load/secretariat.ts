import { setTimeout as pause } from 'node:timers/promises';
import type { HttpClient, Request } from './http-client.js';
import type { Plan } from './plan.js';
import { until } from '../program/until.js';

const unitsPerRequest = 500;
const stages = ['announced', 'preparation', 'voting', 'tabulation'];
const headers = { 'vybory-body': 'secretariat' };
const patienceMilliseconds = 90_000;

/** Leads the campaign; insists as long as the server is away. */
export class Secretariat {
  constructor(
    private readonly client: HttpClient,
    private readonly story: () => string,
  ) {}

  async announce({ definition, units }: Plan): Promise<void> {
    await this.insist({ method: 'POST', path: '/campaigns', body: definition, headers });
    for (let from = 0; from < units.length; from += unitsPerRequest) {
      const body = units.slice(from, from + unitsPerRequest);
      await this.insist({ method: 'POST', path: `/campaigns/${definition.id}/territories`, body, headers });
    }
  }

  /** A change of stage whose answer was lost is not repeated blindly: the campaign says where it is. */
  async lead({ definition }: Plan, stage: string): Promise<void> {
    await until(
      async () => {
        const now = await this.read<{ readonly stage: string }>(`/campaigns/${definition.id}`);
        const next = stages[stages.indexOf(now.stage) + 1];
        if (next === undefined || stages.indexOf(now.stage) >= stages.indexOf(stage)) return true;
        await this.client.ask({
          method: 'PUT',
          path: `/campaigns/${definition.id}/stage`,
          body: { stage: next },
          headers,
        });
        return false;
      },
      `the stage ${stage}`,
      patienceMilliseconds,
      this.story,
    );
  }

  /** Everything that is in the log is processed and in every view. */
  async caughtUp({ definition }: Plan): Promise<void> {
    let last = '';
    await until(
      async () => {
        const outcome = await this.client.ask({ method: 'GET', path: `/status?campaign=${definition.id}` });
        last = outcome.kind === 'answered' ? outcome.body : outcome.kind;
        if (outcome.kind !== 'answered' || outcome.status !== 200) return false;
        return (JSON.parse(last) as { readonly caughtUp: boolean }).caughtUp;
      },
      'the end of processing',
      patienceMilliseconds,
      () => `${last}\n${this.story()}`,
    );
  }

  async rebuildViews(): Promise<void> {
    await this.insist({ method: 'POST', path: '/views/rebuild', body: {}, headers });
  }

  async read<Answer>(path: string): Promise<Answer> {
    return JSON.parse(await this.insist({ method: 'GET', path })) as Answer;
  }

  private async insist(request: Request): Promise<string> {
    const deadline = performance.now() + patienceMilliseconds;
    for (;;) {
      const outcome = await this.client.ask(request);
      if (outcome.kind === 'answered' && outcome.status < 300) return outcome.body;
      const said = outcome.kind === 'answered' ? `${outcome.status} ${outcome.body}` : outcome.kind;
      const passing = outcome.kind !== 'answered' || outcome.status === 503;
      if (!passing || performance.now() > deadline) {
        throw new Error(`${request.method} ${request.path}: ${said}\n${this.story()}`);
      }
      await pause(50);
    }
  }
}
