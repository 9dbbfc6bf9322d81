import { GroupCommitBaseline } from '../baselines/group-commit.js';
import { asNewEvent, receivedEvent } from '../baselines/received-events.js';
import { withServerOf } from '../harness/bench-server.js';
import type { Benchmark, BenchmarkOptions } from '../harness/benchmark.js';
import { memoryFigure } from '../harness/cost.js';
import { medianOf, type BenchmarkResult } from '../harness/figures.js';
import { openConnections, type HttpConnection } from '../harness/http-connection.js';
import { closedLoop, percentile, type LoadResult } from '../harness/load.js';
import { expectReceipt } from '../harness/session.js';
import { SystemStatus } from '../harness/system-status.js';
import { campaignId } from '../workload/campaign.js';
import {
  longFormCampaign,
  longForms,
  precinctsOfLongForms,
  smallForms,
  type FilledForm,
} from '../workload/many-rows.js';
import { filledFormRequest, secretariat } from '../workload/requests.js';

const callers = 16;
const warmUpDistricts = 24;
const districtsPerRun = 120;
const smallCallers = 64;
const smallPerRun = 10_000;

export const manyRows: Benchmark = {
  name: 'rows',
  title: 'Forms with many rows over HTTP, 16 connections, until the durable receipt',
  run: (options) => GroupCommitBaseline.during((groupCommit) => measure(options, groupCommit)),
};

function measure(options: BenchmarkOptions, groupCommit: GroupCommitBaseline): Promise<BenchmarkResult> {
  const districts = warmUpDistricts + options.runs * districtsPerRun;
  const campaign = { definition: longFormCampaign(districts), precincts: precinctsOfLongForms(districts) };
  return withServerOf(campaign, options, async ({ server }) => {
    const connections = await openConnections(server.url, callers);
    const status = await SystemStatus.open(server.url);
    const compare = async (from: number, count: number): Promise<Compared> => {
      const forms = longForms(from, count);
      const sent = await send(connections, server.url, forms);
      await status.caughtUp();
      return { forms, sent, alone: await append(groupCommit, forms) };
    };
    await compare(0, warmUpDistricts);
    const runs: Compared[] = [];
    for (let run = 0; run < options.runs; run++) {
      runs.push(await compare(warmUpDistricts + run * districtsPerRun, districtsPerRun));
    }
    for (const connection of connections) connection.close();
    const small: LoadResult[] = [];
    for (let run = 0; run < options.runs; run++) {
      small.push(await sendSmall(server.url, run * smallPerRun));
      await status.caughtUp();
    }
    status.close();
    return {
      figures: [...figuresOf(runs), ...smallFigures(small), memoryFigure(server.largestResidentBytes)],
      notes: notesOn(runs),
    };
  });
}

interface Compared {
  readonly forms: readonly FilledForm[];
  readonly sent: LoadResult;
  readonly alone: LoadResult;
}

function send(connections: readonly HttpConnection[], url: URL, forms: readonly FilledForm[]): Promise<LoadResult> {
  const requests = forms.map((form) => filledFormRequest(url, form));
  return closedLoop({
    connections,
    requestOf: (number) => requests[number] ?? '',
    count: requests.length,
    onAnswer: expectReceipt,
  });
}

async function sendSmall(url: URL, from: number): Promise<LoadResult> {
  const connections = await openConnections(url, smallCallers);
  const sent = await send(connections, url, smallForms(from, smallPerRun));
  for (const connection of connections) connection.close();
  return sent;
}

function append(groupCommit: GroupCommitBaseline, forms: readonly FilledForm[]): Promise<LoadResult> {
  const prepared = forms.map(({ slot, values }, number) => {
    const received = receivedEvent({ slot, values }, { body: secretariat, idempotencyKey: `${campaignId}-${number}` });
    return { stream: received.stream, event: asNewEvent(received, secretariat) };
  });
  return groupCommit.append(prepared, callers);
}

function figuresOf(runs: readonly Compared[]): BenchmarkResult['figures'] {
  const rows = ({ forms }: Compared, { seconds }: LoadResult): number =>
    forms.reduce((sum, form) => sum + form.rows, 0) / seconds;
  return [
    { name: 'rows', value: medianOf(runs, (run) => rows(run, run.sent)), unit: '/s', reach: { atLeast: 50_000 } },
    { name: 'forms', value: medianOf(runs, ({ sent }) => sent.count / sent.seconds), unit: '/s' },
    { name: 'latency p99', value: medianOf(runs, ({ sent }) => percentile(sent.latency, 99)), unit: 'ms' },
    { name: 'baseline: group commit', value: medianOf(runs, (run) => rows(run, run.alone)), unit: 'rows/s' },
    {
      name: 'ratio to group commit',
      value: medianOf(runs, (run) => run.alone.seconds / run.sent.seconds),
      unit: '',
    },
  ];
}

function smallFigures(runs: readonly LoadResult[]): BenchmarkResult['figures'] {
  return [
    {
      name: 'small forms',
      value: medianOf(runs, ({ count, seconds }) => count / seconds),
      unit: '/s',
      reach: { atLeast: 5_000 },
    },
    { name: 'small forms, latency p99', value: medianOf(runs, ({ latency }) => percentile(latency, 99)), unit: 'ms' },
  ];
}

function notesOn([run]: readonly Compared[]): readonly string[] {
  const count = (form: string): number => run?.forms.filter(({ slot }) => slot.form === form).length ?? 0;
  return [
    `Each run: ${count('registered-candidates-register')} registers of 225 candidates, ${count('voter-list-count-notice')} ` +
      `notices of 200 precincts, ${count('election-fund-receipts')} statements of 4,000 donations.`,
    `Small forms: statements of three donations over ${smallCallers} connections, to be taken at the rate of the main job.`,
  ];
}
