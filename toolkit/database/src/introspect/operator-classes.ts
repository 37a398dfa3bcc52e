import type { MemberFunction, MemberOperator, OperatorClass, OperatorFamily } from '@trellis/model';
import {
  byQualifiedName,
  comment,
  notMember,
  type Oid,
  owner,
  type Scope,
  withComment,
  withOwner,
} from './scope.ts';

interface Row {
  readonly oid: Oid;
  readonly schema: string;
  readonly name: string;
  readonly method: string;
  readonly owner: string;
  readonly mine: boolean;
  readonly comment: string | null;
  readonly operators:
    | readonly (MemberOperator & { readonly oid: Oid; readonly orderBy: string | null })[]
    | null;
  readonly functions: readonly (MemberFunction & { readonly oid: Oid })[] | null;
}

/** An operator family in the catalogs (`pg_opfamily`). */
export type OperatorFamilyRow = Row;

/** An operator class in the catalogs (`pg_opclass`). */
export interface OperatorClassRow extends Row {
  readonly type: string;
  readonly default: boolean;
  readonly family_schema: string;
  readonly family_name: string;
  readonly storage: string | null;
}

/**
 * SQL: the operators and functions that belong to an operator family or class itself. A member belongs to what it depends
 * on: a required one to its class, an optional one to the family. All operators of GiST, GIN and SP-GiST are optional.
 */
function members(catalog: string, oid: string): string {
  const of = (
    member: string,
    row: string,
  ) => `exists (select from pg_catalog.pg_depend d where d.objid = ${row}
    and d.classid = 'pg_catalog.${member}'::pg_catalog.regclass and d.deptype in ('a', 'i')
    and d.refclassid = 'pg_catalog.${catalog}'::pg_catalog.regclass and d.refobjid = ${oid})`;
  const type = (column: string) => `pg_catalog.format_type(${column}, null)`;
  return `(select pg_catalog.json_agg(pg_catalog.json_build_object('oid', m.oid::int8, 'strategy', m.amopstrategy,
        'operator', pg_catalog.quote_ident(w.nspname) || '.' || y.oprname,
        'types', pg_catalog.json_build_array(${type('m.amoplefttype')}, ${type('m.amoprighttype')}),
        'orderBy', (select pg_catalog.quote_ident(v.nspname) || '.' || pg_catalog.quote_ident(s.opfname) from pg_catalog.pg_opfamily s
          join pg_catalog.pg_namespace v on v.oid = s.opfnamespace where s.oid = m.amopsortfamily))
        order by m.amopstrategy, ${type('m.amoplefttype')} collate "C", ${type('m.amoprighttype')} collate "C", m.amoppurpose)
      from pg_catalog.pg_amop m join pg_catalog.pg_operator y on y.oid = m.amopopr
      join pg_catalog.pg_namespace w on w.oid = y.oprnamespace where ${of('pg_amop', 'm.oid')}) as operators,
    (select pg_catalog.json_agg(pg_catalog.json_build_object('oid', m.oid::int8, 'support', m.amprocnum,
        'function', m.amproc::pg_catalog.regprocedure::text,
        'types', pg_catalog.json_build_array(${type('m.amproclefttype')}, ${type('m.amprocrighttype')}))
        order by m.amprocnum, ${type('m.amproclefttype')} collate "C", ${type('m.amprocrighttype')} collate "C")
      from pg_catalog.pg_amproc m where ${of('pg_amproc', 'm.oid')}) as functions`;
}

/** Reads the operator families. */
export async function readOperatorFamilies(scope: Scope): Promise<OperatorFamilyRow[]> {
  return sorted(
    await scope.rows<OperatorFamilyRow>(`
    select f.oid, n.nspname::text as schema, f.opfname::text as name, a.amname::text as method,
      ${owner('f.opfowner')}, ${comment('pg_opfamily', 'f.oid')}, ${members('pg_opfamily', 'f.oid')}
    from pg_catalog.pg_opfamily f join pg_catalog.pg_namespace n on n.oid = f.opfnamespace
    join pg_catalog.pg_am a on a.oid = f.opfmethod
    where f.opfnamespace = any ($1::oid[]) and ${notMember('pg_opfamily', 'f.oid')}`),
  );
}

/** Reads the operator classes. */
export async function readOperatorClasses(scope: Scope): Promise<OperatorClassRow[]> {
  return sorted(
    await scope.rows<OperatorClassRow>(`
    select c.oid, n.nspname::text as schema, c.opcname::text as name, a.amname::text as method,
      pg_catalog.format_type(c.opcintype, null) as type, c.opcdefault as default, fn.nspname::text as family_schema,
      f.opfname::text as family_name,
      case when c.opckeytype <> 0 then pg_catalog.format_type(c.opckeytype, null) end as storage,
      ${owner('c.opcowner')}, ${comment('pg_opclass', 'c.oid')}, ${members('pg_opclass', 'c.oid')}
    from pg_catalog.pg_opclass c join pg_catalog.pg_namespace n on n.oid = c.opcnamespace
    join pg_catalog.pg_am a on a.oid = c.opcmethod join pg_catalog.pg_opfamily f on f.oid = c.opcfamily
    join pg_catalog.pg_namespace fn on fn.oid = f.opfnamespace
    where c.opcnamespace = any ($1::oid[]) and ${notMember('pg_opclass', 'c.oid')}`),
  );
}

function sorted<T extends Row>(rows: readonly T[]): T[] {
  return byQualifiedName([...rows].sort((a, b) => (a.method < b.method ? -1 : 1)));
}

/** An operator family in the form of the Model. */
export function operatorFamily(row: OperatorFamilyRow): OperatorFamily {
  const { schema, name, method } = row;
  return { schema, name, ...withComment(row), ...withOwner(row), method, ...membersOf(row) };
}

/** An operator class in the form of the Model. */
export function operatorClass(row: OperatorClassRow): OperatorClass {
  const { schema, name, method, type, storage, family_schema: familySchema, family_name: familyName } = row;
  const isOwn = familySchema === schema && familyName === name;
  return {
    schema,
    name,
    ...withComment(row),
    ...withOwner(row),
    method,
    type,
    ...(row.default && { default: true as const }),
    ...(!isOwn && { family: { schema: familySchema, name: familyName } }),
    ...(storage !== null && { storage }),
    ...membersOf(row),
  };
}

function membersOf({ operators, functions }: Row): Pick<OperatorFamily, 'operators' | 'functions'> {
  return {
    ...(operators && {
      operators: operators.map(({ strategy, operator, types, orderBy }) => ({
        strategy,
        operator,
        types,
        ...(orderBy !== null && { orderBy }),
      })),
    }),
    ...(functions && {
      functions: functions.map(({ support, function: called, types }) => ({
        support,
        function: called,
        types,
      })),
    }),
  };
}
