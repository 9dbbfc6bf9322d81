import type { Chance } from '../../apps/cli/src/demo/random.js';
import { Bodies } from './load/bodies.js';
import { HttpClient } from './load/http-client.js';
import { makePlan, type Plan, type PlanSize } from './load/plan.js';
import { Secretariat } from './load/secretariat.js';
import { atNewPlace, type Place } from './program/place.js';
import { Supervisor } from './program/supervisor.js';
import { prove } from './proof/proof.js';
import { say, seededChances } from './seed.js';

export interface InstallationOptions {
  /** Of the test, for the seed's line. */
  readonly name: string;
  readonly size?: PlanSize;
  /** Where the data are; a new temporary folder if absent. */
  readonly dataDir?: string;
}

export interface Proof {
  /** A sentence for everything that is wrong. */
  readonly faults: readonly string[];
  /** Ends of the program that nobody had asked for. */
  readonly unexplainedEnds: readonly string[];
}

const connections = 48;
const defaultSize: PlanSize = { districts: 15, precincts: 900 };

/** The program under supervision, with a campaign announced, and the bodies that send to it. */
export class Installation {
  private constructor(
    readonly place: Place,
    /** For what is done to it. */
    readonly chance: Chance,
    readonly plan: Plan,
    readonly bodies: Bodies,
    private readonly secretariat: Secretariat,
    private supervised: Supervisor,
  ) {}

  static async with(options: InstallationOptions, work: (installation: Installation) => Promise<void>): Promise<void> {
    const chances = seededChances(options.name);
    const plan = await makePlan(options.size ?? defaultSize, chances.plan);
    await atNewPlace(async (free) => {
      const place = { ...free, dataDir: options.dataDir ?? free.dataDir };
      const client = new HttpClient(place.port, 2);
      const supervisor = await Supervisor.start(place);
      const story = (): string => installation.supervisor.story;
      const bodies = new Bodies(plan, { port: place.port, connections, chance: chances.bodies, story });
      const secretariat = new Secretariat(client, story);
      const installation = new Installation(place, chances.chaos, plan, bodies, secretariat, supervisor);
      try {
        await secretariat.announce(plan);
        await work(installation);
      } finally {
        await bodies.close();
        await client.close();
        await installation.supervisor.stop().catch(() => undefined);
      }
    });
  }

  get supervisor(): Supervisor {
    return this.supervised;
  }

  /** Everything that the plan holds, in its order. Who waits for the bodies meanwhile hears of a failure too. */
  play(): Promise<void> {
    const played = this.playActs();
    played.catch((error: unknown) => this.bodies.fail(error));
    return played;
  }

  private async playActs(): Promise<void> {
    for (const { stage, errands } of this.plan.acts) {
      await this.secretariat.lead(this.plan, stage);
      await this.bodies.run(errands);
    }
  }

  /** After it was stopped. */
  async startAgain(): Promise<void> {
    this.supervised = await Supervisor.start(this.place);
  }

  /** Waits until all is quiet, then looks at everything. */
  async prove(): Promise<Proof> {
    await this.supervised.whenUp();
    const { faults, submissions, events } = await prove(this.plan, this.bodies, this.place, this.secretariat);
    say(`${submissions} submissions, ${events} events`);
    say(`answers that never came: ${listed(this.bodies.cutOffs)}; 503: ${listed(this.bodies.troubles)}`);
    return { faults, unexplainedEnds: this.supervised.unexplainedEnds };
  }
}

export const allHolds: Proof = { faults: [], unexplainedEnds: [] };

export function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([what, times]) => `${what} ${times}`).join(', ') || 'none';
}
