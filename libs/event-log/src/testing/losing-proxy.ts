import type { ClientConfig } from 'pg';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface LosingProxy {
  /** The same database, through the proxy. */
  readonly connection: ClientConfig;
  /** Lets the next request through, and breaks the connection instead of passing the answer on. */
  loseNextAnswer(): void;
  stop(): Promise<void>;
}

/** A proxy before a PostgreSQL, over sockets in a temporary folder. */
export async function startLosingProxy(target: ClientConfig): Promise<LosingProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'vybory-proxy-'));
  const sockets = new Set<Socket>();
  let losing = false;
  const server = createServer((client) => {
    const database = connect(addressOf(target));
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    client.on('data', (request) => database.write(request));
    database.on('data', (answer) => {
      if (!losing) client.write(answer);
      else {
        losing = false;
        client.destroy();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(join(folder, '.s.PGSQL.5432'), resolve));
  return {
    connection: throughFolder(target, folder),
    loseNextAnswer: () => {
      losing = true;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await closed(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function addressOf(target: ClientConfig): { path: string } | { host: string; port: number } {
  const url = target.connectionString === undefined ? undefined : new URL(target.connectionString);
  const host = url?.hostname ?? target.host ?? 'localhost';
  const port = Number(url?.port ?? target.port ?? 5432) || 5432;
  return host.startsWith('/') ? { path: join(host, `.s.PGSQL.${port}`) } : { host, port };
}

function throughFolder(target: ClientConfig, folder: string): ClientConfig {
  if (target.connectionString === undefined) return { ...target, host: folder, port: 5432 };
  const { username, password, pathname } = new URL(target.connectionString);
  return {
    host: folder,
    port: 5432,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
