import { controlOf, driverUrl, isSingle } from '@trellis/database/internal';
import { quoteLiteral } from '@trellis/model';
import type { Client, QueryConfig, QueryResult } from 'pg';
import { checkDeferred, neverCommit } from './guard.ts';
import { Limitations } from './limitations.ts';
import { createPublic, type RenamedSchemas, renameAside, renameBack } from './renamed-schemas.ts';
import { SETTINGS, settingsOfNewDatabase } from './settings.ts';

/** An empty database that a transaction simulates. Its schemas are renamed aside while another one is in use. */
export interface SimulatedDatabase {
  /** Its schemas that are renamed aside; undefined before its first use. */
  renamed?: RenamedSchemas;
}

/** How long to wait for another process that does the same on this database; nobody else waits for that. */
const OTHERS_SECONDS = 20;

/**
 * A transaction on a database in use that simulates empty databases and is always rolled back.
 *
 * The schemas of the database are renamed aside; nobody else sees that without a commit. `BEGIN`, `COMMIT` and `ROLLBACK`
 * of a program become savepoints. The server, not the text of a statement, prevents a commit: each message is a single
 * statement by protocol, or runs in `EXECUTE`, which refuses transaction control; a deferred trigger turns a commit into
 * an error. If a statement ends the transaction nevertheless (`ABORT`), nothing more is sent, and the session is read-only.
 *
 * It locks the catalog entries of the schemas, so that another `ALTER SCHEMA` or `GRANT … ON SCHEMA` waits, and nothing
 * inside them. As with any long transaction, vacuum keeps rows that others delete meanwhile. It waits two seconds for a
 * lock. The server ends it when this process has been idle for a minute or is gone.
 */
export class RolledBackTransaction {
  readonly hidden = new Set<number>();
  #client: Client;
  #current: SimulatedDatabase | undefined;
  #begun = false;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #limitations = new Limitations();

  private constructor(client: Client) {
    this.#client = client;
    client.on('error', (error) => this.#limitations.note(error));
    client.on('notice', (notice) => this.#limitations.note(notice));
  }

  /**
   * Begins the transaction and renames the schemas aside.
   *
   * @param url the URL of the database
   * @throws PostgreSQL's error where that is not possible
   */
  static async begin(url: string): Promise<RolledBackTransaction> {
    const there = new URL(url);
    const settings = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${value}`);
    const own = there.searchParams.get('options');
    there.searchParams.set('options', [...(own ? [own] : []), ...settings].join(' '));
    const { default: pg } = await import('pg');
    const client = new pg.Client({
      connectionString: driverUrl(there.href),
      connectionTimeoutMillis: 10_000,
      application_name: 'trellis scratch',
    });
    const made = new RolledBackTransaction(client);
    await client.connect();
    try {
      await client.query(`set lock_timeout = '${OTHERS_SECONDS}s'`);
      await client.query(`select pg_catalog.pg_advisory_lock(pg_catalog.hashtext('trellis scratch'))`);
      await client.query('reset lock_timeout');
      await client.query('begin isolation level read committed read write');
      for (const sql of neverCommit) await client.query(sql);
      for (const oid of (await renameAside(client, made.hidden)).keys()) made.hidden.add(oid);
      return made;
    } catch (error) {
      await made.end();
      throw error;
    }
  }

  /** Why another kind of scratch database has to be used. */
  get failure(): string | undefined {
    return this.#limitations.failure;
  }

  /** Why the error may be specific to this kind of scratch database. */
  get doubt(): string | undefined {
    return this.#limitations.doubt;
  }

  /** Runs a message in a simulated database. */
  run(database: SimulatedDatabase, message: QueryConfig): Promise<QueryResult> {
    const result = this.#queue.then(() => this.#run(database, message));
    this.#queue = result.catch(() => {});
    return result;
  }

  /** Drops the extensions of a simulated database that is closed: they belong to the whole database. */
  leave(database: SimulatedDatabase): Promise<void> {
    const left = this.#queue.then(async () => {
      if (this.failure !== undefined || this.#begun) return;
      if (database !== this.#current) await this.#switchTo(database);
      const { rows } = await this.#client.query(
        `select pg_catalog.string_agg(pg_catalog.format('%I', extname), ', ') as names from pg_catalog.pg_extension
         where extname <> 'plpgsql' and extnamespace <> all ($1::oid[])`,
        [[...this.hidden]],
      );
      if (rows[0].names !== null) await this.#client.query(`drop extension ${rows[0].names} cascade`);
    });
    // Nothing remains of a transaction that has ended.
    this.#queue = left.catch(() => {});
    return this.#queue.then(() => {});
  }

  /** Rolls the transaction back and disconnects. */
  async end(): Promise<void> {
    // The server cancels a running statement when the client is gone.
    await this.#client.end().catch(() => {});
  }

  async #run(database: SimulatedDatabase, message: QueryConfig): Promise<QueryResult> {
    this.#limitations.expectNone();
    if (database !== this.#current) await this.#switchTo(database);
    const several = !message.values?.length && !isSingle(message.text);
    const control = several || message.values?.length ? undefined : controlOf(message.text);
    if (control === 'begin') return this.#begin();
    if (control === 'commit') return this.#commit();
    if (control === 'rollback') return this.#rollback();
    if (this.#begun) return this.#send(message, several);
    if (control === 'savepoint')
      throw Object.assign(new Error('SAVEPOINT can only be used in transaction blocks'), { code: '25P01' });
    await this.#begin();
    try {
      const result = await this.#send(message, several);
      if (result.command === 'SELECT') await this.#release();
      else await this.#commit();
      return result;
    } catch (error) {
      // With the connection lost, nothing has to be rolled back, and the first error gives the reason.
      if (this.#begun) await this.#rollback().catch(() => {});
      throw error;
    }
  }

  /** Switches to a simulated database: restores the names of its schemas and renames the others aside. */
  async #switchTo(database: SimulatedDatabase): Promise<void> {
    if (this.#begun) throw new RangeError('Only one scratch database can be in a transaction at a time.');
    if (this.#current) {
      this.#current.renamed = await renameAside(this.#client, this.hidden);
      for (const oid of this.#current.renamed.keys()) this.hidden.add(oid);
    }
    this.#current = database;
    if (database.renamed) {
      await renameBack(this.#client, database.renamed);
      for (const oid of database.renamed.keys()) this.hidden.delete(oid);
    } else await createPublic(this.#client);
    await this.#client.query(settingsOfNewDatabase);
  }

  async #begin(): Promise<QueryResult> {
    if (!this.#begun) await this.#client.query('savepoint trellis_transaction');
    this.#begun = true;
    return answer('BEGIN');
  }

  async #commit(): Promise<QueryResult> {
    if (!this.#begun || this.#client.getTransactionStatus() === 'E') return this.#rollback();
    try {
      await this.#client.query(checkDeferred(this.hidden));
      await this.#release();
    } catch (error) {
      this.#limitations.note(error);
      await this.#rollback().catch(() => {});
      throw error;
    }
    return answer('COMMIT');
  }

  async #release(): Promise<void> {
    await this.#client.query('release savepoint trellis_transaction');
    this.#begun = false;
  }

  async #rollback(): Promise<QueryResult> {
    if (this.#begun && this.failure === undefined) {
      await this.#client.query('rollback to savepoint trellis_transaction');
      await this.#release();
    }
    this.#begun = false;
    return answer('ROLLBACK');
  }

  /** Sends a message that is a single statement, by protocol or by `EXECUTE`. */
  async #send(message: QueryConfig, several: boolean): Promise<QueryResult> {
    try {
      if (several) return await this.#client.query(executed(message.text));
      return await this.#client.query({ ...message, queryMode: 'extended' } as QueryConfig);
    } catch (error) {
      this.#limitations.note(error);
      throw error;
    } finally {
      if (this.#client.getTransactionStatus() === 'I') this.#limitations.fail('it ends its transaction');
    }
  }
}

/** Several statements as one. */
function executed(text: string): string {
  return `do ${quoteLiteral(`begin execute ${quoteLiteral(text)}; end`)}`;
}

function answer(command: string): QueryResult {
  return { command, rowCount: null, oid: 0, fields: [], rows: [] };
}
