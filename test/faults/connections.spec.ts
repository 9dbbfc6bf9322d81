import pg from 'pg';
import { allHolds, Installation } from './installation.js';
import { ownersConnection } from './program/database.js';
import { until } from './program/until.js';
import { within } from './program/within.js';

const tooManyConnections = '53300';

/** Somebody else on the same PostgreSQL who takes every connection there is. */
class Stranger {
  private readonly clients: pg.Client[] = [];

  constructor(private readonly connection: pg.ClientConfig) {}

  get connections(): number {
    return this.clients.length;
  }

  /** Throws the program's connections out and takes their places, until the program has none. */
  async takeAll(): Promise<void> {
    await this.takeFree();
    const [first] = this.clients;
    if (!first) throw new Error('there was no connection to take');
    await until(
      async () => {
        await first.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where backend_type = 'client backend' and application_name <> 'stranger'`,
        );
        await this.takeFree();
        const { rows } = await first.query<{ others: number }>(
          `select count(*)::int as others from pg_stat_activity
            where backend_type = 'client backend' and application_name <> 'stranger'`,
        );
        return rows[0]?.others === 0;
      },
      'the last connection',
      30_000,
    );
  }

  async leave(): Promise<void> {
    await Promise.all(this.clients.splice(0).map((client) => client.end()));
  }

  private async takeFree(): Promise<void> {
    for (;;) {
      const client = new pg.Client({ ...this.connection, application_name: 'stranger' });
      client.on('error', () => undefined);
      try {
        await client.connect();
        this.clients.push(client);
      } catch (error) {
        if (error instanceof pg.DatabaseError && error.code === tooManyConnections) return;
        throw error;
      }
    }
  }
}

describe('a PostgreSQL whose connections somebody else has taken', () => {
  it('gives coded errors, loses nothing, and is got over when there are connections again', () =>
    Installation.with({ name: 'connections' }, async (installation) => {
      const { bodies, plan, place, supervisor } = installation;
      const stranger = new Stranger(await ownersConnection(place.dataDir));
      const slice = plan.count / 3;
      bodies.allow(slice * 2);
      const played = installation.play();
      await bodies.when(() => bodies.finished >= slice);
      await stranger.takeAll();
      expect(stranger.connections).toBeGreaterThanOrEqual(40);
      const troubled = bodies.when(() => (bodies.troubles.get('store-unavailable') ?? 0) >= 40);
      await within(60_000, 'an error for want of connections', () => supervisor.story, troubled);
      await stranger.leave();
      bodies.allow(Number.POSITIVE_INFINITY);
      await played;
      expect(await installation.prove()).toEqual(allHolds);
      expect(await supervisor.stop()).toEqual({ code: 0, signal: null });
    }));
});
