import { quoteIdentifier } from '@trellis/model';
import type { ClientBase } from 'pg';
import type { TableRows } from '../data-set/index.ts';

/** A sequence and the columns that take values from it. All names except those of columns are quoted. */
interface SequenceUse {
  readonly sequence: string;
  readonly increment: string;
  readonly columns: readonly { readonly table: string; readonly column: string }[];
}

/**
 * Restarts every sequence that a written column takes values from (identity, `serial` or a default) after the loaded
 * rows. Unlike `setval`, `alter sequence restart` is rolled back with the transaction.
 */
export async function restartSequences(client: ClientBase, tables: readonly TableRows[]): Promise<void> {
  const written = tables.flatMap((table) =>
    table.columns.map((column) => ({
      schema: table.plan.table.schema ?? 'public',
      table: table.plan.table.name,
      column,
    })),
  );
  const { rows } = await client.query<SequenceUse>(
    `select pg_catalog.format('%I.%I', sn.nspname, s.relname) as sequence, q.seqincrement::text as increment,
            pg_catalog.jsonb_agg(distinct pg_catalog.jsonb_build_object(
              'table', pg_catalog.format('%I.%I', n.nspname, t.relname), 'column', a.attname)) as columns
       from pg_catalog.jsonb_to_recordset($1::jsonb) as w (schema text, "table" text, "column" text)
       join pg_catalog.pg_namespace n on n.nspname = w.schema
       join pg_catalog.pg_class t on t.relnamespace = n.oid and t.relname = w.table
       join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attname = w.column
       left join pg_catalog.pg_attrdef ad on ad.adrelid = t.oid and ad.adnum = a.attnum
       join pg_catalog.pg_depend d
         on (d.classid = 'pg_catalog.pg_class'::regclass and d.deptype = 'i'
             and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = t.oid and d.refobjsubid = a.attnum)
         or (d.classid = 'pg_catalog.pg_attrdef'::regclass and d.objid = ad.oid
             and d.refclassid = 'pg_catalog.pg_class'::regclass)
       join pg_catalog.pg_class s
         on s.relkind = 'S' and s.oid = case d.deptype when 'i' then d.objid else d.refobjid end
       join pg_catalog.pg_namespace sn on sn.oid = s.relnamespace
       join pg_catalog.pg_sequence q on q.seqrelid = s.oid
      group by 1, 2
      order by 1`,
    [JSON.stringify(written)],
  );
  for (const { sequence, increment, columns } of rows) {
    const descending = increment.startsWith('-');
    const last = columns.map(
      ({ table, column }) =>
        `(select ${descending ? 'min' : 'max'}(${quoteIdentifier(column)}) from ${table})`,
    );
    const { rows: next } = await client.query<{ next: string | null }>(
      `select (${descending ? 'least' : 'greatest'}(${last.join(', ')})::numeric + $1::numeric)::text as next`,
      [increment],
    );
    if (next[0]?.next) await client.query(`alter sequence ${sequence} restart with ${next[0].next}`);
  }
}

/** Restarts the sequences that belong to columns of tables at their first value, as `truncate … restart identity` does. */
export async function restartOwnedSequences(client: ClientBase, tables: readonly TableRows[]): Promise<void> {
  const { rows } = await client.query<{ sequence: string }>(
    `select distinct pg_catalog.format('%I.%I', sn.nspname, s.relname) as sequence
       from pg_catalog.jsonb_to_recordset($1::jsonb) as w (schema text, name text)
       join pg_catalog.pg_namespace n on n.nspname = w.schema
       join pg_catalog.pg_class t on t.relnamespace = n.oid and t.relname = w.name
       join pg_catalog.pg_depend d
         on d.classid = 'pg_catalog.pg_class'::regclass and d.deptype in ('a', 'i')
            and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = t.oid and d.refobjsubid > 0
       join pg_catalog.pg_class s on s.oid = d.objid and s.relkind = 'S'
       join pg_catalog.pg_namespace sn on sn.oid = s.relnamespace`,
    [
      JSON.stringify(
        tables.map(({ plan: { table } }) => ({ schema: table.schema ?? 'public', name: table.name })),
      ),
    ],
  );
  for (const { sequence } of rows) await client.query(`alter sequence ${sequence} restart`);
}
