import type { Column } from '@trellis/model';
import { push } from '@trellis/model/internal';
import { privilegeList } from './access.ts';
import { foreignOptions } from './foreign-data.ts';
import {
  compact,
  notMember,
  type Oid,
  optionRecord,
  privileges,
  type RawPrivilege,
  type Scope,
} from './scope.ts';

/** A column in the catalogs (`pg_attribute`), of a table, a view or a composite type. */
export interface ColumnRow {
  readonly relation: Oid;
  readonly number: number;
  readonly name: string;
  readonly type: string;
  readonly not_null: boolean;
  readonly default: string | null;
  readonly default_oid: Oid | null;
  readonly identity: '' | 'a' | 'd';
  readonly generated: '' | 's' | 'v';
  readonly collation: string | null;
  readonly storage: string | null;
  readonly compression: string;
  readonly statistics: number | null;
  readonly options: string[] | null;
  /** The options of a foreign table's column. */
  readonly foreign_options: string[] | null;
  readonly privileges: RawPrivilege[] | null;
  readonly granted: boolean;
  readonly local: boolean;
  readonly comment: string | null;
}

/** Reads the columns of all relations by relation, in their order. */
export async function readColumns(scope: Scope): Promise<Map<Oid, ColumnRow[]>> {
  const rows = await scope.rows<ColumnRow>(`
    select a.attrelid as relation, a.attnum::int as number, a.attname::text as name,
      pg_catalog.format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as not_null,
      pg_catalog.pg_get_expr(f.adbin, f.adrelid) as default, f.oid as default_oid,
      a.attidentity::text as identity, a.attgenerated::text as generated,
      case when a.attcollation <> t.typcollation then (
        select pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(l.collname)
        from pg_catalog.pg_collation l join pg_catalog.pg_namespace n on n.oid = l.collnamespace
        where l.oid = a.attcollation) end as collation,
      case when a.attstorage <> t.typstorage then a.attstorage::text end as storage,
      a.attcompression::text as compression, nullif(a.attstattarget, -1)::int as statistics,
      a.attoptions as options, a.attfdwoptions as foreign_options, a.attislocal as local, ${privileges('a.attacl')}, d.description as comment
    from pg_catalog.pg_class c
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_catalog.pg_type t on t.oid = a.atttypid
    left join pg_catalog.pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
    left join pg_catalog.pg_description d on d.objoid = a.attrelid and d.objsubid = a.attnum
      and d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
    where c.relnamespace = any ($1::oid[]) and c.relkind in ('r', 'p', 'f', 'v', 'm', 'c')
      and ${notMember('pg_class', 'c.oid')}
    order by a.attrelid, a.attnum`);
  const columns = new Map<Oid, ColumnRow[]>();
  for (const row of rows) push(columns, row.relation, row);
  return columns;
}

/**
 * Returns the storage and statistics settings of a column of a table or materialized view.
 */
export function columnSettingsOf(
  row: ColumnRow,
): Pick<Column, 'storage' | 'compression' | 'statisticsTarget' | 'options'> {
  return compact({
    storage: row.storage === null ? undefined : storageWords[row.storage],
    compression: compressionWords[row.compression],
    statisticsTarget: row.statistics ?? undefined,
    options: optionRecord(row.options),
  });
}

/**
 * Converts a table's column to the form of the Model, without its identity and not-null constraint.
 *
 * @param scope the scope, which defines `ALL` for each kind of object
 * @param row the column
 * @param of the owner of the table
 */
export function tableColumn(
  scope: Scope,
  row: ColumnRow,
  of: { readonly owner: string; readonly mine: boolean },
): Column {
  const list = row.privileges === null ? [] : privilegeList(scope, 'column', row.privileges, of);
  return compact({
    name: row.name,
    comment: row.comment ?? undefined,
    type: row.type,
    notNull: row.not_null ? true : undefined,
    default: row.default !== null && row.generated === '' ? row.default : undefined,
    generated:
      row.default !== null && row.generated !== ''
        ? { expression: row.default, kind: row.generated === 's' ? 'stored' : 'virtual' }
        : undefined,
    collation: row.collation ?? undefined,
    ...columnSettingsOf(row),
    foreignOptions: foreignOptions(row.foreign_options),
    privileges: list.length === 0 ? undefined : list,
    local: row.local ? undefined : false,
  } satisfies Column);
}

const storageWords: Readonly<Record<string, Column['storage']>> = {
  p: 'plain',
  e: 'external',
  x: 'extended',
  m: 'main',
};

const compressionWords: Readonly<Record<string, Column['compression']>> = { p: 'pglz', l: 'lz4' };
