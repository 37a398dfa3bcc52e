import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

/** Maximum number of statements prepared on a connection, which holds their plans until it closes. */
const MAX_PREPARED = 256;
/** Maximum number of statement texts remembered after their first execution. */
const MAX_SEEN = 1000;

/** Prepared statements on the connections of a Knex instance. */
interface PreparedStatements {
  enabled: boolean;
  /** Part of the statement names: when plans no longer fit the tables, all statements get new names. */
  generation: number;
  readonly names: Map<string, string>;
  readonly seen: Set<string>;
}

/** Keyed by the Knex configuration, which an instance shares with its transactions. */
const cache = new WeakMap<object, PreparedStatements>();

function preparedOn(knex: Knex): PreparedStatements {
  const config: object = knex.client.config;
  const found = cache.get(config) ?? { enabled: true, generation: 0, names: new Map(), seen: new Set() };
  cache.set(config, found);
  return found;
}

/**
 * Returns the name under which a statement is prepared. Preparing begins with the second execution and saves
 * PostgreSQL parsing and planning. The name is a hash of the text, so it is safe behind a pooler that shares
 * connections between programs: the same name never stands for another text.
 *
 * @param knex the Knex instance or transaction that sends the statement
 * @param sql the text of the statement
 * @returns the name; `undefined` if the statement is not prepared
 */
export function preparedName(knex: Knex, sql: string): string | undefined {
  const { enabled, generation, names, seen } = preparedOn(knex);
  if (!enabled) return undefined;
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (!seen.has(sql)) {
    if (seen.size >= MAX_SEEN) seen.clear();
    seen.add(sql);
    return undefined;
  }
  if (names.size >= MAX_PREPARED) return undefined;
  seen.delete(sql);
  const name = `trellis_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}_${generation}`;
  names.set(sql, name);
  return name;
}

/**
 * Handles an error that is due to preparing alone. If the tables have changed, all statements are prepared again; if
 * the pooler does not support prepared statements, they are disabled.
 *
 * @param knex the Knex instance or transaction that sent the statement
 * @param error the error from PostgreSQL
 * @returns whether the statement can be sent again
 */
export function handlePreparedError(knex: Knex, error: unknown): boolean {
  const { code, routine } = error as { code?: unknown; routine?: unknown };
  const prepared = preparedOn(knex);
  if (code === FEATURE_NOT_SUPPORTED && routine === 'RevalidateCachedQuery') {
    prepared.generation += 1;
    prepared.names.clear();
    return true;
  }
  if (code !== INVALID_STATEMENT_NAME && code !== DUPLICATE_STATEMENT) return false;
  prepared.enabled = false;
  return true;
}

const FEATURE_NOT_SUPPORTED = '0A000';
const INVALID_STATEMENT_NAME = '26000';
const DUPLICATE_STATEMENT = '42P05';

/**
 * Disables prepared statements on a Knex instance. Use it behind a pooler in transaction mode that does not support
 * them, such as PgBouncer without `max_prepared_statements`. Without this call, the first error that the pooler
 * reports has the same effect.
 *
 * @param knex the Knex instance
 * @returns the same instance
 * @example
 * ```ts
 * import { neverPrepare } from '@trellis/query';
 * import knex from 'knex';
 *
 * export const db = neverPrepare(knex({ client: 'pg', connection: process.env['DATABASE_URL'] ?? '' }));
 * ```
 */
export function neverPrepare<K extends Knex>(knex: K): K {
  preparedOn(knex).enabled = false;
  return knex;
}
