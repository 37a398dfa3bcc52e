import type { Client } from 'pg';
import { driverUrl } from './driver-url.ts';

/** The processes of a server that work for a pool of connections. */
export class Backends {
  readonly #clients = new Set<Client>();
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Adds a connection, as `afterCreate` of the pool. */
  readonly add = (client: Client, done: (error: undefined, client: Client) => void): void => {
    this.#clients.add(client);
    client.once('end', () => this.#clients.delete(client));
    done(undefined, client);
  };

  /** Ends them, over a connection of its own, and so rolls back what they run. To cancel would not stop the next statement. */
  async end(): Promise<void> {
    const ids = [...this.#clients].flatMap((client) => (client as { processID?: number }).processID ?? []);
    if (ids.length === 0) return;
    const { Client } = (await import('pg')).default;
    const client = new Client({ connectionString: driverUrl(this.#url), connectionTimeoutMillis: 2_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('select pg_catalog.pg_terminate_backend(id) from pg_catalog.unnest($1::int[]) id', [
        ids,
      ]);
    } catch {
      // The connections are closed all the same.
    } finally {
      await client.end().catch(() => {});
    }
  }
}
