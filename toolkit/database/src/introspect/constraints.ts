import type { Check, Exclusion, ForeignKey, PrimaryKey, ReferentialAction, Unique } from '@trellis/model';
import type { ColumnRow } from './columns.ts';
import type { KeyIndex } from './indexes.ts';
import { comment, compact, type Oid, type Scope, withComment } from './scope.ts';

/** A constraint in the catalogs (`pg_constraint`), of a table or a domain. */
export interface ConstraintRow {
  readonly oid: Oid;
  readonly name: string;
  readonly kind: 'p' | 'u' | 'f' | 'c' | 'x' | 'n' | 't';
  readonly relation: Oid;
  readonly domain: Oid;
  readonly index: Oid;
  readonly columns: number[] | null;
  readonly expression: string | null;
  readonly definition: string | null;
  readonly deferrable: boolean;
  readonly deferred: boolean;
  readonly valid: boolean;
  readonly enforced: boolean;
  readonly no_inherit: boolean;
  readonly local: boolean;
  /** For a not-null constraint that a parent has too: the name of the parent's constraint. */
  readonly given_name: string | null;
  readonly period: boolean;
  /** The constraint that it implements, of this table or of the partitioned table. */
  readonly parent: Oid;
  readonly parent_relation: Oid | null;
  readonly references_schema: string | null;
  readonly references_name: string | null;
  readonly references_columns: string[] | null;
  readonly match: string;
  readonly on_update: string;
  readonly on_delete: string;
  readonly on_delete_columns: number[] | null;
  readonly comment: string | null;
}

/** Reads all constraints of the schemas, but not-null constraints only if they differ from a plain `NOT NULL`. */
export async function readConstraints(scope: Scope): Promise<ConstraintRow[]> {
  const from18 = scope.version >= 180000;
  return scope.rows<ConstraintRow>(`
    select k.oid, k.conname::text as name, k.contype::text as kind, k.conrelid as relation,
      k.contypid as domain, k.conindid as index, k.conkey::int[] as columns,
      case when k.contype = 'c' then pg_catalog.pg_get_expr(k.conbin, k.conrelid) end as expression,
      case when k.contype = 'x' then pg_catalog.pg_get_constraintdef(k.oid) end as definition,
      k.condeferrable as deferrable, k.condeferred as deferred, k.convalidated as valid,
      ${from18 ? 'k.conenforced' : 'true'} as enforced, k.connoinherit as no_inherit, k.conislocal as local, g.conname::text as given_name,
      ${from18 ? 'k.conperiod' : 'false'} as period, k.conparentid as parent,
      (select p.conrelid from pg_catalog.pg_constraint p where p.oid = k.conparentid) as parent_relation,
      fn.nspname::text as references_schema, fc.relname::text as references_name,
      case when k.contype = 'f' then array(select a.attname::text
        from pg_catalog.unnest(k.confkey) with ordinality as f(number, position)
        join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = f.number
        order by f.position) end as references_columns,
      k.confmatchtype::text as match, k.confupdtype::text as on_update, k.confdeltype::text as on_delete,
      k.confdelsetcols::int[] as on_delete_columns, ${comment('pg_constraint', 'k.oid')}
    from pg_catalog.pg_constraint k
    left join pg_catalog.pg_class fc on k.contype = 'f' and fc.oid = k.confrelid
    left join pg_catalog.pg_namespace fn on fn.oid = fc.relnamespace
    left join pg_catalog.pg_class nc on k.contype = 'n' and nc.oid = k.conrelid
    left join pg_catalog.pg_attribute na on k.contype = 'n' and na.attrelid = k.conrelid and na.attnum = k.conkey[1]
    left join lateral (
      select pk.conname from pg_catalog.pg_inherits i
      join pg_catalog.pg_constraint pk on pk.conrelid = i.inhparent and pk.contype = 'n' and not pk.connoinherit
      join pg_catalog.pg_attribute pa on pa.attrelid = i.inhparent and pa.attnum = pk.conkey[1]
      where i.inhrelid = k.conrelid and pa.attname = na.attname order by i.inhseqno limit 1
    ) g on k.contype = 'n' and k.coninhcount > 0
    where k.connamespace = any ($1::oid[]) and not (k.contype = 'n' and k.contypid = 0 and k.convalidated and not k.connoinherit
      and case when nc.relispartition and g.conname is not null then k.conname = g.conname
        when g.conname is not null and k.conislocal <> na.attislocal then false
        else g.conname is not null and not k.conislocal or k.conname = nc.relname || '_' || na.attname || '_not_null' end
      and not exists (
        select from pg_catalog.pg_description d where d.objoid = k.oid
          and d.classoid = 'pg_catalog.pg_constraint'::pg_catalog.regclass))`);
}

/** The names of a table's columns by number. */
export type ColumnNames = ReadonlyMap<number, string>;

/** Returns the names of a table's columns by number. */
export function columnNames(columns: readonly ColumnRow[]): ColumnNames {
  return new Map(columns.map((column) => [column.number, column.name]));
}

/** A primary key or unique constraint in the form of the Model. */
export function key(row: ConstraintRow, index: KeyIndex, names: ColumnNames): PrimaryKey & Unique {
  return compact({
    name: row.name,
    ...withComment(row),
    columns: namesOf(row.columns, names),
    ...deferrability(row),
    include: index.include.length === 0 ? undefined : namesOf(index.include, names),
    nullsNotDistinct: index.nullsNotDistinct || undefined,
    storageParameters: index.storageParameters,
    tablespace: index.tablespace,
    withoutOverlaps: row.period || undefined,
    replicaIdentity: index.replicaIdentity || undefined,
    clustered: index.clustered || undefined,
    attachedTo: index.attachedTo,
    only: index.only,
    invalid: index.invalid,
    indexComment: index.comment,
    dependsOnExtensions: index.dependsOnExtensions,
  } satisfies PrimaryKey & Unique);
}

/** An exclusion constraint in the form of the Model. */
export function exclusion(row: ConstraintRow, index: KeyIndex): Exclusion {
  return compact({
    name: row.name,
    ...withComment(row),
    definition: row.definition ?? '',
    tablespace: index.tablespace,
    clustered: index.clustered || undefined,
    attachedTo: index.attachedTo,
    only: index.only,
    invalid: index.invalid,
    indexComment: index.comment,
    dependsOnExtensions: index.dependsOnExtensions,
  } satisfies Exclusion);
}

/**
 * Returns a foreign key in the form of the Model; `undefined` for the constraints that PostgreSQL adds for each
 * partition of the referenced table.
 */
export function foreignKey(row: ConstraintRow, names: ColumnNames): ForeignKey | undefined {
  if (row.parent !== 0 && row.parent_relation === row.relation) return undefined;
  return compact({
    name: row.name,
    ...withComment(row),
    columns: namesOf(row.columns, names),
    references: {
      schema: row.references_schema ?? '',
      name: row.references_name ?? '',
      columns: row.references_columns ?? [],
    },
    onDelete: actions[row.on_delete],
    onDeleteColumns: row.on_delete_columns ? namesOf(row.on_delete_columns, names) : undefined,
    onUpdate: actions[row.on_update],
    match: row.match === 'f' ? 'full' : undefined,
    ...deferrability(row),
    ...validity(row),
    period: row.period || undefined,
    // Only partitions inherit foreign keys.
    local: row.parent === 0 ? undefined : false,
  } satisfies ForeignKey);
}

/** A check, of a table or a domain, in the form of the Model. */
export function check(row: ConstraintRow): Check {
  return compact({
    name: row.name,
    ...withComment(row),
    expression: row.expression ?? '',
    ...validity(row),
    noInherit: row.no_inherit || undefined,
    local: row.local ? undefined : false,
  } satisfies Check);
}

/** A constraint that is not enforced is never valid, so `notValid` would be redundant. */
function validity(row: ConstraintRow): { notValid?: true; notEnforced?: true } {
  if (!row.enforced) return { notEnforced: true };
  return row.valid ? {} : { notValid: true };
}

function deferrability(row: ConstraintRow): { deferrable?: true; initiallyDeferred?: true } {
  return {
    ...(row.deferrable ? { deferrable: true } : {}),
    ...(row.deferred ? { initiallyDeferred: true } : {}),
  };
}

function namesOf(numbers: readonly number[] | null, names: ColumnNames): string[] {
  return (numbers ?? []).map((number) => names.get(number) ?? '');
}

const actions: Readonly<Record<string, Exclude<ReferentialAction, 'no action'>>> = {
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};
