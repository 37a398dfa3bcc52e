import { type SchemaDescriptor, TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import { badInput, describe } from '../input/index.ts';
import { checkDatabase, type DatabaseCheckOptions, type TableKeys } from './check-database.ts';
import type { HandshakeResult } from './result.ts';

/**
 * Options of {@link assertDatabase}.
 *
 * @example
 * ```ts
 * import type { HandshakeOptions } from '@trellis/query';
 *
 * export const options: HandshakeOptions<'orders' | 'customers'> = {
 *   uses: ['orders'],
 *   mode: 'wait',
 *   timeout: 120_000,
 * };
 * ```
 */
export interface HandshakeOptions<T extends string = string> extends DatabaseCheckOptions<T> {
  /**
   * What to do if the database does not fit. `throw`: throw at once (default). `warn`: emit a warning and return.
   * `wait`: while the database is too old, check again until the timeout, then throw; for deployments that start
   * programs before the migrations have run.
   */
  readonly mode?: 'throw' | 'warn' | 'wait';
  /** Maximum time to wait, in milliseconds; one minute by default. */
  readonly timeout?: number;
  /** Time between two checks, in milliseconds; one second by default. */
  readonly interval?: number;
  /** Aborts waiting. */
  readonly signal?: AbortSignal;
  /** Receives the warning; `process.emitWarning` by default. */
  readonly onWarning?: (result: HandshakeResult) => void;
}

const CODES = {
  'too old': 'DATABASE_TOO_OLD',
  'too new': 'DATABASE_TOO_NEW',
  drifted: 'DATABASE_DRIFTED',
} as const;

/** Checks that are running or found a fit, by Knex client, then schema, then the tables that are used. */
const checks = new WeakMap<object, WeakMap<SchemaDescriptor, Map<string, Promise<HandshakeResult>>>>();

/**
 * The handshake: makes sure, when a program starts, that the database satisfies the schema that the program was written
 * for. A fit is cached, so calling this function repeatedly costs one query.
 *
 * @param knex a Knex instance with client `pg`
 * @param schema a schema returned by `defineSchema`
 * @param options the tables that the program uses, and what to do if they do not fit
 * @returns the result; its status is `fits`, or any status in mode `warn`
 * @throws TrellisError `DATABASE_TOO_OLD` with the migrations to run, `DATABASE_TOO_NEW`, or `DATABASE_DRIFTED` with the
 *   mismatches; `details` is the {@link HandshakeResult}
 * @throws TrellisError `TABLE_UNKNOWN` if `uses` contains a table that the schema does not have
 * @throws BadInput (see {@link isBadInput}) if an option is invalid
 * @example
 * ```ts
 * import { defineSchema, integer, table, text } from '@trellis/model';
 * import { assertDatabase } from '@trellis/query';
 * import knex from 'knex';
 *
 * const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }), name: text() } });
 * const shop = defineSchema({ name: 'shop', tables: { tags } });
 * const db = knex({ client: 'pg', connection: process.env['DATABASE_URL'] ?? '' });
 *
 * await assertDatabase(db, shop, { uses: ['tags'], mode: 'wait' });
 * ```
 */
export async function assertDatabase<S extends SchemaDescriptor>(
  knex: Knex,
  schema: S,
  options: HandshakeOptions<TableKeys<S>> = {},
): Promise<HandshakeResult> {
  const { mode = 'throw', timeout = 60_000, interval = 1000, signal, onWarning = emitWarning } = options;
  checkOptions({ mode, timeout, interval });
  const deadline = Date.now() + timeout;
  for (;;) {
    const result = await cachedCheck(knex, schema, options);
    if (result.status === 'fits') return result;
    if (mode === 'warn') {
      onWarning(result);
      return result;
    }
    const left = deadline - Date.now();
    if (mode === 'throw' || result.status !== 'too old' || left <= 0)
      throw new TrellisError(CODES[result.status], result.message, { details: result });
    await pause(Math.min(interval, left), signal);
  }
}

/** An invalid number could wait forever, and an invalid mode would wait instead of throwing. */
function checkOptions({ mode, ...times }: { mode: string; timeout: number; interval: number }): void {
  const modes = ['throw', 'warn', 'wait'];
  if (!modes.includes(mode)) throw badInput('mode', `one of ${modes.join(', ')}`, describe(mode));
  for (const [name, time] of Object.entries(times))
    if (typeof time !== 'number' || !(time >= 0))
      throw badInput(name, 'a number of milliseconds', describe(time));
}

async function cachedCheck<S extends SchemaDescriptor>(
  knex: Knex,
  schema: S,
  options: DatabaseCheckOptions<TableKeys<S>>,
): Promise<HandshakeResult> {
  const bySchema = checks.get(knex.client) ?? new WeakMap();
  checks.set(knex.client, bySchema);
  const cached: Map<string, Promise<HandshakeResult>> = bySchema.get(schema) ?? new Map();
  bySchema.set(schema, cached);
  const key = JSON.stringify(options.uses ? [...options.uses].sort() : null);
  const check = cached.get(key) ?? checkDatabase(knex, schema, options);
  cached.set(key, check);
  const evict = () => cached.get(key) === check && cached.delete(key);
  try {
    const result = await check;
    if (result.status !== 'fits') evict();
    return result;
  } catch (error) {
    evict();
    throw error;
  }
}

function emitWarning({ message }: HandshakeResult): void {
  process.emitWarning(message, { type: 'DatabaseWarning' });
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
