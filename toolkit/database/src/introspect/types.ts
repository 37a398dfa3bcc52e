import type { CompositeType, Domain, EnumType, RangeType } from '@trellis/model';
import { generatedMultirangeName, generatedName } from '@trellis/model/internal';
import { type Access, accessList } from './access.ts';
import type { ColumnRow } from './columns.ts';
import { type ConstraintRow, check } from './constraints.ts';
import {
  byName,
  comment,
  compact,
  notMember,
  type Oid,
  owner,
  privileges,
  type Scope,
  visibleName,
  withComment,
  withOwner,
} from './scope.ts';

/** A type in the catalogs (`pg_type`). */
export interface TypeRow extends Access {
  readonly oid: Oid;
  readonly schema: string;
  readonly name: string;
  /** `e` enumerated type, `d` domain, `c` composite type, `r` range type. */
  readonly kind: 'e' | 'd' | 'c' | 'r';
  readonly relation: Oid;
  readonly values: string[] | null;
  readonly base: string | null;
  readonly not_null: boolean;
  readonly default: string | null;
  readonly collation: string | null;
  readonly subtype: string | null;
  readonly opclass: string | null;
  readonly canonical: string | null;
  readonly subtype_diff: string | null;
  readonly multirange: string | null;
  readonly multirange_schema: string | null;
  readonly comment: string | null;
}

/** Reads the enumerated, domain, composite and range types; row types of tables are left out. */
export async function readTypes(scope: Scope): Promise<TypeRow[]> {
  const procedure = (
    oid: string,
  ) => `(select ${visibleName('pn.nspname', 'p.proname')} from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace pn on pn.oid = p.pronamespace where p.oid = ${oid})`;
  return scope.rows<TypeRow>(`
    select t.oid, n.nspname::text as schema, t.typname::text as name, t.typtype::text as kind, t.typrelid as relation,
      case when t.typtype = 'e' then array(select v.enumlabel::text from pg_catalog.pg_enum v
        where v.enumtypid = t.oid order by v.enumsortorder) end as values,
      case when t.typtype = 'd' then pg_catalog.format_type(t.typbasetype, t.typtypmod) end as base,
      t.typnotnull as not_null,
      coalesce(pg_catalog.pg_get_expr(t.typdefaultbin, 0), pg_catalog.quote_literal(t.typdefault)) as default,
      case when coalesce(r.rngcollation, t.typcollation) <> b.typcollation then (
        select pg_catalog.quote_ident(ln.nspname) || '.' || pg_catalog.quote_ident(l.collname)
        from pg_catalog.pg_collation l join pg_catalog.pg_namespace ln on ln.oid = l.collnamespace
        where l.oid = coalesce(r.rngcollation, t.typcollation)) end as collation,
      pg_catalog.format_type(r.rngsubtype, -1) as subtype,
      (select ${visibleName('on_.nspname', 'o.opcname')} from pg_catalog.pg_opclass o
        join pg_catalog.pg_namespace on_ on on_.oid = o.opcnamespace
        where o.oid = r.rngsubopc and not (o.opcdefault and (o.opcintype = r.rngsubtype or not exists (
          select from pg_catalog.pg_opclass o2 where o2.opcmethod = o.opcmethod and o2.opcdefault
            and o2.opcintype = r.rngsubtype)))) as opclass,
      ${procedure('r.rngcanonical')} as canonical, ${procedure('r.rngsubdiff')} as subtype_diff,
      m.typname::text as multirange, mn.nspname::text as multirange_schema,
      ${comment('pg_type', 't.oid')}, ${owner('t.typowner')}, ${privileges('t.typacl')}
    from pg_catalog.pg_type t
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    left join pg_catalog.pg_class c on c.oid = t.typrelid
    left join pg_catalog.pg_range r on r.rngtypid = t.oid
    left join pg_catalog.pg_type m on m.oid = r.rngmultitypid
    left join pg_catalog.pg_namespace mn on mn.oid = m.typnamespace
    left join pg_catalog.pg_type b on b.oid = coalesce(r.rngsubtype, nullif(t.typbasetype, 0))
    where t.typnamespace = any ($1::oid[]) and (t.typtype in ('e', 'd', 'r') or c.relkind = 'c')
      and ${notMember('pg_type', 't.oid')}`);
}

/** An enumerated type in the form of the Model. */
export function enumType(scope: Scope, row: TypeRow): EnumType {
  return { ...common(scope, row), values: row.values ?? [] };
}

/**
 * Converts a domain to the form of the Model.
 *
 * @param scope the scope, which defines `ALL` for each kind of object
 * @param row the type
 * @param constraints the domain's constraints
 */
export function domain(scope: Scope, row: TypeRow, constraints: readonly ConstraintRow[]): Domain {
  const notNull = constraints.find((constraint) => constraint.kind === 'n');
  const name =
    notNull && !isGenerated(notNull.name, row.name, undefined, 'not_null') ? notNull.name : undefined;
  return compact({
    ...common(scope, row),
    type: row.base ?? '',
    notNull: row.not_null || undefined,
    default: row.default ?? undefined,
    collation: row.collation ?? undefined,
    notNullConstraint:
      name === undefined && !notNull?.comment
        ? undefined
        : compact({ name, comment: notNull?.comment ?? undefined }),
    checks: byName(constraints.filter((constraint) => constraint.kind === 'c').map(check)),
  } satisfies Domain);
}

/** A composite type in the form of the Model. */
export function compositeType(scope: Scope, row: TypeRow, columns: readonly ColumnRow[]): CompositeType {
  return {
    ...common(scope, row),
    attributes: columns.map((column) => ({
      name: column.name,
      ...withComment(column),
      type: column.type,
      ...(column.collation === null ? {} : { collation: column.collation }),
    })),
  };
}

/** A range type in the form of the Model. */
export function rangeType(scope: Scope, row: TypeRow): RangeType {
  return compact({
    ...common(scope, row),
    subtype: row.subtype ?? '',
    opclass: row.opclass ?? undefined,
    collation: row.collation ?? undefined,
    canonical: row.canonical ?? undefined,
    subtypeDiff: row.subtype_diff ?? undefined,
    multirangeName:
      row.multirange === null || row.multirange === generatedMultirangeName(row.name)
        ? undefined
        : row.multirange,
    multirangeSchema: row.multirange_schema === row.schema ? undefined : (row.multirange_schema ?? undefined),
  } satisfies RangeType);
}

/**
 * Returns whether PostgreSQL can have generated a name from these parts, with or without a number at the end.
 */
export function isGenerated(name: string, name1: string, name2: string | undefined, label: string): boolean {
  const number = /(\d*)$/.exec(name)?.[1] ?? '';
  return name === generatedName(name1, name2, label + number) || name === generatedName(name1, name2, label);
}

function common(scope: Scope, row: TypeRow) {
  const list = accessList(scope, 'type', row);
  return {
    schema: row.schema,
    name: row.name,
    ...withComment(row),
    ...withOwner(row),
    ...(list ? { privileges: list } : {}),
  };
}
