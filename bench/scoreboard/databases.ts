import { emptyDatabase, initialState } from '@trellis/testing/empty-database';
import type { InstalledServer } from '@trellis/testing/installed';
import { Client } from 'pg';
import { onServer } from './load.ts';

/** A database and a connection to it. */
export interface Database {
  readonly name: string;
  readonly client: Client;
  /** What it had when it was created. */
  readonly initial: string;
}

/**
 * A pool of empty databases. Creating one takes longer than checking a pair, so a database is reused if it can be
 * emptied completely.
 */
export class Databases {
  private readonly free: Database[] = [];
  private created = 0;

  constructor(private readonly server: InstalledServer) {}

  /** Takes an empty database from the pool, or creates one. */
  async take(): Promise<Database> {
    const known = this.free.pop();
    if (known) return known;
    const name = `score_${++this.created}`;
    await onServer(this.server, `create database "${name}" template template0`);
    const client = new Client({ connectionString: this.server.url(name) });
    client.on('error', () => {});
    await client.connect();
    return { name, client, initial: await initialState(client) };
  }

  /** Returns a database to the pool, or drops it if it cannot be emptied. */
  async release(database: Database): Promise<void> {
    if (await emptyDatabase(database.client, database.initial)) {
      this.free.push(database);
      return;
    }
    await database.client.end().catch(() => {});
    await onServer(this.server, `drop database if exists "${database.name}" with (force)`);
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    await Promise.all(this.free.map(({ client }) => client.end()));
  }
}
