import { parseArgs } from 'node:util';
import type { Benchmark } from './harness/benchmark.js';
import { printResult, writeResult } from './harness/report.js';
import { batch } from './benchmarks/batch.js';
import { catalogueStart } from './benchmarks/catalogue-start.js';
import { completeness } from './benchmarks/completeness.js';
import { growth } from './benchmarks/growth.js';
import { manyRows } from './benchmarks/many-rows.js';
import { realRound } from './benchmarks/real-round.js';
import { rebuild } from './benchmarks/rebuild.js';
import { resultsUnderLoad } from './benchmarks/results-under-load.js';
import { singleSubmissions } from './benchmarks/single-submissions.js';
import { visible } from './benchmarks/visible.js';

const benchmarks: readonly Benchmark[] = [
  singleSubmissions,
  batch,
  manyRows,
  visible,
  rebuild,
  resultsUnderLoad,
  realRound,
  completeness,
  catalogueStart,
  growth,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    runs: { type: 'string', default: '3' },
    'server-argument': { type: 'string', multiple: true, default: [] },
  },
});

const unknown = positionals.find((name) => !benchmarks.some((benchmark) => benchmark.name === name));
if (unknown !== undefined) {
  console.error(`Unknown benchmark "${unknown}". Known: ${benchmarks.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const chosen = positionals.length === 0 ? benchmarks : benchmarks.filter(({ name }) => positionals.includes(name));
for (const { name, title, run } of chosen) {
  const result = await run({
    full: values.full,
    runs: Number(values.runs),
    serverArguments: values['server-argument'],
  });
  printResult(title, result);
  await writeResult(name, result);
}
