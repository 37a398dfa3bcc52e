import type { ClientBase } from 'pg';
import type { TableRows } from '../data-set/index.ts';

/**
 * Returns the tables outside of a data set that reference its tables, or tables that do. PostgreSQL truncates a table
 * only together with them.
 *
 * @returns quoted names, in order
 */
export async function referencingTables(
  client: ClientBase,
  tables: readonly TableRows[],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `with recursive own as (
       select c.oid
         from pg_catalog.jsonb_to_recordset($1::jsonb) as w (schema text, name text)
         join pg_catalog.pg_namespace n on n.nspname = w.schema
         join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = w.name
       union
       select i.inhrelid from own join pg_catalog.pg_inherits i on i.inhparent = own.oid
     ), truncated as (
       select oid from own
       union
       select e.dependent
         from truncated t
         join (select confrelid as oid, conrelid as dependent from pg_catalog.pg_constraint where contype = 'f'
               union all
               select inhparent, inhrelid from pg_catalog.pg_inherits) e on e.oid = t.oid
     )
     select pg_catalog.format('%I.%I', n.nspname, c.relname) as name
       from truncated t
       join pg_catalog.pg_class c on c.oid = t.oid
       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where t.oid not in (select oid from own)
      order by 1`,
    [
      JSON.stringify(
        tables.map(({ plan: { table } }) => ({ schema: table.schema ?? 'public', name: table.name })),
      ),
    ],
  );
  return rows.map(({ name }) => name);
}
