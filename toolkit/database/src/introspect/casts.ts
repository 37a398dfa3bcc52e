import type { Cast } from '@trellis/model';
import { castId } from '@trellis/model/internal';
import { firstNormalOid } from './dependencies.ts';
import { comment, compareText, type Oid, readOrSystem, type Scope, withComment } from './scope.ts';

/** A cast in the catalogs (`pg_cast`). */
interface CastRow {
  readonly oid: Oid;
  readonly source: string;
  readonly target: string;
  readonly function: string | null;
  readonly method: 'f' | 'i' | 'b';
  readonly context: 'e' | 'a' | 'i';
  readonly comment: string | null;
}

/**
 * Reads the casts, without those of the system, of extensions and of range types. A cast is not in a schema. It is left out if
 * a type or its function is in a schema that is not read.
 */
export async function readCasts(scope: Scope): Promise<CastRow[]> {
  const isRead = (namespace: string) =>
    readOrSystem(scope, namespace, [
      ...['s.oid', 't.oid', 's.typelem', 't.typelem'].map((oid) => ['pg_type', oid] as const),
      ['pg_proc', 'p.oid'],
    ]);
  const rows = await scope.rows<CastRow>(`
    select c.oid, pg_catalog.format_type(c.castsource, null) as source, pg_catalog.format_type(c.casttarget, null) as target,
      case when c.castfunc <> 0 then c.castfunc::pg_catalog.regprocedure::text end as function,
      c.castmethod::text as method, c.castcontext::text as context, ${comment('pg_cast', 'c.oid')}
    from pg_catalog.pg_cast c
    join pg_catalog.pg_type s on s.oid = c.castsource join pg_catalog.pg_type t on t.oid = c.casttarget
    left join pg_catalog.pg_proc p on p.oid = c.castfunc
    where c.oid >= ${firstNormalOid} and not exists (select from pg_catalog.pg_depend e where e.objid = c.oid
        and e.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass and e.deptype in ('e', 'i'))
      and ${isRead('s.typnamespace')} and ${isRead('t.typnamespace')}
      and (p.oid is null or ${isRead('p.pronamespace')})`);
  return rows.sort((a, b) => compareText(castId(a), castId(b)));
}

/** A cast in the form of the Model. */
export function cast(row: CastRow): Cast {
  const { source, target } = row;
  return {
    source,
    target,
    by: row.function === null ? (row.method === 'i' ? 'inout' : 'binary') : { function: row.function },
    ...(row.context !== 'e' && { context: row.context === 'i' ? 'implicit' : 'assignment' }),
    ...withComment(row),
  };
}
