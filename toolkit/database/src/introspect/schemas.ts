import type { Namespace } from '@trellis/model';
import { initialSchemaPrivileges, publicSchemaOwner } from '@trellis/model/internal';
import { type Access, accessList } from './access.ts';
import {
  byName,
  comment,
  notMember,
  type Oid,
  owner,
  privileges,
  type Scope,
  withComment,
  withOwner,
} from './scope.ts';

interface Row extends Access {
  readonly oid: Oid;
  readonly name: string;
  readonly comment: string | null;
}

/** The comment and privileges of the schema `public` in a new database. */
const publicComment = 'standard public schema';

/**
 * Reads the schemas (`pg_namespace`). Properties of `public` that a new database has are left out.
 */
export async function readSchemas(scope: Scope): Promise<Namespace[]> {
  const rows = await scope.rows<Row>(`
    select n.oid, n.nspname::text as name, ${comment('pg_namespace', 'n.oid')},
      ${owner('n.nspowner')}, ${privileges('n.nspacl')}
    from pg_catalog.pg_namespace n
    where n.oid = any ($1::oid[]) and ${notMember('pg_namespace', 'n.oid')}`);
  return byName(rows.map((row) => (row.name === 'public' ? publicSchema(scope, row) : schema(scope, row))));
}

function schema(scope: Scope, row: Row): Namespace {
  const list = accessList(scope, 'schema', row);
  return {
    name: row.name,
    ...withComment(row),
    ...withOwner(row),
    ...(list ? { privileges: list } : {}),
  };
}

/** The owner of the database owns `public`. Another owner is included even if it is the current role. */
function publicSchema(scope: Scope, row: Row): Namespace {
  const list = accessList(scope, 'schema', { ...row, mine: false }, initialSchemaPrivileges(row));
  return {
    name: row.name,
    ...(row.comment === publicComment ? {} : { comment: row.comment ?? '' }),
    ...(row.owner === publicSchemaOwner ? {} : { owner: row.owner }),
    ...(list ? { privileges: list } : {}),
  };
}
