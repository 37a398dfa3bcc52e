import { parseTypeName, printTypeName, type ReferentialAction } from '@trellis/model';
import type { Knex } from 'knex';
import { runBounded } from '../connection/index.ts';
import { DEFAULT_SCHEMA, namedType } from '../search-path/index.ts';
import { bound } from '../sql/index.ts';
import type { ExpectedSchema } from './expected.ts';

/** A column in the database. */
export interface ActualColumn {
  readonly name: string;
  readonly type: string;
  readonly oid: number;
  readonly notNull: boolean;
  /** The not-null constraint is NOT VALID: rows from before it may contain null. */
  readonly notValid: boolean;
  /** The role may read the column. */
  readonly readable: boolean;
  readonly suppliedBy: 'program' | 'default' | 'generated';
}

/** A foreign key in the database. */
export interface ActualForeignKey {
  readonly columns: readonly string[];
  /** The search path finds a table of `public` in any schema; then `schema` is `public`. */
  readonly table: { readonly schema: string; readonly name: string; readonly onPath: boolean };
  readonly referenced: readonly string[];
  readonly onDelete: ReferentialAction;
  /** All rows satisfy it. */
  readonly valid: boolean;
  readonly enforced: boolean;
}

/** A table or view in the database. */
export interface ActualTable {
  /** The schema that the program expects: `public` for a table that the search path finds. */
  readonly schema: string;
  readonly name: string;
  /** The role may use the schema that the table is in. */
  readonly usable: boolean;
  readonly columns: readonly ActualColumn[];
  readonly uniques: readonly (readonly string[])[];
  readonly foreignKeys: readonly ActualForeignKey[];
}

/** What the handshake reads from the database. */
export interface ActualSchema {
  /** Name of the role that reads the database. */
  readonly role: string;
  /** Names of expected tables of `public` that are in `public`, where the search path does not find them. */
  readonly offPath: readonly string[];
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

/** Tables and types of `public` are found by the search path, as in all statements of this package. */
const SQL = `
with expected_table as (select * from json_to_recordset(cast(? as json)) as t(schema text, name text)),
expected_type as (
  select name, to_regtype(named)::oid as oid
  from json_to_recordset(cast(? as json)) as t(name text, named text)),
relation as (
  select c.oid, c.relnamespace, t.schema, t.name
  from expected_table t
  join pg_class c on c.relname = t.name and c.relkind in ('r', 'p', 'v', 'm', 'f')
  join pg_namespace n on n.oid = c.relnamespace
  where case when t.schema = '${DEFAULT_SCHEMA}' then pg_table_is_visible(c.oid) else n.nspname = t.schema end)
select json_build_object(
  'role', current_user,
  'offPath', (
    select coalesce(json_agg(t.name), '[]') from expected_table t
    where t.schema = '${DEFAULT_SCHEMA}' and not exists (select from relation r where r.schema = t.schema and r.name = t.name)
    and exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relname = t.name and n.nspname = t.schema)),
  'tables', (select coalesce(json_agg(json_build_object(
    'schema', r.schema, 'name', r.name, 'usable', has_schema_privilege(r.relnamespace, 'usage'),
    'columns', (
      select coalesce(json_agg(json_build_object(
        'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'oid', a.atttypid::bigint,
        'notNull', a.attnotnull, 'readable', has_column_privilege(r.oid, a.attnum, 'select'),
        'notValid', exists (
          select from pg_constraint v
          where v.conrelid = r.oid and v.contype = 'n' and v.conkey = array[a.attnum] and not v.convalidated),
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
        'table', json_build_object('schema', n.nspname, 'name', c.relname, 'onPath', pg_table_is_visible(c.oid)),
        'valid', f.convalidated, 'enforced', coalesce((to_jsonb(f) ->> 'conenforced')::boolean, true),
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
 * Reads the part of the catalogs that is compared with the expected schema, in one read-only statement. The result does
 * not depend on the type parsers of the driver or on `postProcessResponse` of Knex.
 *
 * @param knex a Knex instance or a transaction
 * @param expected the expected schema
 * @param signal cancels the statement
 */
export async function readActualSchema(
  knex: Knex,
  expected: ExpectedSchema,
  signal?: AbortSignal,
): Promise<ActualSchema> {
  const tables = expected.tables.map(({ schema, name }) => ({ schema, name }));
  const names = new Set([
    ...expected.tables.flatMap(({ columns }) => columns.map(({ type }) => type)),
    ...Object.keys(expected.enums),
  ]);
  const types = [...names]
    .filter((name) => name !== '')
    .map((name) => ({ name, named: printTypeName(namedType(parseTypeName(name))) }));
  const statement = bound(SQL, [JSON.stringify(tables), JSON.stringify(types)]);
  const { rows } = await runBounded(knex, statement, signal);
  const found = rows[0]?.[0];
  if (typeof found !== 'string') throw new Error('The catalog query returned no row.');
  const { migrations, releases, ...schema } = JSON.parse(found) as RawSchema;
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
