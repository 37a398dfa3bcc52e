import type { MemberPrivileges, Privilege } from '@trellis/model';
import { push, same } from '@trellis/model/internal';
import { privilegeList } from './access.ts';
import { firstNormalOid } from './dependencies.ts';
import { compareText, owner, type RawPrivilege, type Scope } from './scope.ts';

interface Row {
  readonly extension: string;
  readonly kind: MemberPrivileges['kind'];
  readonly name: string;
  readonly column: string | null;
  readonly owner: string;
  readonly mine: boolean;
  readonly initial: readonly RawPrivilege[] | null;
  readonly current: readonly RawPrivilege[] | null;
}

/** A catalog of members with an access control list. */
interface MemberKind {
  readonly catalog: string;
  /** The prefix of the columns for the owner and the list. */
  readonly prefix: string;
  /** SQL: what follows `GRANT … ON`. */
  readonly kind: string;
  /** SQL: the kind of object, for the function `acldefault`. */
  readonly letter: string;
}

const memberKinds: readonly MemberKind[] = [
  {
    catalog: 'pg_class',
    prefix: 'rel',
    kind: `case o.relkind when 'S' then 'sequence' else 'table' end`,
    letter: `case o.relkind when 'S' then 's'::"char" else 'r' end`,
  },
  { catalog: 'pg_proc', prefix: 'pro', kind: `'routine'`, letter: `'f'` },
  { catalog: 'pg_type', prefix: 'typ', kind: `'type'`, letter: `'T'` },
  { catalog: 'pg_language', prefix: 'lan', kind: `'language'`, letter: `'l'` },
  { catalog: 'pg_foreign_data_wrapper', prefix: 'fdw', kind: `'foreign data wrapper'`, letter: `'F'` },
  { catalog: 'pg_foreign_server', prefix: 'srv', kind: `'foreign server'`, letter: `'S'` },
  { catalog: 'pg_namespace', prefix: 'nsp', kind: `'schema'`, letter: `'n'` },
];

/**
 * Reads the privileges on members of extensions that differ from those that the extension gave them (`pg_init_privs`), by
 * the name of the extension.
 */
export async function readMemberPrivileges(scope: Scope): Promise<ReadonlyMap<string, MemberPrivileges[]>> {
  const queries = [...memberKinds.map(query), columnQuery];
  const rows = await scope.rows<Row>(
    `select m.* from (${queries.join('\n union all ')}) m where $1::oid[] is not null`,
  );
  const found = new Map<string, MemberPrivileges[]>();
  const key = ({ kind, name, column }: Row) => [kind, name, column ?? ''].join('\0');
  for (const row of rows.sort((a, b) => compareText(key(a), key(b)))) {
    // Names of privileges one by one: a difference is not complete.
    const list = (raw: readonly RawPrivilege[] | null) => privilegeList(scope, 'routine', raw ?? [], row);
    const [initial, current] = [list(row.initial), list(row.current)];
    const [granted, revoked] = [without(current, initial), without(initial, current)];
    if (granted.length + revoked.length === 0) continue;
    push(found, row.extension, {
      kind: row.kind,
      name: row.name,
      ...(row.column !== null && { column: row.column }),
      ...(granted.length > 0 && { granted }),
      ...(revoked.length > 0 && { revoked }),
    });
  }
  return found;
}

function query({ catalog, prefix, kind, letter }: MemberKind): string {
  const [acl, role] = [`o.${prefix}acl`, `o.${prefix}owner`];
  const classid = `'pg_catalog.${catalog}'::pg_catalog.regclass`;
  const initial = `coalesce(i.initprivs, pg_catalog.acldefault(${letter}, ${role}))`;
  const current = `coalesce(${acl}, pg_catalog.acldefault(${letter}, ${role}))`;
  return `select x.extname::text as extension, ${kind} as kind,
      (pg_catalog.pg_identify_object(${classid}, o.oid, 0)).identity as name, null::text as column,
      ${owner(role)}, ${entries(initial)} as initial, ${entries(current)} as current
    from pg_catalog.${catalog} o
    join pg_catalog.pg_depend d on d.classid = ${classid} and d.objid = o.oid and d.deptype = 'e'
    join pg_catalog.pg_extension x on x.oid = d.refobjid
    left join pg_catalog.pg_init_privs i on i.classoid = ${classid} and i.objoid = o.oid and i.objsubid = 0
    where o.oid >= ${firstNormalOid} and (${acl} is not null or i.initprivs is not null) and ${current} <> ${initial}`;
}

const columnQuery = `select x.extname::text as extension, 'table' as kind,
    (pg_catalog.pg_identify_object(d.classid, c.oid, 0)).identity as name, a.attname::text as column,
    ${owner('c.relowner')}, ${entries('i.initprivs')} as initial, ${entries('a.attacl')} as current
  from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
  join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'
  join pg_catalog.pg_extension x on x.oid = d.refobjid
  left join pg_catalog.pg_init_privs i on i.classoid = d.classid and i.objoid = c.oid and i.objsubid = a.attnum
  where c.oid >= ${firstNormalOid} and (a.attacl is not null or i.initprivs is not null)
    and a.attacl is distinct from i.initprivs`;

/** SQL: an access control list as an array of `RawPrivilege`. */
function entries(acl: string): string {
  return `(select pg_catalog.json_agg(pg_catalog.json_build_object(
    'grantee', case when p.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(p.grantee)::text end,
    'privilege', p.privilege_type, 'grantable', p.is_grantable,
    'grantor', pg_catalog.pg_get_userbyid(p.grantor)::text)) from pg_catalog.aclexplode(${acl}) p)`;
}

/** The entries of a list that another one lacks, in one order. */
function without(list: readonly Privilege[], other: readonly Privilege[]): readonly Privilege[] {
  const key = ({ grantee, privilege, grantor = '' }: Privilege) => [grantee, privilege, grantor].join('\0');
  return list
    .filter((one) => !other.some((entry) => same(one, entry)))
    .sort((a, b) => compareText(key(a), key(b)));
}
