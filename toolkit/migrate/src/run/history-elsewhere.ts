import { quoteIdentifier, TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import { HISTORY_TABLE } from './history-table.ts';

/** The tables that a history is recorded in: those of Knex and that of Trellis. */
const TABLES = ['knex_migrations', 'knex_migrations_lock', HISTORY_TABLE];

/** A schema other than `public` with history tables. */
interface OtherSchema {
  readonly schema: string;
  readonly tables: readonly string[];
}

/**
 * Expects that a database without history tables in `public` does not have this history in another schema, where a
 * setting of the role, the database or the URL put it before each connection had the search path `public`. Otherwise an
 * upgrade would run every migration again. A program with another search path, such as one schema for each tenant, has
 * a history for each, so there nothing is expected.
 *
 * @param knex a database without history tables in its current schema
 * @param names the migrations of the history
 * @throws TrellisError `HISTORY_ELSEWHERE`
 */
export async function expectNotElsewhere(knex: Knex, names: readonly string[]): Promise<void> {
  const { rows } = await knex.raw<{ rows: OtherSchema[] }>(
    `select n.nspname::text as schema, array_agg(c.relname::text order by c.relname) as tables
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relname = any (?) and c.relkind = 'r' and c.relpersistence <> 't' and current_schema() = 'public'
      and n.nspname <> 'public' and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
    group by n.nspname having 'knex_migrations' = any (array_agg(c.relname::text)) order by n.nspname`,
    [TABLES],
  );
  for (const { schema, tables } of rows) {
    const entry = await knex('knex_migrations').withSchema(schema).whereIn('name', names).first('name');
    if (entry === undefined) continue;
    const moves = tables.map(
      (table) => `ALTER TABLE ${quoteIdentifier(schema)}.${quoteIdentifier(table)} SET SCHEMA public;`,
    );
    throw new TrellisError(
      'HISTORY_ELSEWHERE',
      `The history of this database is in the schema ${schema}, not in public, where its migrations would run again. Move it, and what the migrations created in ${schema}, to public: ${moves.join(' ')} If public has to get a history of its own, run \`trellis stamp base\`.`,
      { details: { schema, tables } },
    );
  }
}
