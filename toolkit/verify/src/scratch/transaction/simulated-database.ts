import { EventEmitter } from 'node:events';
import type { Connection } from '@trellis/database';
import { connectionFrom, openKnex } from '@trellis/database/internal';
import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import type { QueryConfig, QueryResult } from 'pg';
import type { RolledBackTransaction, SimulatedDatabase } from './rolled-back.ts';

/** How long to wait for the only connection, as Knex does. */
const TIMEOUT_MS = 15_000;

type Callback = (error: unknown, result?: QueryResult) => void;

/** Opens a connection to an empty database that a transaction simulates. */
export async function openSimulatedDatabase(
  transaction: RolledBackTransaction,
  description: string,
): Promise<Connection> {
  const database: SimulatedDatabase = {};
  const pool = new SimulatedPool((message) => transaction.run(database, message), transaction.hidden);
  // Knex uses no other method of a pool.
  const connectionPool = pool as unknown as Knex.Config['connectionPool'] & {};
  const knex = await openKnex({ connectionPool });
  return connectionFrom({ knex, engine: 'server', description, release: () => transaction.leave(database) });
}

/** The driver's pool of a simulated database, with one client. */
class SimulatedPool {
  readonly #client: SimulatedClient;
  #free: Promise<void> = Promise.resolve();

  constructor(run: (message: QueryConfig) => Promise<QueryResult>, hidden: ReadonlySet<number>) {
    this.#client = new SimulatedClient(run, hidden);
  }

  async connect(): Promise<SimulatedClient> {
    const before = this.#free;
    let release = () => {};
    this.#free = new Promise((resolve) => {
      release = () => resolve(before);
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(taken()), TIMEOUT_MS);
    });
    await Promise.race([before, late]).catch((error: unknown) => {
      release();
      throw error;
    });
    clearTimeout(timer);
    this.#client.release = release;
    return this.#client;
  }
}

/** A client with the methods that Knex and this toolkit use. */
class SimulatedClient extends EventEmitter {
  release = () => {};

  constructor(
    private readonly run: (message: QueryConfig) => Promise<QueryResult>,
    /** The schemas that do not belong to the simulated database. */
    readonly hidden: ReadonlySet<number>,
  ) {
    super();
  }

  query(text: string | QueryConfig, values?: unknown[] | Callback, callback?: Callback) {
    const message = typeof text === 'string' ? { text } : text;
    const given = Array.isArray(values) ? { ...message, values } : message;
    const done = typeof values === 'function' ? values : callback;
    const result = this.run(given);
    if (!done) return result;
    result.then(
      (value) => done(null, value),
      (error: unknown) => done(error),
    );
    return undefined;
  }
}

function taken(): TrellisError {
  return new TrellisError(
    'SERVER_FULL',
    'The only connection of a scratch database was not free within 15 seconds. Use the open transaction.',
  );
}
