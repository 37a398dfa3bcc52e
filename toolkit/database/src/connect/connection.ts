import type { PGlite } from '@electric-sql/pglite';
import type { Knex } from 'knex';
import type { ClientBase } from 'pg';

/** A database within reach: a PostgreSQL server, or the embedded engine. */
export interface Connection {
  readonly knex: Knex;
  readonly engine: 'server' | 'embedded';
  /** `server_version_num`: 180004 is 18.4. */
  readonly serverVersion: number;
  /** The embedded engine itself, for what the driver does not reach (`COPY … FROM '/dev/blob'`). */
  readonly pglite?: PGlite;
  /** Where it is, for people: `shop@db.example.com:5432/shop`. Never with a password. */
  describe(): string;
  /** Lends one connection of the pool to `work`. The embedded engine has but one. */
  withClient<T>(work: (client: ClientBase) => Promise<T>): Promise<T>;
  /** Ends every connection and lets go of what was locked. Safe to call twice. */
  close(): Promise<void>;
}

/** What the two engines have in common, around a Knex that works. */
export async function connectionFrom(parts: {
  readonly knex: Knex;
  readonly engine: Connection['engine'];
  readonly description: string;
  readonly pglite?: PGlite;
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
    close() {
      closing ??= knex.destroy().then(parts.release);
      return closing;
    },
  };
}
