import type { ReferentialAction } from '@trellis/model';
import type { Knex } from 'knex';
import { inTurnOf } from '../statement/index.ts';
import type { Needs } from './needs.ts';

/** A column of the live database. */
export interface LiveColumn {
  readonly name: string;
  readonly type: string;
  readonly oid: number;
  readonly notNull: boolean;
  readonly filled: 'by the program' | 'by default' | 'always';
}

/** A table or view of the live database. */
export interface LiveTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly LiveColumn[];
  readonly uniques: readonly (readonly string[])[];
  readonly foreignKeys: readonly {
    readonly columns: readonly string[];
    readonly table: { readonly schema: string; readonly name: string };
    readonly referenced: readonly string[];
    readonly onDelete: ReferentialAction;
  }[];
}

/** What the handshake reads of a live database. */
export interface Live {
  readonly tables: readonly LiveTable[];
  /** The object id of each needed type, by the name that the schema has for it; null where there is none. */
  readonly types: Readonly<Record<string, number | null>>;
  /** The values of the enums among them, by the same names. */
  readonly enums: Readonly<Record<string, readonly string[]>>;
  /** The migrations that were run, in order; null where nobody keeps a history, or it may not be read. */
  readonly migrations: readonly string[] | null;
  /** The releases that those migrations brought; null likewise. */
  readonly releases: readonly string[] | null;
}

/**
 * A table that may not be there, or be another program's of the same name, read in the same statement: `query_to_xml`
 * runs a query that is parsed only when it comes to it, and hexadecimal passes through XML as it is.
 */
const optional = (table: string, column: string) => `
  case when (
    select count(*) from pg_attribute a
    where a.attrelid = to_regclass('${table}') and a.attname in ('name', '${column}') and not a.attisdropped
    and has_column_privilege(a.attrelid, a.attnum, 'select')) = ${new Set(['name', column]).size} then
    coalesce(substring(query_to_xml(
      $q$select encode(convert_to(json_agg(${column} order by name)::text, 'UTF8'), 'hex') as h
         from ${table} where ${column} is not null$q$, true, false, '')::text from '<h>([0-9a-f]*)</h>'), '')
  end`;

/** The columns of a key by name, in its order. */
const names = (relation: string, numbers: string) => `(
  select json_agg(a.attname order by k.position)
  from unnest(${numbers}) with ordinality as k(number, position)
  join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.number)`;

/** A type of no schema is in `public`, wherever the session looks for types. */
const SQL = `
with needed_table as (select * from json_to_recordset(cast(:tables as json)) as t(schema text, name text)),
needed_type as (
  select name, coalesce(to_regtype(name), case when name not like '%.%' then to_regtype('public.' || name) end)::oid as oid
  from json_array_elements_text(cast(:types as json)) as t(name)),
relation as (
  select c.oid, n.nspname as schema, c.relname as name
  from needed_table t
  join pg_namespace n on n.nspname = t.schema
  join pg_class c on c.relnamespace = n.oid and c.relname = t.name and c.relkind in ('r', 'p', 'v', 'm', 'f'))
select json_build_object(
  'tables', (select coalesce(json_agg(json_build_object(
    'schema', r.schema, 'name', r.name,
    'columns', (
      select coalesce(json_agg(json_build_object(
        'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'oid', a.atttypid::bigint,
        'notNull', a.attnotnull,
        'filled', case when a.attgenerated <> '' or a.attidentity = 'a' then 'always'
                       when a.atthasdef or a.attidentity = 'd' then 'by default'
                       else 'by the program' end) order by a.attnum), '[]')
      from pg_attribute a where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped),
    'uniques', (
      select coalesce(json_agg(${names('r.oid', '(i.indkey::int2[])[0:i.indnkeyatts - 1]')}), '[]')
      from pg_index i
      where i.indrelid = r.oid and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null),
    'foreignKeys', (
      select coalesce(json_agg(json_build_object(
        'columns', ${names('r.oid', 'f.conkey')},
        'table', json_build_object('schema', n.nspname, 'name', c.relname),
        'referenced', ${names('f.confrelid', 'f.confkey')},
        'onDelete', case f.confdeltype when 'a' then 'no action' when 'r' then 'restrict' when 'c' then 'cascade'
                                       when 'n' then 'set null' else 'set default' end)), '[]')
      from pg_constraint f join pg_class c on c.oid = f.confrelid join pg_namespace n on n.oid = c.relnamespace
      where f.conrelid = r.oid and f.contype = 'f'))), '[]') from relation r),
  'types', (select coalesce(json_object_agg(name, oid::bigint), '{}') from needed_type),
  'enums', (
    select coalesce(json_object_agg(t.name, (
      select json_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)), '{}')
    from needed_type t join pg_type p on p.oid = t.oid and p.typtype = 'e'),
  'migrations', ${optional('knex_migrations', 'name')},
  'releases', ${optional('trellis_migrations', 'release')}
) as live`;

/**
 * Reads what the needs can be compared with, in one statement that takes no locks and changes nothing.
 *
 * @param knex a Knex instance or transaction
 * @param needs what is needed
 */
export async function readLive(knex: Knex, needs: Needs): Promise<Live> {
  const tables = needs.tables.map(({ schema, name }) => ({ schema, name }));
  const types = [
    ...new Set([
      ...needs.tables.flatMap(({ columns }) => columns.map(({ type }) => type)),
      ...Object.keys(needs.enums),
    ]),
  ].filter((type) => type !== '');
  const bindings = { tables: JSON.stringify(tables), types: JSON.stringify(types) };
  // Knex reads `:tables::json` as an identifier, hence `cast` in the statement.
  const { rows } = await inTurnOf(knex, async () => knex.raw<{ rows: { live: RawLive }[] }>(SQL, bindings));
  const [row] = rows;
  if (row === undefined) throw new Error('The catalog query returned no row.');
  const { migrations, releases, ...live } = row.live;
  return { ...live, migrations: decoded(migrations), releases: decoded(releases) };
}

type RawLive = Omit<Live, 'migrations' | 'releases'> & {
  readonly migrations: string | null;
  readonly releases: string | null;
};

/** What {@link optional} wrote: hexadecimal JSON; empty for no rows, null for no table. */
function decoded(hex: string | null): string[] | null {
  if (hex === null) return null;
  const bytes = new Uint8Array((hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)));
  return bytes.length === 0 ? [] : (JSON.parse(new TextDecoder().decode(bytes)) as string[]);
}
