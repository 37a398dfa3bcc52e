import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

/** So many statements at most are prepared on each connection, which keeps their plans as long as it lives. */
const MOST_PREPARED = 256;
/** So many texts are remembered that were sent once. */
const MOST_SEEN = 1000;

/** What is prepared on the connections of a Knex instance. */
interface Preparation {
  on: boolean;
  /** Part of the names: when plans no longer fit the tables, all are made anew under other names. */
  generation: number;
  readonly names: Map<string, string>;
  readonly seen: Set<string>;
}

/** By the configuration, which an instance shares with its transactions. */
const known = new WeakMap<object, Preparation>();

function preparationOf(knex: Knex): Preparation {
  const config: object = knex.client.config;
  const found = known.get(config) ?? { on: true, generation: 0, names: new Map(), seen: new Set() };
  known.set(config, found);
  return found;
}

/**
 * The name under which a statement is prepared, from the second time it is sent: PostgreSQL then
 * neither parses nor plans it again. The name is a hash of the text, so that behind a pool that
 * shares connections between programs it can stand for no other text.
 *
 * @param knex the Knex instance or transaction that sends it
 * @param sql its text
 * @returns the name; `undefined` when it is not prepared
 */
export function preparedName(knex: Knex, sql: string): string | undefined {
  const { on, generation, names, seen } = preparationOf(knex);
  if (!on) return undefined;
  const name = names.get(sql);
  if (name !== undefined) return name;
  if (!seen.has(sql)) {
    if (seen.size >= MOST_SEEN) seen.clear();
    seen.add(sql);
    return undefined;
  }
  if (names.size >= MOST_PREPARED) return undefined;
  seen.delete(sql);
  const made = `trellis_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}_${generation}`;
  names.set(sql, made);
  return made;
}

/**
 * Whether an error is about the statement's being prepared alone, so that the same can be sent
 * again: the tables changed since (then all are prepared anew), or the pool between here and the
 * server keeps no prepared statements (then none are prepared any more).
 *
 * @param knex the Knex instance or transaction that sent it
 * @param error what PostgreSQL said
 */
export function unpreparedBy(knex: Knex, error: unknown): boolean {
  const { code, routine } = error as { code?: unknown; routine?: unknown };
  const preparation = preparationOf(knex);
  if (code === FEATURE_NOT_SUPPORTED && routine === 'RevalidateCachedQuery') {
    preparation.generation += 1;
    preparation.names.clear();
    return true;
  }
  if (code !== NO_SUCH_STATEMENT && code !== DUPLICATE_STATEMENT) return false;
  preparation.on = false;
  return true;
}

const FEATURE_NOT_SUPPORTED = '0A000';
const NO_SUCH_STATEMENT = '26000';
const DUPLICATE_STATEMENT = '42P05';

/**
 * Lets a Knex instance prepare no statements: for a pool like PgBouncer that lends connections by the
 * transaction and was not told of `max_prepared_statements`. Without this, the first error that
 * such a pool gives has the same effect.
 *
 * @param knex the Knex instance
 * @returns the same
 * @example const db = neverPrepare(knex({ client: 'pg', connection }));
 */
export function neverPrepare<K extends Knex>(knex: K): K {
  preparationOf(knex).on = false;
  return knex;
}
