import { request } from 'undici';
import { allHolds, Installation } from './installation.js';
import { submissionOf } from './load/bodies.js';
import { postgresProcesses } from './program/postgres-processes.js';
import { until } from './program/until.js';
import { say } from './seed.js';

/** What a person or a system does to have it end; several signals are an impatient person's. */
const ways: readonly (readonly ('SIGTERM' | 'SIGINT' | 'SIGHUP')[])[] = [
  ['SIGTERM'],
  ['SIGINT'],
  ['SIGHUP'],
  ['SIGINT', 'SIGINT', 'SIGTERM', 'SIGINT'],
];

/** After this the program cuts off whoever still holds a connection: nobody here gives it a reason to. */
const graceSeconds = 9;

/** Somebody who follows a submission and would follow it forever. */
async function follow({ place, bodies }: Installation): Promise<{ readonly ended: Promise<void> }> {
  const id = bodies.known.map(({ receipt }) => submissionOf(receipt)).find((found) => found !== undefined);
  const { body } = await request(`http://127.0.0.1:${place.port}/api/v1/submissions/${id ?? ''}/events`);
  // Only its end matters.
  return { ended: body.dump({ limit: 1_000_000 }) };
}

describe('a signal to end under load', () => {
  it('is obeyed with code 0, leaves no PostgreSQL, keeps nobody hanging, and loses nothing that was answered', () =>
    Installation.with({ name: 'stops' }, async (installation) => {
      const { bodies, plan, place } = installation;
      const slice = plan.count / (ways.length + 1);
      bodies.allow(Math.ceil(slice * 1.5));
      const played = installation.play();
      for (const [index, signals] of ways.entries()) {
        bodies.allow(Math.ceil(slice * (index + 2)));
        await bodies.when(() => bodies.finished >= slice * (index + 0.5));
        const follower = await follow(installation);
        const began = performance.now();
        const [first = 'SIGTERM', ...more] = signals;
        const stopped = installation.supervisor.stop(first);
        for (const signal of more) installation.supervisor.program.signal(signal);
        const exit = await stopped;
        const seconds = (performance.now() - began) / 1000;
        say(`${signals.join(' ')}: ended in ${seconds.toFixed(1)} s`);
        expect(seconds).toBeLessThan(graceSeconds);
        expect(exit).toEqual({ code: 0, signal: null });
        expect(postgresProcesses(place.dataDir)).toEqual([]);
        await follower.ended;
        await installation.startAgain();
      }
      bodies.allow(Number.POSITIVE_INFINITY);
      await played;
      expect(await installation.prove()).toEqual(allHolds);
    }));

  it('is obeyed while PostgreSQL is being started again', () =>
    Installation.with({ name: 'stop in a restart', size: { districts: 2, precincts: 20 } }, async (installation) => {
      const { place, supervisor } = installation;
      await installation.play();
      for (const pid of postgresProcesses(place.dataDir).slice(0, 1)) process.kill(pid, 'SIGKILL');
      await until(
        () => supervisor.story.includes('is started again'),
        'the restart',
        20_000,
        () => supervisor.story,
      );
      expect(await supervisor.stop()).toEqual({ code: 0, signal: null });
      expect(postgresProcesses(place.dataDir)).toEqual([]);
    }));
});
