import { join } from 'node:path';
import { benchCampaign, precincts as precinctsOf, type Precinct } from '../workload/campaign.js';
import { openCampaign } from '../workload/set-up.js';
import type { BenchmarkOptions } from './benchmark.js';
import { ServerProcess } from './server-process.js';
import { withTemporaryFolder } from './temporary-folder.js';

export interface BenchServer {
  readonly server: ServerProcess;
  readonly precincts: readonly Precinct[];
}

/** A fresh server with the generated campaign open for protocols, gone when `work` is done. */
export function withBenchServer<Result>(
  { serverArguments, databaseUrl }: Pick<BenchmarkOptions, 'serverArguments'> & { readonly databaseUrl?: string },
  precinctCount: number,
  work: (bench: BenchServer) => Promise<Result>,
): Promise<Result> {
  return withTemporaryFolder(async (folder) => {
    const definition = await benchCampaign();
    const precincts = precinctsOf(definition, precinctCount);
    const server = await ServerProcess.start({
      dataDir: join(folder, 'server'),
      nodeArguments: serverArguments,
      databaseUrl,
    });
    try {
      await openCampaign(server.url, definition, precincts);
      return await work({ server, precincts });
    } finally {
      await server.stop();
    }
  });
}
