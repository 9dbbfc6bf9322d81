import { killAtRandomMoments } from './chaos.js';
import { allHolds, Installation, listed } from './installation.js';
import { Readers } from './load/readers.js';
import { postgresProcesses } from './program/postgres-processes.js';
import { say } from './seed.js';

const kills = Number(process.env['VYBORY_KILLS'] ?? 20);
const size = { districts: 30, precincts: Math.max(1_200, kills * 150) };
const perKillMilliseconds = 15_000;

describe(`${kills} kills at random moments during the load`, () => {
  it(
    'lose nothing, double nothing, and leave every view as one that is rebuilt from nothing',
    () =>
      Installation.with({ name: 'kills', size }, async (installation) => {
        const { bodies, plan, supervisor, place, chance } = installation;
        const chaos = { supervisor, dataDir: place.dataDir, bodies, chance, kills, errands: plan.count };
        const readers = new Readers(place.port, plan);
        const reading = readers.read();
        const [done] = await Promise.all([killAtRandomMoments(chaos), installation.play()]).finally(() =>
          readers.stop(),
        );
        await reading;
        say(
          `killed: ${listed(done)}; questions answered meanwhile: ${readers.answered}, turned away: ${readers.turnedAway}`,
        );
        expect([...readers.surprises]).toEqual([]);
        expect(readers.answered).toBeGreaterThan(0);
        expect(await installation.prove()).toEqual(allHolds);
        expect([...done.values()].reduce((sum, times) => sum + times, 0)).toBe(kills);
        expect(bodies.cutOffs.size).toBeGreaterThan(0);
        expect(await supervisor.stop()).toEqual({ code: 0, signal: null });
        expect(postgresProcesses(place.dataDir)).toEqual([]);
      }),
    120_000 + kills * perKillMilliseconds,
  );
});
