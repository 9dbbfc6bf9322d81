import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { logName, MemoryEventLog } from '#vybory/event-log';
import { completenessView, ProjectionRunner } from '#vybory/views';
import type { Benchmark } from '../harness/benchmark.js';
import type { Answered, QuestionerData } from '../harness/completeness-questions.js';
import { median, type BenchmarkResult } from '../harness/figures.js';
import { ownDatabase } from '../harness/own-database.js';
import { withTemporaryFolder } from '../harness/temporary-folder.js';
import {
  nationalCampaign,
  nationalForms,
  openNationalCampaign,
  slotCount,
  eventsPerSubmission,
  submitNth,
} from '../workload/national-duties.js';

const steadyEventsPerSecond = 10_000;
const steadySeconds = 20;
const burstSubmissions = 30_000;

export const completeness: Benchmark = {
  name: 'completeness',
  title: `Completeness of a national campaign of ${slotCount.toLocaleString('en')} slots`,
  run: () =>
    withTemporaryFolder(async (folder) => {
      const database = await ownDatabase(folder);
      try {
        return await measure(database.url);
      } finally {
        await database.stop();
      }
    }),
};

async function measure(connection: string): Promise<BenchmarkResult> {
  const eventLog = new MemoryEventLog();
  const log = logName(nationalCampaign.id);
  const runner = await ProjectionRunner.start({
    eventLog,
    connection,
    views: [completenessView],
    forms: nationalForms,
  });
  const caughtUp = async (): Promise<void> => {
    await runner.lookForLogs();
    await runner.whenAt(completenessView.name, log, (await eventLog.head(log)).position);
  };
  try {
    const registered = await secondsOf(async () => {
      await openNationalCampaign(eventLog, log);
      await caughtUp();
    });
    const questioner = startQuestioner({ connection, log });
    const steady = await steadyLoad(eventLog, log, caughtUp);
    const answered = await questioner.stop();
    const burstBegins = steady.submissions;
    for (let n = 0; n < burstSubmissions; n++) await submitNth(eventLog, log, burstBegins + n);
    const burst = await secondsOf(caughtUp);
    return result({ registered, steady, burst, answered });
  } finally {
    await runner.stop();
  }
}

/** Submissions come at a steady rate; says how long after the last one the view is current. */
async function steadyLoad(
  eventLog: MemoryEventLog,
  log: ReturnType<typeof logName>,
  caughtUp: () => Promise<void>,
): Promise<{ readonly submissions: number; readonly lagSeconds: number }> {
  const perTick = steadyEventsPerSecond / eventsPerSubmission / 20;
  let submissions = 0;
  const began = performance.now();
  for (let tick = 1; tick <= steadySeconds * 20; tick++) {
    for (let n = 0; n < perTick; n++) await submitNth(eventLog, log, submissions++);
    await pause(Math.max(0, began + tick * 50 - performance.now()));
  }
  return { submissions, lagSeconds: await secondsOf(caughtUp) };
}

interface Measured {
  readonly registered: number;
  readonly steady: { readonly lagSeconds: number };
  readonly burst: number;
  readonly answered: Answered;
}

function result({ registered, steady, burst, answered }: Measured): BenchmarkResult {
  const events = burstSubmissions * eventsPerSubmission;
  return {
    figures: [
      { name: 'answer for now under load, p50', value: median(answered.now), unit: 'ms' },
      {
        name: 'answer for now under load, p99',
        value: percentile(answered.now, 0.99),
        unit: 'ms',
        reach: { atMost: 50 },
      },
      { name: 'answer for a past position, p50', value: median(answered.past), unit: 'ms' },
      {
        name: 'answer for a past position, p99',
        value: percentile(answered.past, 0.99),
        unit: 'ms',
        reach: { atMost: 50 },
      },
      { name: 'baseline: counting the slots', value: median(answered.naive), unit: 'ms' },
      { name: 'events kept up with, at once', value: events / burst, unit: '/s', reach: { atLeast: 10_000 } },
      {
        name: `behind after ${steadySeconds} s at ${steadyEventsPerSecond} events/s`,
        value: steady.lagSeconds,
        unit: 's',
        reach: { atMost: 2 },
      },
      { name: 'slots made owed', value: slotCount / registered, unit: '/s' },
    ],
    notes: [
      `${answered.now.length + answered.past.length} questions about country, region and district, from another thread, without the cache of answers.`,
      'A submission is five events of the log, as on the night; two of them change where its slot stands.',
      'The log is in memory, the view in PostgreSQL: reading the log is measured by "rebuild".',
    ],
  };
}

function startQuestioner(data: QuestionerData): { stop(): Promise<Answered> } {
  const worker = new Worker(new URL('../harness/completeness-questions.js', import.meta.url), { workerData: data });
  const answered = new Promise<Answered>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return {
    stop: () => {
      worker.postMessage('stop');
      return answered;
    },
  };
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
