import { EventEmitter } from 'node:events';
import type { Connection } from '@trellis/database';
import { connectionFrom, openKnex } from '@trellis/database/internal';
import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import type { QueryConfig, QueryResult } from 'pg';
import type { Place, RolledBack } from './transaction.ts';

/** How long one waits for the only connection, as Knex does. */
const PATIENCE_MS = 15_000;

type Callback = (error: unknown, result?: QueryResult) => void;

/** Opens a connection to one of the empty databases that a transaction stands in for. */
export async function openPlace(transaction: RolledBack, description: string): Promise<Connection> {
  const place: Place = {};
  const pool = new PlacePool((message) => transaction.run(place, message), transaction.hidden);
  // Knex asks no more of a pool than this one has.
  const connectionPool = pool as unknown as Knex.Config['connectionPool'] & {};
  const knex = await openKnex({ connectionPool });
  return connectionFrom({ knex, engine: 'server', description, release: () => transaction.leave(place) });
}

/** The one client of a place, as a driver's pool of one. */
class PlacePool {
  readonly #client: PlaceClient;
  #free: Promise<void> = Promise.resolve();

  constructor(run: (message: QueryConfig) => Promise<QueryResult>, hidden: ReadonlySet<number>) {
    this.#client = new PlaceClient(run, hidden);
  }

  async connect(): Promise<PlaceClient> {
    const before = this.#free;
    let release = () => {};
    this.#free = new Promise((resolve) => {
      release = () => resolve(before);
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(taken()), PATIENCE_MS);
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

/** A client as the driver's own, as far as Knex and this toolkit use one. */
class PlaceClient extends EventEmitter {
  release = () => {};

  constructor(
    private readonly run: (message: QueryConfig) => Promise<QueryResult>,
    /** The schemas that are none of the place's. */
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
    'Expected the only connection of a scratch database within 15 seconds, got none: use the transaction that is open.',
  );
}
