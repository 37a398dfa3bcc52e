import { createHash } from 'node:crypto';
import type { Queryable } from './queryable.ts';

/** SQL: the names of what a session keeps the plans of, as JSON. */
export const keptPlans = '(select pg_catalog.json_agg(p.name) from pg_catalog.pg_prepared_statements p)';

/**
 * Queries of a schema whose plans the session keeps. To plan them takes PostgreSQL several times as long as to run
 * them, and in a scratch database the same ones run after every step.
 *
 * They are prepared by SQL and not by the driver, which would not know of a `DEALLOCATE` or `DISCARD`.
 *
 * @param client one connection, whose session is nobody else's
 * @param kept what `keptPlans` told
 * @returns what runs a query whose `$1` is an array of oids
 */
export function withPlans(client: Queryable, kept: readonly string[]) {
  const known = new Set(kept);
  return async (sql: string, oids: readonly number[]): Promise<{ rows: unknown[] }> => {
    const name = `trellis_${createHash('md5').update(sql).digest('hex')}`;
    const execute = `execute ${name} ('{${oids.join(',')}}')`;
    if (known.has(name)) return client.query(execute);
    known.add(name);
    // Two statements in one message: the driver tells of each.
    const [, result] = (await client.query(`prepare ${name} (oid[]) as ${sql}; ${execute}`)) as unknown as [
      unknown,
      { rows: unknown[] },
    ];
    return result;
  };
}
