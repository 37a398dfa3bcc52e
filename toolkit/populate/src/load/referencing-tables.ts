import type { ClientBase } from 'pg';
import type { TableRows } from '../data-set/index.ts';

/** A table that references others. */
export interface ReferencingTable {
  /** The quoted name. */
  readonly name: string;
  /** Its key in the schema of the sample, if it is there. */
  readonly key: string | null;
}

/**
 * Returns the other tables that reference tables, or tables that do. PostgreSQL truncates a table only together with them.
 *
 * @param sample the tables of the sample
 * @returns the tables by name
 */
export async function referencingTables(
  client: ClientBase,
  tables: readonly TableRows[],
  sample: readonly TableRows[],
): Promise<readonly ReferencingTable[]> {
  const { rows } = await client.query<ReferencingTable>(
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
     select pg_catalog.format('%I.%I', n.nspname, c.relname) as name, s.key
       from truncated t
       join pg_catalog.pg_class c on c.oid = t.oid
       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       left join pg_catalog.jsonb_to_recordset($2::jsonb) as s (schema text, name text, key text)
         on s.schema = n.nspname and s.name = c.relname
      where t.oid not in (select oid from own)
      order by 1`,
    [namesOf(tables), namesOf(sample)],
  );
  return rows;
}

function namesOf(tables: readonly TableRows[]): string {
  return JSON.stringify(
    tables.map(({ key, plan: { table } }) => ({ schema: table.schema ?? 'public', name: table.name, key })),
  );
}
