import { type Extension, type ExtensionCast, type MemberPrivileges, objectId } from '@trellis/model';
import { push } from '@trellis/model/internal';
import { readMemberPrivileges } from './member-privileges.ts';
import { byName, type Oid, type Scope } from './scope.ts';

interface Row {
  readonly oid: Oid;
  readonly name: string;
  readonly schema: string;
  readonly relocatable: boolean;
  readonly comment: string | null;
  readonly own: string | null;
}

/** The extensions and their members. */
export interface Extensions {
  readonly list: readonly Extension[];
  readonly oids: ReadonlyMap<Oid, string>;
  /** Members by extension: catalog and object. */
  readonly members: ReadonlyMap<string, readonly { readonly classid: Oid; readonly objid: Oid }[]>;
  /** The dependencies of member tables on their extensions. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
}

interface MemberRow {
  readonly classid: Oid;
  readonly objid: Oid;
  readonly name: string;
  readonly schema: string | null;
  readonly table: string | null;
}

/**
 * Reads the extensions (`pg_extension`). PL/pgSQL is left out because every new database has it. A comment is
 * included only if it differs from the extension's own comment; an empty comment counts as none.
 */
export async function readExtensions(scope: Scope): Promise<Extensions> {
  const rows = await scope.rows<Row>(`
    select e.oid, e.extname::text as name, n.nspname::text as schema,
      e.extrelocatable as relocatable,
      (select d.description from pg_catalog.pg_description d where d.objoid = e.oid
        and d.classoid = 'pg_catalog.pg_extension'::pg_catalog.regclass) as comment,
      (select a.comment from pg_catalog.pg_available_extensions() a where a.name = e.extname) as own
    from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
    where e.extname <> 'plpgsql' and $1::oid[] is not null and e.extnamespace <> all ('{${scope.hidden.join(',')}}'::oid[])`);
  const members = new Map<string, { classid: Oid; objid: Oid }[]>();
  const dependencies: Record<string, readonly string[]> = {};
  if (rows.length > 0) {
    const found = await scope.rows<MemberRow>(`
      select d.classid, d.objid, e.extname::text as name, n.nspname::text as schema, c.relname::text as table
      from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid
      left join pg_catalog.pg_class c on c.oid = d.objid and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and c.relkind in ('r', 'p') and c.relnamespace = any($1::oid[])
      left join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where d.deptype = 'e' and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
        and e.extname <> 'plpgsql' and $1::oid[] is not null`);
    for (const { name, schema, table, ...member } of found) {
      push(members, name, member);
      if (schema !== null && table !== null)
        dependencies[objectId('table', [schema, table])] = [objectId('extension', [name])];
    }
  }
  const privileges = rows.length > 0 ? await readMemberPrivileges(scope) : undefined;
  return {
    list: byName(
      rows.map((row) => ({
        name: row.name,
        ...(row.comment === row.own ? {} : { comment: row.comment ?? '' }),
        schema: row.schema,
        ...(!row.relocatable && { relocatable: false as const }),
        ...memberPrivileges(privileges?.get(row.name)),
      })),
    ),
    oids: new Map(rows.map((row) => [row.oid, row.name])),
    members,
    dependencies,
  };
}

function memberPrivileges(
  list: readonly MemberPrivileges[] | undefined,
): Pick<Extension, 'memberPrivileges'> {
  return list ? { memberPrivileges: list } : {};
}

/** Reads the casts of extensions. */
export async function readExtensionCasts(scope: Scope): Promise<readonly ExtensionCast[]> {
  return await scope.rows<ExtensionCast>(`
    select pg_catalog.format_type(c.castsource, null) as from, pg_catalog.format_type(c.casttarget, null) as to,
      c.castcontext <> 'e' as assignment
    from pg_catalog.pg_cast c
    join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass and d.objid = c.oid
      and d.deptype = 'e' and $1::oid[] is not null
    order by pg_catalog.format_type(c.castsource, null) collate "C",
      pg_catalog.format_type(c.casttarget, null) collate "C"`);
}
