import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../../apps/cli/src/demo/random.js';
import type { Bodies } from './load/bodies.js';
import { backendsOf, postmasterOf, signalAll } from './program/postgres-processes.js';
import type { Supervisor } from './program/supervisor.js';
import { until } from './program/until.js';
import { within } from './program/within.js';
import { say, shuffled } from './seed.js';

/** What is killed; `backend` is one process that serves a connection, upon which PostgreSQL throws all others out. */
const targets = ['program', 'postgres', 'both', 'backend'] as const;
export type Target = (typeof targets)[number];

export interface ChaosOptions {
  readonly supervisor: Supervisor;
  readonly dataDir: string;
  readonly bodies: Bodies;
  readonly chance: Chance;
  readonly kills: number;
  /** Errands of the whole plan. */
  readonly errands: number;
}

/** One kill in so many does not wait until the last one is got over. */
const oneInTheMiddleOf = 4;
const recoveryMilliseconds = 90_000;

interface Kill {
  readonly target: Target;
  /** Comes when this many errands are done ... */
  readonly due: number;
  /** ... or this long after the last kill, whichever is first: while the program starts, or PostgreSQL repairs its tables. */
  readonly atLatestMilliseconds: number | undefined;
  readonly delayMilliseconds: number;
}

/** Decided before anything begins, so that the same seed kills the same in the same order. */
function schedule({ kills, errands, chance }: ChaosOptions): readonly Kill[] {
  const slice = errands / (kills + 1);
  const even = Array.from({ length: kills }, (_, index) => targets[index % targets.length] ?? 'program');
  return shuffled(even, chance).map((target, index) => ({
    target,
    due: Math.floor(slice * (index + 0.3 + 0.6 * chance.share())),
    atLatestMilliseconds: index > 0 && chance.onceIn(oneInTheMiddleOf) ? chance.between(0, 2_500) : undefined,
    delayMilliseconds: chance.between(0, 60),
  }));
}

/**
 * Kills at random moments, spread over the whole load. Lets out only as many errands as keep the bodies busy until the next
 * kill, so that every kill hits requests, processing and views at work.
 */
export async function killAtRandomMoments(options: ChaosOptions): Promise<ReadonlyMap<Target, number>> {
  const { bodies, kills, errands, supervisor } = options;
  const done = new Map<Target, number>();
  for (const [index, { target, due, atLatestMilliseconds, delayMilliseconds }] of schedule(options).entries()) {
    bodies.allow(Math.ceil((errands / (kills + 1)) * (index + 2)));
    const recovered = bodies.when(() => bodies.finished >= due);
    if (atLatestMilliseconds !== undefined) await Promise.race([recovered, pause(atLatestMilliseconds)]);
    else await within(recoveryMilliseconds, 'the recovery', () => supervisor.story, recovered);
    await pause(delayMilliseconds);
    await strike(target, options);
    done.set(target, (done.get(target) ?? 0) + 1);
    const early = bodies.finished < due ? ', in the middle of a recovery' : '';
    say(`kill ${index + 1}/${kills}: ${target} (${bodies.finished} of ${errands} done${early})`);
  }
  bodies.allow(Number.POSITIVE_INFINITY);
  return done;
}

async function strike(target: Target, { supervisor, dataDir, chance }: ChaosOptions): Promise<void> {
  switch (target) {
    case 'program':
      return killProgram(supervisor);
    case 'postgres':
      return killPostmaster(supervisor, dataDir);
    case 'both': {
      const found = await postmaster(supervisor, dataDir);
      const gone = killProgram(supervisor);
      signalAll([found], 'SIGKILL');
      return gone;
    }
    case 'backend':
      await postmaster(supervisor, dataDir);
      signalAll(shuffled(backendsOf(dataDir), chance).slice(0, 1), 'SIGKILL');
      return;
    default: {
      const never: never = target;
      return never;
    }
  }
}

async function killProgram(supervisor: Supervisor): Promise<void> {
  const { program } = supervisor;
  supervisor.kill();
  await program.exited;
}

async function killPostmaster(supervisor: Supervisor, dataDir: string): Promise<void> {
  signalAll([await postmaster(supervisor, dataDir)], 'SIGKILL');
}

/** There may be none for a moment: the last kill may be a moment ago. */
async function postmaster(supervisor: Supervisor, dataDir: string): Promise<number> {
  let found: number | undefined;
  const look = (): boolean => (found = postmasterOf(dataDir)) !== undefined;
  await until(look, 'a PostgreSQL', recoveryMilliseconds, () => supervisor.story);
  return Number(found);
}
