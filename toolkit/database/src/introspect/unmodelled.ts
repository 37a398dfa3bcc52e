import type { Unmodelled } from '@trellis/model';
import { unmodelledId } from '@trellis/model/internal';
import { firstNormalOid } from './dependencies.ts';
import type { ObjectIds } from './object-ids.ts';
import { compareText, type Oid, type Scope } from './scope.ts';
import { type UnmodelledKind, unmodelledKinds } from './unmodelled-kinds.ts';
import { annotations } from './unmodelled-sql.ts';

interface Row {
  readonly code: string;
  readonly kind: string;
  readonly object: string;
  readonly digest: string | null;
  /** The catalog and oid of the object; null if it is not an object of its own. */
  readonly classid: Oid | null;
  readonly oid: Oid | null;
}

/** SQL: whether an object belongs neither to an extension nor to another object, as a cast of a range type does. */
function notBrought(catalog: string, oid: string): string {
  return `not exists (select from pg_catalog.pg_depend e where e.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass
    and e.objid = ${oid} and e.deptype in ('e', 'i'))`;
}

/**
 * Lists the objects that the Model cannot represent, so that none is ignored silently.
 *
 * Large objects are data and are not listed.
 *
 * @param scope the schemas
 * @param ids collects the ids of the objects, for their dependencies
 */
export async function readUnmodelled(scope: Scope, ids: ObjectIds): Promise<Unmodelled[]> {
  const kinds = await presentKinds(scope);
  if (kinds.length === 0) return [];
  const queries = kinds.map((kind) => {
    const { catalog } = kind;
    const definition =
      typeof kind.definition === 'function' ? kind.definition(scope.version) : kind.definition;
    const own = kind.object === undefined;
    const classid = `'pg_catalog.${catalog}'::pg_catalog.regclass`;
    const digested = own
      ? `pg_catalog.concat_ws('|', ${definition ?? 'null'}, ${annotations(catalog)})`
      : (definition ?? 'null');
    return `select '${kind.code}' as code, '${kind.kind}' as kind,
      ${own ? `(pg_catalog.pg_identify_object(${classid}, o.oid, 0)).identity` : kind.object} as object,
      pg_catalog.md5(${digested}) as digest,
      ${own ? `${classid}::oid as classid, o.oid as oid` : 'null::oid as classid, null::oid as oid'}
    ${rowsOf(kind)}`;
  });
  const rows = await scope.rows<Row>(
    `select u.* from (${queries.join('\n union all ')}) u where $1::oid[] is not null`,
  );
  const unmodelled = rows.map((row): Unmodelled => {
    if (row.classid !== null && row.oid !== null && ids.get(row.classid, row.oid) === undefined)
      ids.setAt(row.classid, row.oid, unmodelledId(row));
    return {
      code: `UNMODELLED_${row.code}`,
      kind: row.kind,
      object: row.object,
      ...(row.digest === null ? {} : { digest: row.digest }),
    };
  });
  if (unmodelled.length > 0) await nameParts(scope, ids);
  return unmodelled.sort((a, b) => compareText(a.code, b.code) || compareText(a.object, b.object));
}

/** SQL after a select list: the objects of a kind. */
function rowsOf({ catalog, from = '', where = 'true', object }: UnmodelledKind): string {
  const own = `and o.oid >= ${firstNormalOid} and ${notBrought(catalog, 'o.oid')}`;
  return `from pg_catalog.${catalog} o ${from} where ${where} ${object === undefined ? own : ''}`;
}

/** Returns the kinds that have objects. This is faster than planning the full query for all kinds. */
async function presentKinds(scope: Scope): Promise<readonly UnmodelledKind[]> {
  const numbers = unmodelledKinds.map((kind, n) => `case when exists (select ${rowsOf(kind)}) then ${n} end`);
  const [row] = await scope.rows<{ found: string }>(
    `select pg_catalog.concat_ws(',', ${numbers.join(',\n')}) as found where $1::oid[] is not null`,
  );
  const found = new Set(row?.found ? row.found.split(',').map(Number) : []);
  return unmodelledKinds.filter((_, n) => found.has(n));
}

interface Part {
  readonly classid: Oid;
  readonly objid: Oid;
  readonly whole_classid: Oid;
  readonly whole: Oid;
}

/** Gives the parts of an unmodelled object its id: the operators of an operator class, for example. */
async function nameParts(scope: Scope, ids: ObjectIds): Promise<void> {
  const parts = await scope.rows<Part>(
    `select d.classid, d.objid, d.refclassid as whole_classid, d.refobjid as whole from pg_catalog.pg_depend d
    where d.deptype in ('a', 'i') and d.objid >= ${firstNormalOid} and $1::oid[] is not null`,
  );
  for (const { classid, objid, whole_classid, whole } of parts) {
    const of = ids.get(whole_classid, whole);
    if (of?.startsWith('unmodelled ') && ids.get(classid, objid) === undefined) ids.setAt(classid, objid, of);
  }
}
