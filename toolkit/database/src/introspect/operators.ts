import type { Operator, QualifiedName } from '@trellis/model';
import {
  comment,
  compareText,
  notMember,
  type Oid,
  owner,
  type Scope,
  withComment,
  withOwner,
} from './scope.ts';

/** An operator in the catalogs (`pg_operator`). */
interface OperatorRow {
  readonly oid: Oid;
  readonly schema: string;
  readonly name: string;
  readonly left: string | null;
  readonly right: string;
  readonly function: string;
  readonly commutator: QualifiedName | null;
  readonly negator: QualifiedName | null;
  readonly restrict: string | null;
  readonly join: string | null;
  readonly hashes: boolean;
  readonly merges: boolean;
  readonly owner: string;
  readonly mine: boolean;
  readonly comment: string | null;
}

/**
 * Reads the operators. A shell operator is left out: another operator names it as its commutator or negator, and it was
 * never created.
 */
export async function readOperators(scope: Scope): Promise<OperatorRow[]> {
  const named = (oid: string) => `(select pg_catalog.json_build_object('schema', x.nspname, 'name', y.oprname)
    from pg_catalog.pg_operator y join pg_catalog.pg_namespace x on x.oid = y.oprnamespace where y.oid = ${oid})`;
  const rows = await scope.rows<OperatorRow>(`
    select o.oid, n.nspname::text as schema, o.oprname::text as name,
      case when o.oprleft <> 0 then pg_catalog.format_type(o.oprleft, null) end as left,
      pg_catalog.format_type(o.oprright, null) as right, o.oprcode::pg_catalog.regproc::text as function,
      ${named('o.oprcom')} as commutator, ${named('o.oprnegate')} as negator,
      nullif(o.oprrest::pg_catalog.regproc::text, '-') as restrict,
      nullif(o.oprjoin::pg_catalog.regproc::text, '-') as join, o.oprcanhash as hashes, o.oprcanmerge as merges,
      ${owner('o.oprowner')}, ${comment('pg_operator', 'o.oid')}
    from pg_catalog.pg_operator o join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
    where o.oprnamespace = any ($1::oid[]) and o.oprcode <> 0 and ${notMember('pg_operator', 'o.oid')}`);
  const key = ({ schema, name, left, right }: OperatorRow) => [schema, name, left ?? '', right].join('\0');
  return rows.sort((a, b) => compareText(key(a), key(b)));
}

/** An operator in the form of the Model. */
export function operator(row: OperatorRow): Operator {
  const { schema, name, left, right, commutator, negator, restrict, join } = row;
  return {
    schema,
    name,
    ...withComment(row),
    ...withOwner(row),
    ...(left !== null && { left }),
    right,
    function: row.function,
    ...(commutator && { commutator }),
    ...(negator && { negator }),
    ...(restrict !== null && { restrict }),
    ...(join !== null && { join }),
    ...(row.hashes && { hashes: true as const }),
    ...(row.merges && { merges: true as const }),
  };
}
