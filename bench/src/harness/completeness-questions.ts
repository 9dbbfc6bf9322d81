import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { completenessView, nextBoundary, tallies, ViewReader } from '#vybory/views';

// Asks about completeness from a thread of its own, as the front does, until it is told to stop.

export interface QuestionerData {
  readonly connection: string;
  readonly log: string;
}

/** Milliseconds per question. */
export interface Answered {
  readonly now: readonly number[];
  readonly past: readonly number[];
  readonly naive: readonly number[];
}

const { connection, log } = workerData as QuestionerData;
const reader = new ViewReader(connection);
const answered = { now: [] as number[], past: [] as number[], naive: [] as number[] };
const stopped = new AbortController();
parentPort?.once('message', () => stopped.abort());

const places = [
  ['UA', 'country'],
  ['UA/R3', 'region'],
  ['UA/R3/4', 'district'],
] as const;

async function ask(kind: 'now' | 'past', index: number): Promise<void> {
  const [path, level] = places[index % places.length] ?? places[0];
  const began = performance.now();
  await reader.snapshot(completenessView, log, async ({ db, logId, position }) => {
    const at = kind === 'past' ? { at: 1 + ((index * 7_919) % position) } : {};
    const question = { db, logId, path, clock: new Date('2030-03-31T10:00:00Z'), ...at };
    await tallies(question, level);
    await nextBoundary(question);
  });
  answered[kind].push(performance.now() - began);
}

/** What the answer costs without tallies. */
async function askNaively(): Promise<void> {
  const began = performance.now();
  await reader.snapshot(completenessView, log, ({ db, logId }) =>
    db.query(
      `select form, count(*) filter (where owed), count(*) filter (where owed and state not in ('owed', 'withdrawn')),
              count(*) filter (where owed and due < now()) from slot where log_id = $1 group by form`,
      [logId],
    ),
  );
  answered.naive.push(performance.now() - began);
}

for (let index = 0; !stopped.signal.aborted; index++) {
  await ask(index % 3 === 2 ? 'past' : 'now', index);
  if (index % 300 === 150) await askNaively();
  await pause(10);
}
await reader.close();
parentPort?.postMessage(answered satisfies Answered);
