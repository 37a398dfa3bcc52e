import { controlOf, isSingle } from '@trellis/database';
import { driverUrl } from '@trellis/database/internal';
import { quoteLiteral } from '@trellis/model';
import type { Client, QueryConfig, QueryResult } from 'pg';
import { neverCommit, settle } from './guard.ts';
import { SETTINGS, settingsOfNewDatabase } from './settings.ts';
import { makePublic, type Shelf, stepAside, stepBack } from './shelf.ts';
import { Verdict } from './verdict.ts';

/** One of the empty databases that a transaction stands in for: schemas that are renamed aside while another is worked on. */
export interface Place {
  /** What stepped aside when another place came to the front; nothing before it came to the front itself. */
  shelf?: Shelf;
}

/** How long to wait for another process that does the same on this database; nobody is held up by that. */
const OTHERS_SECONDS = 20;

/**
 * A transaction on a database in use that stands in for empty databases, and is always rolled back.
 *
 * The schemas there are renamed aside, which nobody else sees before a commit, and there is none. Programs that
 * begin, commit and roll back are given savepoints. What keeps it from being committed, or left, is the server
 * and not what a statement looks like: each message holds a single statement by protocol, or is run by
 * `EXECUTE`, which takes no statement that ends a transaction; a commit ends in an error, by a deferred trigger;
 * once a statement got out of it nevertheless (`ABORT`), nothing more is sent, and what was would not be allowed
 * to write.
 *
 * What it locks: the schemas' entries in the catalog, so that another `ALTER SCHEMA` or `GRANT … ON SCHEMA` waits
 * for its end; nothing of what is in them. Rows that others delete meanwhile stay on disk until it has ended, as
 * with every long transaction. It waits two seconds for a lock, and is ended by the server when this process has
 * stopped for a minute or is gone.
 */
export class RolledBack {
  readonly hidden = new Set<number>();
  #client: Client;
  #front: Place | undefined;
  #begun = false;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #verdict = new Verdict();

  private constructor(client: Client) {
    this.#client = client;
    client.on('error', (error) => this.#verdict.note(error));
    client.on('notice', (notice) => this.#verdict.note(notice));
  }

  /**
   * Begins it, with what is there set aside.
   *
   * @throws whatever PostgreSQL says against it
   */
  static async begin(url: string): Promise<RolledBack> {
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
    const made = new RolledBack(client);
    await client.connect();
    try {
      await client.query(`set lock_timeout = '${OTHERS_SECONDS}s'`);
      await client.query(`select pg_catalog.pg_advisory_lock(pg_catalog.hashtext('trellis scratch'))`);
      await client.query('reset lock_timeout');
      await client.query('begin isolation level read committed read write');
      for (const sql of neverCommit) await client.query(sql);
      for (const oid of (await stepAside(client, made.hidden)).keys()) made.hidden.add(oid);
      return made;
    } catch (error) {
      await made.end();
      throw error;
    }
  }

  /** Why another way has to be tried. */
  get failure(): string | undefined {
    return this.#verdict.failure;
  }

  /** What may be the reason of an error that an operation ended in, and would not be elsewhere. */
  get doubt(): string | undefined {
    return this.#verdict.doubt;
  }

  /** Runs a message for a place, as a server would run it for a database of its own. */
  run(place: Place, message: QueryConfig): Promise<QueryResult> {
    const result = this.#turn.then(() => this.#take(place, message));
    this.#turn = result.catch(() => {});
    return result;
  }

  /** Takes away what a place that is closed has made and others could not make too: extensions are the whole database's. */
  leave(place: Place): Promise<void> {
    const left = this.#turn.then(async () => {
      if (this.failure !== undefined || this.#begun) return;
      if (place !== this.#front) await this.#bring(place);
      const { rows } = await this.#client.query(
        `select pg_catalog.string_agg(pg_catalog.format('%I', extname), ', ') as names from pg_catalog.pg_extension
         where extname <> 'plpgsql' and extnamespace <> all ($1::oid[])`,
        [[...this.hidden]],
      );
      if (rows[0].names !== null) await this.#client.query(`drop extension ${rows[0].names} cascade`);
    });
    // Of a transaction that has ended nothing has to be taken away.
    this.#turn = left.catch(() => {});
    return this.#turn.then(() => {});
  }

  /** Rolls it back and lets go. */
  async end(): Promise<void> {
    // A statement that runs yet is ended by the server, which sees that nobody waits for it.
    await this.#client.end().catch(() => {});
  }

  async #take(place: Place, message: QueryConfig): Promise<QueryResult> {
    this.#verdict.expectNone();
    if (place !== this.#front) await this.#bring(place);
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
      // Where the connection is gone there is nothing to take back, and the first error tells why.
      if (this.#begun) await this.#rollback().catch(() => {});
      throw error;
    }
  }

  /** Lets a place come to the front: its schemas have their names, those of others have stepped aside. */
  async #bring(place: Place): Promise<void> {
    if (this.#begun) throw new RangeError('Expected one scratch place within a transaction, got two.');
    if (this.#front) {
      this.#front.shelf = await stepAside(this.#client, this.hidden);
      for (const oid of this.#front.shelf.keys()) this.hidden.add(oid);
    }
    this.#front = place;
    if (place.shelf) {
      await stepBack(this.#client, place.shelf);
      for (const oid of place.shelf.keys()) this.hidden.delete(oid);
    } else await makePublic(this.#client);
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
      await this.#client.query(settle(this.hidden));
      await this.#release();
    } catch (error) {
      this.#verdict.note(error);
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

  /** Sends what can only be one statement, by protocol, or runs as part of one. */
  async #send(message: QueryConfig, several: boolean): Promise<QueryResult> {
    try {
      if (several) return await this.#client.query(executed(message.text));
      return await this.#client.query({ ...message, queryMode: 'extended' } as QueryConfig);
    } catch (error) {
      this.#verdict.note(error);
      throw error;
    } finally {
      if (this.#client.getTransactionStatus() === 'I') this.#verdict.fail('it ends its transaction');
    }
  }
}

/** Several statements as parts of one. */
function executed(text: string): string {
  return `do ${quoteLiteral(`begin execute ${quoteLiteral(text)}; end`)}`;
}

function answer(command: string): QueryResult {
  return { command, rowCount: null, oid: 0, fields: [], rows: [] };
}
