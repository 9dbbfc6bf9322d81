import { killAtRandomMoments } from './chaos.js';
import { Bodies } from './load/bodies.js';
import { HttpClient } from './load/http-client.js';
import { makePlan, type Plan } from './load/plan.js';
import { Secretariat } from './load/secretariat.js';
import { atNewPlace } from './program/place.js';
import { postgresProcesses } from './program/postgres-processes.js';
import { Supervisor } from './program/supervisor.js';
import { prove } from './proof/proof.js';
import { say, seededChance } from './seed.js';

const kills = Number(process.env['VYBORY_KILLS'] ?? 20);
const connections = 48;
const size = { districts: 30, precincts: Math.max(1_200, kills * 150) };
const perKillMilliseconds = 15_000;

async function play(plan: Plan, bodies: Bodies, secretariat: Secretariat): Promise<void> {
  for (const { stage, errands } of plan.acts) {
    await secretariat.lead(plan, stage);
    await bodies.run(errands);
  }
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([what, times]) => `${what} ${times}`).join(', ') || 'none';
}

describe(`${kills} kills at random moments during the load`, () => {
  it(
    'lose nothing, double nothing, and leave every view as one that is rebuilt from nothing',
    () =>
      atNewPlace(async ({ dataDir, port }) => {
        const { chance } = seededChance('kills');
        const plan = await makePlan(size, chance);
        const supervisor = await Supervisor.start({ dataDir, port });
        const story = (): string => supervisor.story;
        const client = new HttpClient(port, 2);
        const secretariat = new Secretariat(client, story);
        const bodies = new Bodies(plan, { port, connections, chance, story });
        try {
          await secretariat.announce(plan);
          const [done] = await Promise.all([
            killAtRandomMoments({ supervisor, dataDir, bodies, chance, kills, errands: plan.count }),
            play(plan, bodies, secretariat),
          ]);
          await supervisor.whenUp();
          const { faults, submissions, events } = await prove(plan, bodies, { dataDir, port }, secretariat);
          say(`killed: ${listed(done)}`);
          say(`${submissions} submissions, ${events} events`);
          say(`answers that never came: ${listed(bodies.cutOffs)}; 503: ${listed(bodies.troubles)}`);
          if (process.env['DEBUG_STORY']) say(supervisor.story);
          expect(faults).toEqual([]);
          expect(supervisor.unexplainedEnds).toEqual([]);
          expect([...done.values()].reduce((sum, times) => sum + times, 0)).toBe(kills);
          expect(bodies.cutOffs.size).toBeGreaterThan(0);
          expect(await supervisor.stop()).toEqual({ code: 0, signal: null });
          expect(postgresProcesses(dataDir)).toEqual([]);
        } finally {
          await bodies.close();
          await client.close();
          await supervisor.stop('SIGTERM').catch(() => undefined);
        }
      }),
    120_000 + kills * perKillMilliseconds,
  );
});
