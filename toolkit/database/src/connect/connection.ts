import type { PGlite } from '@electric-sql/pglite';
import type { Knex } from 'knex';
import type { ClientBase } from 'pg';

/** A connected database: on a PostgreSQL server, or in the embedded engine. */
export interface Connection {
  readonly knex: Knex;
  readonly engine: 'server' | 'embedded';
  /** `server_version_num`, such as 180004 for 18.4. */
  readonly serverVersion: number;
  /** The embedded engine, for features without a Knex interface, such as `COPY … FROM '/dev/blob'`. */
  readonly pglite?: PGlite;
  /** Returns a readable address without the password, such as `shop@db.example.com:5432/shop`. */
  describe(): string;
  /** Calls `work` with one connection of the pool. The embedded engine has only one. */
  withClient<T>(work: (client: ClientBase) => Promise<T>): Promise<T>;
  /** Ends what a server does for the connections, which rolls back their transactions: `close` would wait for it. */
  abort(): Promise<void>;
  /** Closes all connections and releases the lock of the data folder. Can be called twice. */
  close(): Promise<void>;
}

/** Creates a connection from a Knex instance. Fails if the database does not answer. */
export async function connectionFrom(parts: {
  readonly knex: Knex;
  readonly engine: Connection['engine'];
  readonly description: string;
  readonly pglite?: PGlite;
  readonly abort?: () => Promise<void>;
  readonly release: () => Promise<void>;
}): Promise<Connection> {
  const { knex, engine, description, pglite } = parts;
  const { rows } = await knex.raw("select current_setting('server_version_num')::int as version");
  let closing: Promise<void> | undefined;
  return {
    knex,
    engine,
    serverVersion: rows[0].version,
    ...(pglite && { pglite }),
    describe: () => description,
    async withClient(work) {
      const client = await knex.client.acquireConnection();
      try {
        return await work(client);
      } finally {
        await knex.client.releaseConnection(client);
      }
    },
    abort: parts.abort ?? (async () => {}),
    close() {
      closing ??= knex.destroy().then(parts.release);
      return closing;
    },
  };
}
