import type { ClientBase } from 'pg';
import type { TableRows } from '../data-set/index.ts';

/** A foreign key with quoted names, as PostgreSQL prints it. */
interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
  readonly comment: string | null;
}

/**
 * Drops the foreign keys of tables in the open transaction. Checking them row by row takes longer than the rest of a
 * large load; checking all rows when the keys are added again takes little time. Foreign keys on tables of other
 * owners are kept, and so are those that a partition has from its parent.
 *
 * @returns adds the foreign keys again, with their comments, and throws if a row references no row
 */
export async function dropForeignKeys(
  client: ClientBase,
  tables: readonly TableRows[],
): Promise<() => Promise<void>> {
  const { rows } = await client.query<ForeignKey>(
    `select pg_catalog.format('%I.%I', n.nspname, t.relname) as table,
            pg_catalog.quote_ident(c.conname) as name,
            pg_catalog.pg_get_constraintdef(c.oid) as definition,
            pg_catalog.quote_literal(pg_catalog.obj_description(c.oid, 'pg_constraint')) as comment
       from pg_catalog.jsonb_to_recordset($1::jsonb) as w (schema text, name text)
       join pg_catalog.pg_namespace n on n.nspname = w.schema
       join pg_catalog.pg_class t on t.relnamespace = n.oid and t.relname = w.name
       join pg_catalog.pg_constraint c on c.conrelid = t.oid and c.contype = 'f' and c.conparentid = 0
       join pg_catalog.pg_class f on f.oid = c.confrelid
      where pg_catalog.pg_has_role(t.relowner, 'usage') and pg_catalog.pg_has_role(f.relowner, 'usage')
      order by 1, 2`,
    [
      JSON.stringify(
        tables.map(({ plan: { table } }) => ({ schema: table.schema ?? 'public', name: table.name })),
      ),
    ],
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  return async () => {
    for (const { table, name, definition, comment } of rows) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
      if (comment !== null) await client.query(`comment on constraint ${name} on ${table} is ${comment}`);
    }
  };
}
