import type { Knex } from 'knex';
import type { Client } from 'pg';
import type { ShopQuery } from './shop-query.ts';

/** A node of a plan, as `EXPLAIN (FORMAT JSON)` prints it. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** PostgreSQL reads a table of at most this many pages, half a megabyte, faster without an index. */
const SMALL = 64;

/**
 * Runs a query and returns the tables that its statements scan sequentially, by name. Small tables are left out.
 *
 * @param knex runs the query
 * @param client explains its statements; on the same database, after VACUUM ANALYZE
 */
export async function tableScans(query: ShopQuery, knex: Knex, client: Client): Promise<string[]> {
  const statements: { readonly sql: string; readonly bindings?: unknown[] }[] = [];
  const note = (statement: { sql: string; bindings?: unknown[] }) => statements.push(statement);
  knex.on('query', note);
  try {
    await query.run(knex, 0);
  } finally {
    knex.removeListener('query', note);
  }
  const small = await smallTables(client);
  const scanned = new Set<string>();
  for (const { sql, bindings = [] } of statements) {
    const { rows } = await client.query(`explain (format json) ${sql}`, bindings);
    for (const node of nodesOf(rows[0]['QUERY PLAN'][0].Plan))
      if (node['Node Type'] === 'Seq Scan') scanned.add(node['Relation Name'] ?? '');
  }
  return [...scanned].filter((table) => !small.has(table)).sort();
}

async function smallTables(client: Client): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relpages <= $1",
    [SMALL],
  );
  return new Set(rows.map(({ name }) => name));
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
