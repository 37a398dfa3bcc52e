import { catalog } from './catalog.ts';
import type { ObjectIds } from './object-ids.ts';
import { compareText, type Oid, type Scope } from './scope.ts';

/** An implicit type: a table's row type, an array type or a multirange type. */
interface ImplicitType {
  readonly oid: Oid;
  readonly relation: Oid;
  /** The type that it was created for. */
  readonly of: Oid | null;
}

/** Catalog, object and subobject of the dependent object and of the referenced object. */
type Edge = [Oid, Oid, number, Oid, Oid, number];

/** System objects have smaller oids. */
export const firstNormalOid = 16384;

/**
 * Reads the dependencies between objects (`pg_depend`) by object id.
 *
 * The ownership of a sequence by a column is left out: it does not affect the order of creation, and the sequence
 * has a property for it.
 *
 * @param scope the schemas
 * @param ids the ids of the objects; implicit types are added to it
 */
export async function readDependencies(scope: Scope, ids: ObjectIds): Promise<Record<string, string[]>> {
  const types = await scope.rows<ImplicitType>(`
    select t.oid, t.typrelid as relation, coalesce(e.oid, r.rngtypid) as of
    from pg_catalog.pg_type t
    left join pg_catalog.pg_type e on e.typarray = t.oid
    left join pg_catalog.pg_range r on r.rngmultitypid = t.oid or r.rngmultitypid = e.oid
    where t.oid >= ${firstNormalOid} and (t.typrelid <> 0 or e.oid is not null or r.rngtypid is not null)
      and $1::oid[] is not null`);
  nameImplicitTypes(types, ids);
  // There are tens of thousands of numbers. One string is several times as fast as rows.
  const [edges] = await scope.rows<{ text: string | null }>(`
    select pg_catalog.string_agg(pg_catalog.concat_ws(' ', d.classid, d.objid, d.objsubid,
      d.refclassid, d.refobjid, d.refobjsubid), ' ') as text
    from pg_catalog.pg_depend d
    where d.objid >= ${firstNormalOid} and d.deptype in ('n', 'a', 'i', 'P', 'S')
      and (d.refobjid >= ${firstNormalOid} or d.refclassid = ${catalog.pg_namespace})
      and not (d.deptype = 'a' and d.classid = ${catalog.pg_class} and d.refclassid = ${catalog.pg_class}
        and d.refobjsubid > 0
        and exists (select from pg_catalog.pg_class s where s.oid = d.objid and s.relkind = 'S'))
      and $1::oid[] is not null`);
  const numbers = edges?.text ? edges.text.split(' ').map(Number) : [];
  const dependencies = new Map<string, Set<string>>();
  for (let i = 0; i < numbers.length; i += 6) {
    const [classid, objid, objsubid, refclassid, refobjid, refobjsubid] = numbers.slice(i, i + 6) as Edge;
    const id = ids.get(classid, objid, objsubid);
    const on = id === undefined ? undefined : ids.get(refclassid, refobjid, refobjsubid);
    if (id === undefined || on === undefined || id === on) continue;
    const set = dependencies.get(id);
    if (set) set.add(on);
    else dependencies.set(id, new Set([on]));
  }
  return Object.fromEntries(
    [...dependencies]
      .sort(([a], [b]) => compareText(a, b))
      .map(([id, on]) => [id, [...on].sort(compareText)]),
  );
}

/** Gives each implicit type the id of its base object. An array of a multirange type takes two steps. */
function nameImplicitTypes(types: readonly ImplicitType[], ids: ObjectIds): void {
  for (const type of types) {
    const relation = type.relation === 0 ? undefined : ids.get(catalog.pg_class, type.relation);
    if (relation !== undefined) ids.set('pg_type', type.oid, relation);
  }
  for (let pass = 0; pass < 2; pass += 1) {
    for (const type of types) {
      const of = type.of === null ? undefined : ids.get(catalog.pg_type, type.of);
      if (of !== undefined) ids.set('pg_type', type.oid, of);
    }
  }
}
