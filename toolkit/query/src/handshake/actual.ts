import type { ReferentialAction } from '@trellis/model';
import type { Knex } from 'knex';
import { enqueueInTransaction } from '../connection/index.ts';
import type { ExpectedSchema } from './expected.ts';

/** A column in the database. */
export interface ActualColumn {
  readonly name: string;
  readonly type: string;
  readonly oid: number;
  readonly notNull: boolean;
  readonly suppliedBy: 'program' | 'default' | 'generated';
}

/** A table or view in the database. */
export interface ActualTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly ActualColumn[];
  readonly uniques: readonly (readonly string[])[];
  readonly foreignKeys: readonly {
    readonly columns: readonly string[];
    readonly table: { readonly schema: string; readonly name: string };
    readonly referenced: readonly string[];
    readonly onDelete: ReferentialAction;
  }[];
}

/** What the handshake reads from the database. */
export interface ActualSchema {
  readonly tables: readonly ActualTable[];
  /** OIDs of the expected types, by the name of the type in the schema; null if the type does not exist. */
  readonly types: Readonly<Record<string, number | null>>;
  /** Labels of each enum, by type name. */
  readonly enums: Readonly<Record<string, readonly string[]>>;
  /** Applied migrations, in order; null if there is no history, or no privilege to read it. */
  readonly migrations: readonly string[] | null;
  /** Releases that those migrations belong to; null as above. */
  readonly releases: readonly string[] | null;
}

/**
 * Reads a column of a table that may not exist, or may be an unrelated table of the same name. A reference to a missing
 * table fails when the statement is parsed; `query_to_xml` parses its query only when it runs. The result is encoded in
 * hexadecimal, which XML does not escape.
 */
const optionalColumn = (table: string, column: string) => `
  case when (
    select count(*) from pg_attribute a
    where a.attrelid = to_regclass('${table}') and a.attname in ('name', '${column}') and not a.attisdropped
    and has_column_privilege(a.attrelid, a.attnum, 'select')) = ${new Set(['name', column]).size} then
    coalesce(substring(query_to_xml(
      $q$select encode(convert_to(json_agg(${column} order by name)::text, 'UTF8'), 'hex') as h
         from ${table} where ${column} is not null$q$, true, false, '')::text from '<h>([0-9a-f]*)</h>'), '')
  end`;

/** Prints a subquery for the names of a key's columns, in order. */
const keyColumns = (relation: string, numbers: string) => `(
  select json_agg(a.attname order by k.position)
  from unnest(${numbers}) with ordinality as k(number, position)
  join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.number)`;

/** Unqualified types are looked up in `public` as well, whatever the session's `search_path`. */
const SQL = `
with expected_table as (select * from json_to_recordset(cast(:tables as json)) as t(schema text, name text)),
expected_type as (
  select name, coalesce(to_regtype(name), case when name not like '%.%' then to_regtype('public.' || name) end)::oid as oid
  from json_array_elements_text(cast(:types as json)) as t(name)),
relation as (
  select c.oid, n.nspname as schema, c.relname as name
  from expected_table t
  join pg_namespace n on n.nspname = t.schema
  join pg_class c on c.relnamespace = n.oid and c.relname = t.name and c.relkind in ('r', 'p', 'v', 'm', 'f'))
select json_build_object(
  'tables', (select coalesce(json_agg(json_build_object(
    'schema', r.schema, 'name', r.name,
    'columns', (
      select coalesce(json_agg(json_build_object(
        'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'oid', a.atttypid::bigint,
        'notNull', a.attnotnull,
        'suppliedBy', case when a.attgenerated <> '' or a.attidentity = 'a' then 'generated'
                       when a.atthasdef or a.attidentity = 'd' then 'default'
                       else 'program' end) order by a.attnum), '[]')
      from pg_attribute a where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped),
    'uniques', (
      select coalesce(json_agg(${keyColumns('r.oid', '(i.indkey::int2[])[0:i.indnkeyatts - 1]')}), '[]')
      from pg_index i
      where i.indrelid = r.oid and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null),
    'foreignKeys', (
      select coalesce(json_agg(json_build_object(
        'columns', ${keyColumns('r.oid', 'f.conkey')},
        'table', json_build_object('schema', n.nspname, 'name', c.relname),
        'referenced', ${keyColumns('f.confrelid', 'f.confkey')},
        'onDelete', case f.confdeltype when 'a' then 'no action' when 'r' then 'restrict' when 'c' then 'cascade'
                                       when 'n' then 'set null' else 'set default' end)), '[]')
      from pg_constraint f join pg_class c on c.oid = f.confrelid join pg_namespace n on n.oid = c.relnamespace
      where f.conrelid = r.oid and f.contype = 'f'))), '[]') from relation r),
  'types', (select coalesce(json_object_agg(name, oid::bigint), '{}') from expected_type),
  'enums', (
    select coalesce(json_object_agg(t.name, (
      select json_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)), '{}')
    from expected_type t join pg_type p on p.oid = t.oid and p.typtype = 'e'),
  'migrations', ${optionalColumn('knex_migrations', 'name')},
  'releases', ${optionalColumn('trellis_migrations', 'release')}
) as found`;

/**
 * Reads the part of the catalogs that is compared with the expected schema, in one read-only statement.
 *
 * @param knex a Knex instance or a transaction
 * @param expected the expected schema
 */
export async function readActualSchema(knex: Knex, expected: ExpectedSchema): Promise<ActualSchema> {
  const tables = expected.tables.map(({ schema, name }) => ({ schema, name }));
  const types = [
    ...new Set([
      ...expected.tables.flatMap(({ columns }) => columns.map(({ type }) => type)),
      ...Object.keys(expected.enums),
    ]),
  ].filter((type) => type !== '');
  const bindings = { tables: JSON.stringify(tables), types: JSON.stringify(types) };
  // Knex reads `:tables::json` as an identifier, hence `cast` in the statement.
  const { rows } = await enqueueInTransaction(knex, async () =>
    knex.raw<{ rows: { found: RawSchema }[] }>(SQL, bindings),
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The catalog query returned no row.');
  const { migrations, releases, ...schema } = row.found;
  return { ...schema, migrations: decode(migrations), releases: decode(releases) };
}

type RawSchema = Omit<ActualSchema, 'migrations' | 'releases'> & {
  readonly migrations: string | null;
  readonly releases: string | null;
};

/** Decodes the result of {@link optionalColumn}: hexadecimal JSON; empty if there are no rows, null if no table. */
function decode(hex: string | null): string[] | null {
  if (hex === null) return null;
  const bytes = new Uint8Array((hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)));
  return bytes.length === 0 ? [] : (JSON.parse(new TextDecoder().decode(bytes)) as string[]);
}
