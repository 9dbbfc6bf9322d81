import { join } from 'node:path';
import type { CampaignDefinition } from '#vybory/campaigns';
import { benchCampaign, precincts as precinctsOf, type Precinct } from '../workload/campaign.js';
import { openCampaign } from '../workload/set-up.js';
import type { BenchmarkOptions } from './benchmark.js';
import { ServerProcess } from './server-process.js';
import { withTemporaryFolder } from './temporary-folder.js';

export interface BenchServer {
  readonly server: ServerProcess;
  /** One for each protocol that can be sent. */
  readonly precincts: readonly Precinct[];
}

type ServerSettings = Pick<BenchmarkOptions, 'serverArguments'> & { readonly databaseUrl?: string };

/** A campaign and the precincts to be registered in it. */
export interface CampaignToOpen {
  readonly definition: CampaignDefinition;
  readonly precincts: readonly Precinct[];
  /** What can be sent; absent: a protocol of each precinct. */
  readonly protocols?: readonly Precinct[];
}

/** A fresh server with the generated campaign open for protocols, gone when `work` is done. */
export async function withBenchServer<Result>(
  settings: ServerSettings,
  precinctCount: number,
  work: (bench: BenchServer) => Promise<Result>,
): Promise<Result> {
  const definition = await benchCampaign();
  return withServerOf({ definition, precincts: precinctsOf(definition, precinctCount) }, settings, work);
}

/** A fresh server with a campaign open for what comes on the night, gone when `work` is done. */
export function withServerOf<Result>(
  { definition, precincts, protocols = precincts }: CampaignToOpen,
  { serverArguments, databaseUrl }: ServerSettings,
  work: (bench: BenchServer) => Promise<Result>,
): Promise<Result> {
  return withTemporaryFolder(async (folder) => {
    const server = await ServerProcess.start({
      dataDir: join(folder, 'server'),
      nodeArguments: serverArguments,
      databaseUrl,
    });
    try {
      await openCampaign(server.url, definition, precincts);
      return await work({ server, precincts: protocols });
    } finally {
      await server.stop();
    }
  });
}
