import { type SchemaDescriptor, TrellisError, type ViewsOf } from '@trellis/model';
import type { Knex } from 'knex';
import { badInput, describe } from '../error/bad-input.ts';
import { readLive } from './live.ts';
import { needsOf } from './needs.ts';
import { differences } from './satisfies.ts';
import { judge, type Verdict } from './verdict.ts';

/** What a program uses of a schema. */
export interface Uses<T extends string = string> {
  /** The tables and views that it uses, by their keys; all when left out. */
  readonly uses?: readonly T[];
}

/** What {@link assertDatabase} does when the database does not fit. */
export interface HandshakeOptions<T extends string = string> extends Uses<T> {
  /**
   * `throw` at once; `warn` and go on; or `wait` while the database is too old, as in a deploy that starts
   * programs before its migrations are through, and throw then.
   */
  readonly mode?: 'throw' | 'warn' | 'wait';
  /** How long to wait at most, in milliseconds: a minute when left out. */
  readonly timeout?: number;
  /** How long to wait between two looks, in milliseconds: a second when left out. */
  readonly interval?: number;
  /** Ends the waiting early. */
  readonly signal?: AbortSignal;
  /** Where a warning goes: `process.emitWarning` when left out. */
  readonly onWarning?: (verdict: Verdict) => void;
}

const CODES = {
  'too old': 'DATABASE_TOO_OLD',
  'too new': 'DATABASE_TOO_NEW',
  drifted: 'DATABASE_DRIFTED',
} as const;

/** By Knex client, then schema, then what is used: looks that found a fit, and those that are under way. */
const looks = new WeakMap<object, WeakMap<SchemaDescriptor, Map<string, Promise<Verdict>>>>();

/** The keys of a schema's tables and views. */
type Keys<S extends SchemaDescriptor> = (keyof S['tables'] | keyof ViewsOf<S>) & string;

/**
 * Looks, in one query, whether a live database satisfies a schema, or as much of it as a program uses. What the
 * database has beyond that does not matter.
 *
 * @param knex the program's Knex instance, or a transaction
 * @param schema the schema that the program was written against
 * @param options the tables that it uses
 * @returns what was found; it is for the caller to act on it
 * @throws TrellisError `TABLE_UNKNOWN`; whatever the driver throws when the database cannot be reached
 */
export async function checkDatabase<S extends SchemaDescriptor>(
  knex: Knex,
  schema: S,
  options: Uses<Keys<S>> = {},
): Promise<Verdict> {
  const needs = needsOf(schema, options.uses);
  const live = await readLive(knex, needs);
  return judge(schema, live, differences(needs, live), { whole: options.uses === undefined });
}

/**
 * The handshake at a program's start: makes sure that the live database satisfies the schema that the program was
 * written against. A fit is remembered, so that it may be asked for anywhere and costs one query a program.
 *
 * @param knex the program's Knex instance
 * @param schema the schema that the program was written against
 * @param options the tables that it uses, and what to do when they do not fit
 * @returns what was found: a fit, or in the mode `warn` anything
 * @throws TrellisError `DATABASE_TOO_OLD` with the migrations to run, `DATABASE_TOO_NEW`, or `DATABASE_DRIFTED`
 *   with the objects; each has the {@link Verdict} in `details`
 * @example await assertDatabase(knex, shop, { uses: ['orders', 'customers'], mode: 'wait' });
 */
export async function assertDatabase<S extends SchemaDescriptor>(
  knex: Knex,
  schema: S,
  options: HandshakeOptions<Keys<S>> = {},
): Promise<Verdict> {
  const { mode = 'throw', timeout = 60_000, interval = 1000, signal, onWarning = warn } = options;
  checkOptions({ mode, timeout, interval });
  const deadline = Date.now() + timeout;
  for (;;) {
    const verdict = await remembered(knex, schema, options);
    if (verdict.status === 'fits') return verdict;
    if (mode === 'warn') {
      onWarning(verdict);
      return verdict;
    }
    const left = deadline - Date.now();
    if (mode === 'throw' || verdict.status !== 'too old' || left <= 0)
      throw new TrellisError(CODES[verdict.status], verdict.message, { details: verdict });
    await pause(Math.min(interval, left), signal);
  }
}

/** A wrong number would make the waiting endless, a wrong mode would wait where the program meant to fail. */
function checkOptions({ mode, ...times }: { mode: string; timeout: number; interval: number }): void {
  const modes = ['throw', 'warn', 'wait'];
  if (!modes.includes(mode)) throw badInput('mode', `one of ${modes.join(', ')}`, describe(mode));
  for (const [name, time] of Object.entries(times))
    if (typeof time !== 'number' || !(time >= 0))
      throw badInput(name, 'a number of milliseconds', describe(time));
}

async function remembered<S extends SchemaDescriptor>(
  knex: Knex,
  schema: S,
  options: Uses<Keys<S>>,
): Promise<Verdict> {
  const schemas = looks.get(knex.client) ?? new WeakMap();
  looks.set(knex.client, schemas);
  const known: Map<string, Promise<Verdict>> = schemas.get(schema) ?? new Map();
  schemas.set(schema, known);
  const key = JSON.stringify(options.uses ? [...options.uses].sort() : null);
  const look = known.get(key) ?? checkDatabase(knex, schema, options);
  known.set(key, look);
  const forget = () => known.get(key) === look && known.delete(key);
  try {
    const verdict = await look;
    if (verdict.status !== 'fits') forget();
    return verdict;
  } catch (error) {
    forget();
    throw error;
  }
}

function warn({ message }: Verdict): void {
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
