import { createHash } from 'node:crypto';
import type { Queryable } from './queryable.ts';

/** SQL: the names of the prepared statements of a session, as JSON. */
export const preparedPlans = '(select pg_catalog.json_agg(p.name) from pg_catalog.pg_prepared_statements p)';

/**
 * Runs catalog queries as prepared statements. Planning them takes several times as long as running them, and in a
 * scratch database the same queries run after every step.
 *
 * They are prepared with SQL, because the driver does not notice a `DEALLOCATE` or `DISCARD`.
 *
 * @param client one connection with a session of its own
 * @param prepared the result of `preparedPlans`
 * @returns a function that runs a query whose `$1` is an array of oids
 */
export function withPlans(client: Queryable, prepared: readonly string[]) {
  const known = new Set(prepared);
  return async (sql: string, oids: readonly number[]): Promise<{ rows: unknown[] }> => {
    const name = `trellis_${createHash('md5').update(sql).digest('hex')}`;
    const execute = `execute ${name} ('{${oids.join(',')}}')`;
    if (known.has(name)) return client.query(execute);
    known.add(name);
    // Two statements in one message: the driver returns a result for each.
    const [, result] = (await client.query(`prepare ${name} (oid[]) as ${sql}; ${execute}`)) as unknown as [
      unknown,
      { rows: unknown[] },
    ];
    return result;
  };
}
