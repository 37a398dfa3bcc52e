import { type SchemaDescriptor, TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import { badInput, describe } from '../input/index.ts';
import type { DatabaseCheckOptions, TableKeys } from './check-database.ts';
import { Deadline, pause } from './deadline.ts';
import type { HandshakeResult } from './result.ts';
import { sharedCheck } from './shared-check.ts';
import { isUnavailable } from './unavailable.ts';

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
   * `wait`: while the database is too old or not available, check again until the timeout, then throw; for deployments
   * that start programs before the migrations have run, or before the server has started.
   */
  readonly mode?: 'throw' | 'warn' | 'wait';
  /**
   * Maximum time of the whole call, in milliseconds; one minute by default. It bounds a server that accepts a connection
   * and never answers, and a locked history table, in every mode.
   */
  readonly timeout?: number;
  /** Time between two checks, in milliseconds; one second by default. */
  readonly interval?: number;
  /** Receives the warning; `process.emitWarning` by default. */
  readonly onWarning?: (result: HandshakeResult) => void;
}

const CODES = {
  'too old': 'DATABASE_TOO_OLD',
  'too new': 'DATABASE_TOO_NEW',
  drifted: 'DATABASE_DRIFTED',
} as const;

/** Maximum time of one of several checks, in milliseconds: a server that is starting can accept and not answer. */
const MAX_ATTEMPT = 10_000;

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
 * @throws TrellisError `DATABASE_UNREACHABLE` if the database does not answer in time, or in mode `wait` is not available;
 *   its `cause` is the error of the last attempt
 * @throws the reason of `signal`, and the driver's error if the check fails
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
  let last: { readonly result?: HandshakeResult; readonly error?: unknown } = {};
  for (;;) {
    const left = Math.max(deadline - Date.now(), 0);
    const time = new Deadline(mode === 'wait' ? Math.min(left, MAX_ATTEMPT) : left, signal);
    try {
      const result = await sharedCheck(knex, schema, options, time.signal);
      if (result.status === 'fits') return result;
      if (mode === 'warn') {
        onWarning(result);
        return result;
      }
      if (mode === 'throw' || result.status !== 'too old') throw unfit(result);
      last = { result };
    } catch (error) {
      signal?.throwIfAborted();
      if (mode !== 'wait') throw time.isOver ? unreachable(timeout, undefined) : error;
      // An attempt that ends with its time says less than the one before.
      if (!time.isOver) {
        if (!isUnavailable(error)) throw error;
        last = { error };
      }
    } finally {
      time.end();
    }
    const rest = deadline - Date.now();
    if (rest <= 0) throw last.result ? unfit(last.result) : unreachable(timeout, last.error);
    await pause(Math.min(interval, rest), signal);
  }
}

function unfit(result: HandshakeResult): TrellisError {
  return new TrellisError(CODES[result.status as keyof typeof CODES], result.message, { details: result });
}

function unreachable(timeout: number, cause: unknown): TrellisError {
  const reason = cause === undefined ? '' : ` The last error: ${describeError(cause)}.`;
  return new TrellisError(
    'DATABASE_UNREACHABLE',
    `Expected an answer from the database within ${timeout} ms.${reason} Check that the server runs and answers, and that no transaction locks knex_migrations or trellis_migrations.`,
    cause === undefined ? {} : { cause },
  );
}

/** Node's error for a host with several addresses has a code, and no message. */
function describeError(error: unknown): string {
  const { message, code } = error as { message?: unknown; code?: unknown };
  return String(message || code).replace(/\.$/, '');
}

/** An invalid number could wait forever, and an invalid mode would wait instead of throwing. */
function checkOptions({ mode, ...times }: { mode: string; timeout: number; interval: number }): void {
  const modes = ['throw', 'warn', 'wait'];
  if (!modes.includes(mode)) throw badInput('mode', `one of ${modes.join(', ')}`, describe(mode));
  for (const [name, time] of Object.entries(times))
    if (typeof time !== 'number' || !(time >= 0) || (name === 'timeout' && time === 0))
      throw badInput(name, 'a positive number of milliseconds', describe(time));
}

function emitWarning({ message }: HandshakeResult): void {
  process.emitWarning(message, { type: 'DatabaseWarning' });
}
