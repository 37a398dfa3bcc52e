import { type Unmodelled, unmodelledId } from '@trellis/model';
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
  /** Where the catalogs have it; null where it is not an object by itself. */
  readonly classid: Oid | null;
  readonly oid: Oid | null;
}

/** SQL: whether neither an extension nor another object brought this one along (as a range type does a cast). */
function notBrought(catalog: string, oid: string): string {
  return `not exists (select from pg_catalog.pg_depend e where e.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass
    and e.objid = ${oid} and e.deptype in ('e', 'i'))`;
}

/**
 * Finds what the Model has no place for, so that nothing is skipped in silence.
 *
 * Large objects are not looked for: they are data.
 *
 * @param scope the schemas
 * @param ids is told what each is called, so that what depends on it and what it depends on can be told
 */
export async function readUnmodelled(scope: Scope, ids: ObjectIds): Promise<Unmodelled[]> {
  const kinds = await presentKinds(scope);
  if (kinds.length === 0) return [];
  const queries = kinds.map((kind) => {
    const { catalog, definition } = kind;
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

/** SQL after a select list: what there is of a kind. */
function rowsOf({ catalog, from = '', where = 'true', object }: UnmodelledKind): string {
  const own = `and o.oid >= ${firstNormalOid} and ${notBrought(catalog, 'o.oid')}`;
  return `from pg_catalog.${catalog} o ${from} where ${where} ${object === undefined ? own : ''}`;
}

/** The kinds that there is something of: to plan how all of them are described takes longer than to look for them. */
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

/** Calls what is a part of something unmodelled by its name: the tables of a publication, the operators of a class. */
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
