import type { Routine } from '@trellis/model';
import { type Access, accessList } from './access.ts';
import {
  comment,
  extensionsOf,
  type Oid,
  type OnExtensions,
  owner,
  privileges,
  type Scope,
  withComment,
  withExtensions,
  withOwner,
} from './scope.ts';

/** A function, procedure or aggregate in the catalogs (`pg_proc`). */
export interface RoutineRow extends Access, OnExtensions {
  readonly oid: Oid;
  readonly schema: string;
  readonly name: string;
  readonly kind: 'f' | 'p' | 'a' | 'w';
  readonly arguments: string;
  readonly signature: string;
  /** Null for an aggregate. */
  readonly definition: string | null;
  readonly comment: string | null;
}

/** Reads the functions, procedures and aggregates; the constructors of range types are left out. */
export async function readRoutines(scope: Scope): Promise<RoutineRow[]> {
  return scope.rows<RoutineRow>(`
    select p.oid, n.nspname::text as schema, p.proname::text as name, p.prokind::text as kind,
      pg_catalog.oidvectortypes(p.proargtypes) as arguments,
      pg_catalog.concat_ws(' ', pg_catalog.pg_get_function_identity_arguments(p.oid),
        'returns', pg_catalog.pg_get_function_result(p.oid),
        case when p.proargmodes is not null then 'modes ' || p.proargmodes::text || ' names ' || coalesce(p.proargnames::text, '') end,
        case when p.pronargdefaults > 0 then 'defaults ' || p.pronargdefaults end) as signature,
      case when p.prokind <> 'a' then pg_catalog.pg_get_functiondef(p.oid) end as definition,
      ${comment('pg_proc', 'p.oid')}, ${extensionsOf('pg_proc', 'p.oid')}, ${owner('p.proowner')}, ${privileges('p.proacl')}
    from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    where p.pronamespace = any ($1::oid[]) and not exists (select from pg_catalog.pg_depend e
      where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and e.objid = p.oid and e.deptype in ('e', 'i'))`);
}

/**
 * Converts a routine to the form of the Model.
 *
 * @param scope the scope, which defines `ALL` for each kind of object
 * @param row the routine
 * @param aggregate the definition of an aggregate
 */
export function routine(scope: Scope, row: RoutineRow, aggregate: string | undefined): Routine {
  const list = accessList(scope, 'routine', row);
  return {
    schema: row.schema,
    name: row.name,
    ...withComment(row),
    ...withOwner(row),
    ...(list ? { privileges: list } : {}),
    kind: kinds[row.kind],
    arguments: row.arguments,
    signature: row.signature,
    definition: (aggregate ?? row.definition ?? '').trimEnd(),
    ...withExtensions(row),
  };
}

const kinds = { f: 'function', p: 'procedure', a: 'aggregate', w: 'window' } as const;
