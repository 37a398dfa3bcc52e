import type { Publication, PublishedOperation, PublishedTable } from '@trellis/model';
import { comment, type Oid, owner, type Scope, withComment, withOwner } from './scope.ts';

/** A table of a publication in the catalogs (`pg_publication_rel`). */
interface TableRow {
  readonly oid: Oid;
  readonly relation: Oid;
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[] | null;
  readonly filter: string | null;
}

/** A schema of a publication in the catalogs (`pg_publication_namespace`). */
interface SchemaRow {
  readonly oid: Oid;
  readonly schema: string;
}

/** A publication in the catalogs (`pg_publication`). */
export interface PublicationRow {
  readonly oid: Oid;
  readonly name: string;
  readonly owner: string;
  readonly mine: boolean;
  readonly comment: string | null;
  readonly all_tables: boolean;
  readonly via_root: boolean;
  readonly generated: string | null;
  readonly operations: readonly PublishedOperation[];
  readonly tables: readonly TableRow[] | null;
  readonly schemas: readonly SchemaRow[] | null;
}

/**
 * Reads the publications. A publication whose tables and schemas are all outside the scope is left out, because
 * it is not about the schemas that are read.
 */
export async function readPublications(scope: Scope): Promise<PublicationRow[]> {
  const rows = await scope.rows<PublicationRow & { readonly members: number }>(`
    select p.oid, p.pubname::text as name, ${owner('p.pubowner')}, ${comment('pg_publication', 'p.oid')},
      p.puballtables as all_tables, p.pubviaroot as via_root, pg_catalog.to_jsonb(p)->>'pubgencols' as generated,
      pg_catalog.to_json(pg_catalog.array_remove(array[
        case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
        case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end], null)) as operations,
      (select pg_catalog.json_agg(pg_catalog.json_build_object('oid', r.oid::int8, 'relation', r.prrelid::int8,
          'schema', n.nspname, 'name', c.relname, 'filter', pg_catalog.pg_get_expr(r.prqual, r.prrelid),
          'columns', (select pg_catalog.json_agg(a.attname order by a.attname collate "C") from pg_catalog.pg_attribute a
            where a.attrelid = r.prrelid and a.attnum = any (r.prattrs::int2[])))
          order by n.nspname collate "C", c.relname collate "C")
        from pg_catalog.pg_publication_rel r join pg_catalog.pg_class c on c.oid = r.prrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where r.prpubid = p.oid and n.oid = any ($1::oid[])) as tables,
      (select pg_catalog.json_agg(pg_catalog.json_build_object('oid', r.oid::int8, 'schema', n.nspname)
          order by n.nspname collate "C")
        from pg_catalog.pg_publication_namespace r join pg_catalog.pg_namespace n on n.oid = r.pnnspid
        where r.pnpubid = p.oid and n.oid = any ($1::oid[])) as schemas,
      ((select pg_catalog.count(*) from pg_catalog.pg_publication_rel r where r.prpubid = p.oid)
        + (select pg_catalog.count(*) from pg_catalog.pg_publication_namespace r where r.pnpubid = p.oid))::int as members
    from pg_catalog.pg_publication p
    where not exists (select from pg_catalog.pg_depend e where e.deptype = 'e'
      and e.classid = 'pg_catalog.pg_publication'::pg_catalog.regclass and e.objid = p.oid)`);
  return rows.filter(({ members, tables, schemas }) => members === 0 || tables !== null || schemas !== null);
}

/** A publication in the form of the Model. */
export function publication(row: PublicationRow, excluded: ReadonlySet<Oid>): Publication {
  const tables = (row.tables ?? []).filter(({ relation }) => !excluded.has(relation)).map(publishedTable);
  return {
    name: row.name,
    ...withComment(row),
    ...withOwner(row),
    ...(row.all_tables && { allTables: true as const }),
    ...(row.schemas && { schemas: row.schemas.map(({ schema }) => schema) }),
    ...(tables.length > 0 && { tables }),
    ...(row.operations.length < 4 && { publish: row.operations }),
    ...(row.via_root && { viaPartitionRoot: true as const }),
    ...(row.generated === 's' && { generatedColumns: 'stored' as const }),
  };
}

function publishedTable({ schema, name, columns, filter }: TableRow): PublishedTable {
  return { schema, name, ...(columns && { columns }), ...(filter !== null && { where: filter }) };
}
