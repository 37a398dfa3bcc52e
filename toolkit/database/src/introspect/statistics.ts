import type { Statistics } from '@trellis/model';
import { comment, notMember, type Oid, type Scope, withComment, withOwner } from './scope.ts';

/** Extended statistics in the catalogs (`pg_statistic_ext`). */
export interface StatisticsRow {
  readonly oid: Oid;
  readonly schema: string;
  readonly name: string;
  readonly relation: Oid;
  readonly table_schema: string;
  readonly table_name: string;
  readonly definition: string;
  readonly target: number | null;
  readonly owner: string;
  readonly mine: boolean;
  readonly comment: string | null;
}

/**
 * Reads the extended statistics. Their columns are sorted by name, because the position of a column in its table
 * is not part of a Model.
 */
export async function readStatistics(scope: Scope): Promise<StatisticsRow[]> {
  return scope.rows<StatisticsRow>(`
    select s.oid, n.nspname::text as schema, s.stxname::text as name, s.stxrelid as relation,
      cn.nspname::text as table_schema, c.relname::text as table_name,
      pg_catalog.replace(pg_catalog.pg_get_statisticsobjdef(s.oid), ' ON ' || k.printed || ' FROM ',
        ' ON ' || k.sorted || pg_catalog.substr(k.printed, pg_catalog.length(k.stored) + 1) || ' FROM ') as definition, nullif(s.stxstattarget, -1)::int as target,
      pg_catalog.pg_get_userbyid(s.stxowner)::text as owner,
      pg_catalog.pg_get_userbyid(s.stxowner) = current_user as mine, ${comment('pg_statistic_ext', 's.oid')}
    from pg_catalog.pg_statistic_ext s
    join pg_catalog.pg_namespace n on n.oid = s.stxnamespace
    join pg_catalog.pg_class c on c.oid = s.stxrelid
    join pg_catalog.pg_namespace cn on cn.oid = c.relnamespace
    cross join lateral (
      select coalesce(pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attnum), '') as stored,
        coalesce(pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname), '') as sorted,
        pg_catalog.pg_get_statisticsobjdef_columns(s.oid) as printed
      from pg_catalog.pg_attribute a where a.attrelid = s.stxrelid and a.attnum = any (s.stxkeys::int2[])
    ) k
    where s.stxnamespace = any ($1::oid[]) and ${notMember('pg_statistic_ext', 's.oid')}`);
}

/** Returns extended statistics in the form of the Model. */
export function statistics(row: StatisticsRow): Statistics {
  return {
    schema: row.schema,
    name: row.name,
    ...withComment(row),
    ...withOwner(row),
    table: { schema: row.table_schema, name: row.table_name },
    definition: row.definition,
    ...(row.target === null ? {} : { target: row.target }),
  };
}
