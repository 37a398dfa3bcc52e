import type { DefaultPrivilege } from '@trellis/model';
import { privilegeList } from './access.ts';
import { compareText, type Oid, privileges, type RawPrivilege, type Scope } from './scope.ts';

interface Row {
  readonly oid: Oid;
  readonly role: string;
  readonly mine: boolean;
  readonly schema: string | null;
  readonly objects: keyof typeof kinds;
  readonly privileges: RawPrivilege[] | null;
}

/** Reads the default privileges (`pg_default_acl`); those on large objects are listed as unmodelled. */
export async function readDefaultPrivileges(scope: Scope): Promise<DefaultPrivilege[]> {
  const rows = await scope.rows<Row>(`
    select d.oid, pg_catalog.pg_get_userbyid(d.defaclrole)::text as role,
      pg_catalog.pg_get_userbyid(d.defaclrole) = current_user as mine, n.nspname::text as schema,
      d.defaclobjtype::text as objects, ${privileges('d.defaclacl')}
    from pg_catalog.pg_default_acl d left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
    where (d.defaclnamespace = 0 or d.defaclnamespace = any ($1::oid[])) and d.defaclobjtype in ('r', 'S', 'f', 'T', 'n')`);
  return rows
    .map((row): DefaultPrivilege => {
      const { objects, kind } = kinds[row.objects];
      const of = { owner: row.role, mine: row.mine };
      return {
        role: row.mine ? 'CURRENT_USER' : row.role,
        ...(row.schema === null ? {} : { schema: row.schema }),
        objects,
        privileges: privilegeList(scope, kind, row.privileges ?? [], of),
      };
    })
    .sort((a, b) => compareText(key(a), key(b)));
}

const kinds = {
  r: { objects: 'TABLES', kind: 'table' },
  S: { objects: 'SEQUENCES', kind: 'sequence' },
  f: { objects: 'ROUTINES', kind: 'routine' },
  T: { objects: 'TYPES', kind: 'type' },
  n: { objects: 'SCHEMAS', kind: 'schema' },
} as const;

function key(entry: DefaultPrivilege): string {
  return [entry.role, entry.schema ?? '', entry.objects].join('\u0000');
}
