import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endAll, postgresProcesses } from './postgres-processes.js';

/** A data folder and a port for one installation. */
export interface Place {
  readonly dataDir: string;
  readonly port: number;
}

/** An empty folder under a short path: the socket of PostgreSQL has to fit below it. */
export async function temporaryFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), 'vybory-faults-')));
}

/** Gives `work` a place, and ends whatever it left there. */
export async function atNewPlace<Result>(work: (place: Place) => Promise<Result>): Promise<Result> {
  const folder = await temporaryFolder();
  const dataDir = join(folder, 'data');
  try {
    return await work({ dataDir, port: await freePort() });
  } finally {
    await endAll(postgresProcesses(dataDir));
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Of a TCP server.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
