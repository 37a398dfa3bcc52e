import type { Policy } from '@trellis/model';
import { comment, compact, compareText, type Oid, type Scope, withComment } from './scope.ts';

/** A row-level security policy in the catalogs (`pg_policy`). */
export interface PolicyRow {
  readonly oid: Oid;
  readonly relation: Oid;
  readonly name: string;
  readonly permissive: boolean;
  readonly command: string;
  readonly roles: string[];
  readonly using: string | null;
  readonly with_check: string | null;
  readonly comment: string | null;
}

/** Reads the policies of all tables. */
export async function readPolicies(scope: Scope): Promise<PolicyRow[]> {
  return scope.rows<PolicyRow>(`
    select p.oid, p.polrelid as relation, p.polname::text as name, p.polpermissive as permissive,
      p.polcmd::text as command,
      array(select pg_catalog.pg_get_userbyid(r)::text from pg_catalog.unnest(p.polroles) as r where r <> 0) as roles,
      pg_catalog.pg_get_expr(p.polqual, p.polrelid) as using,
      pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as with_check, ${comment('pg_policy', 'p.oid')}
    from pg_catalog.pg_policy p join pg_catalog.pg_class c on c.oid = p.polrelid
    where c.relnamespace = any ($1::oid[])`);
}

/** A policy in the form of the Model. */
export function policy(row: PolicyRow): Policy {
  return compact({
    name: row.name,
    ...withComment(row),
    restrictive: row.permissive ? undefined : true,
    command: commands[row.command],
    roles: row.roles.length === 0 ? undefined : [...row.roles].sort(compareText),
    using: row.using ?? undefined,
    withCheck: row.with_check ?? undefined,
  } satisfies Policy);
}

const commands: Readonly<Record<string, Policy['command']>> = {
  r: 'select',
  a: 'insert',
  w: 'update',
  d: 'delete',
};
