import { setTimeout as pause } from 'node:timers/promises';
import { allHolds, Installation } from './installation.js';
import { postgresProcesses, signalAll } from './program/postgres-processes.js';

/** Shorter than every timeout of the program, and longer than most of them. */
const stalls = [2_000, 9_000];

describe('a PostgreSQL that stands still for some seconds', () => {
  it('has requests wait or answered with coded errors, and loses and doubles nothing', () =>
    Installation.with({ name: 'stalls' }, async (installation) => {
      const { bodies, plan, place, supervisor } = installation;
      const slice = plan.count / (stalls.length + 1);
      const played = installation.play();
      for (const [index, milliseconds] of stalls.entries()) {
        bodies.allow(slice * (index + 2));
        await bodies.when(() => bodies.finished >= slice * (index + 0.7));
        const processes = postgresProcesses(place.dataDir);
        signalAll(processes, 'SIGSTOP');
        const answered = bodies.finished;
        await pause(milliseconds);
        const meanwhile = bodies.finished - answered;
        signalAll(processes, 'SIGCONT');
        // What had its commit before may still be answered; nothing new can be.
        expect(meanwhile).toBeLessThan(100);
      }
      bodies.allow(Number.POSITIVE_INFINITY);
      await played;
      expect(await installation.prove()).toEqual(allHolds);
      expect(await supervisor.stop()).toEqual({ code: 0, signal: null });
    }));
});
