import { setTimeout as pause } from 'node:timers/promises';
import { HttpClient, type Outcome } from './http-client.js';
import type { Plan } from './plan.js';

const pauseMilliseconds = 20;

/** Analysts and the public, who go on asking whatever happens to the server. */
export class Readers {
  /** Answers that nobody should ever get. */
  readonly surprises = new Map<string, number>();
  answered = 0;
  turnedAway = 0;
  private readonly client: HttpClient;
  private stopped = false;

  constructor(
    port: number,
    private readonly plan: Plan,
  ) {
    this.client = new HttpClient(port, 2);
  }

  /** Asks one question after the other until told to stop. */
  async read(): Promise<void> {
    const campaign = `/campaigns/${this.plan.definition.id}`;
    const contest = this.plan.definition.contests[0]?.id ?? '';
    const paths = [
      `${campaign}/results?contest=${contest}`,
      `${campaign}/results?contest=${contest}&level=district&limit=50`,
      `${campaign}/completeness`,
      `${campaign}/findings?status=open&limit=20`,
      `${campaign}/journal?limit=20`,
      `${campaign}/turnout`,
      `/status?campaign=${this.plan.definition.id}`,
    ];
    for (let index = 0; !this.stopped; index = (index + 1) % paths.length) {
      const path = paths[index] ?? campaign;
      this.judge(path, await this.client.ask({ method: 'GET', path }));
      await pause(pauseMilliseconds);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.client.close();
  }

  private judge(path: string, outcome: Outcome): void {
    if (outcome.kind !== 'answered') return;
    if (outcome.status === 200) {
      this.answered++;
      // A half answer would not be JSON.
      JSON.parse(outcome.body);
      return;
    }
    const isCoded = outcome.contentType.startsWith('application/problem+json');
    if (outcome.status === 503 && isCoded) {
      this.turnedAway++;
    } else {
      const surprise = `GET ${path}: ${outcome.status} ${outcome.body.slice(0, 500)}`;
      this.surprises.set(surprise, (this.surprises.get(surprise) ?? 0) + 1);
    }
  }
}
