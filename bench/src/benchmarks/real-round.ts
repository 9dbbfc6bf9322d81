import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Benchmark } from '../harness/benchmark.js';
import { memoryFigure } from '../harness/cost.js';
import { cliProgram, projectRoot } from '../harness/paths.js';
import { ServerProcess } from '../harness/server-process.js';
import { withTemporaryFolder } from '../harness/temporary-folder.js';
import { medianOf, type BenchmarkResult } from '../harness/figures.js';

const dataFolder = join(projectRoot, '..', 'shared', 'data');
const dataset = join(projectRoot, 'campaigns', 'ua-president-2019-r1', 'protocols.dataset.json');

interface Played {
  readonly seconds: number;
  readonly submissions: number;
  readonly largestResidentBytes: number;
}

export const realRound: Benchmark = {
  name: 'round',
  title: 'The whole real round 1 of the presidential election of 2019, through single submissions, to the last view',
  run: async ({ runs, serverArguments }): Promise<BenchmarkResult> => {
    if (!existsSync(dataFolder)) return { figures: [], notes: ['SKIPPED: ../shared/data is not there'] };
    const played: Played[] = [];
    for (let run = 0; run < runs; run++) {
      played.push(await withTemporaryFolder((folder) => playRound(folder, serverArguments)));
    }
    return {
      figures: [
        {
          name: 'everything visible after',
          value: medianOf(played, ({ seconds }) => seconds),
          unit: 's',
          reach: { atMost: 20 },
        },
        { name: 'submissions', value: medianOf(played, ({ submissions }) => submissions), unit: '' },
        memoryFigure(Math.max(...played.map(({ largestResidentBytes }) => largestResidentBytes))),
      ],
      notes: ['Registry, voter lists, protocols, acts and clarified versions; the loader runs on the same machine.'],
    };
  },
};

async function playRound(folder: string, nodeArguments: readonly string[]): Promise<Played> {
  const server = await ServerProcess.start({ dataDir: folder, nodeArguments });
  try {
    const loader = spawn(
      process.execPath,
      [cliProgram, '--url', server.url.origin, '--json', 'load', dataset, '--data', dataFolder],
      { cwd: projectRoot, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const [said] = await Promise.all([text(loader.stdout), once(loader, 'close')]);
    const summary = said.trimEnd().split('\n').at(-1) ?? '';
    if (loader.exitCode !== 0) throw new Error(`the loader ended with ${loader.exitCode}: ${summary}`);
    const { seconds, submissions } = JSON.parse(summary) as Pick<Played, 'seconds' | 'submissions'>;
    return { seconds, submissions, largestResidentBytes: server.largestResidentBytes };
  } finally {
    await server.stop();
  }
}
