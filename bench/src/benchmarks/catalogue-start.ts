import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Benchmark } from '../harness/benchmark.js';
import { medianOf } from '../harness/figures.js';
import type { CatalogueStart } from '../harness/import-catalogue.js';

const run = promisify(execFile);
const program = fileURLToPath(new URL('../harness/import-catalogue.js', import.meta.url));

export const catalogueStart: Benchmark = {
  name: 'start',
  title: 'Start of the whole catalogue: every form loaded, described and compiled, in a fresh process',
  run: async ({ runs }) => {
    const measured: CatalogueStart[] = [];
    for (let n = 0; n < runs; n++) measured.push(await startOnce());
    return {
      figures: [
        { name: 'all forms', value: medianOf(measured, ({ all }) => all), unit: 'ms', reach: { atMost: 1_000 } },
        {
          name: 'baseline: class-validator and class-transformer alone',
          value: medianOf(measured, ({ libraries }) => libraries),
          unit: 'ms',
        },
        { name: 'forms', value: medianOf(measured, ({ forms }) => forms), unit: '' },
      ],
      notes: ['Without the start of Node itself.'],
    };
  },
};

async function startOnce(): Promise<CatalogueStart> {
  const { stdout } = await run(process.execPath, [program]);
  return JSON.parse(stdout) as CatalogueStart;
}
