import type { Namespace } from '@trellis/model';
import { initialOwner, initialSchemaPrivileges, publicSchemaComment } from '@trellis/model/internal';
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

function publicSchema(scope: Scope, row: Row): Namespace {
  const owned = { name: row.name, ...withOwner(row, initialOwner('schema public')) };
  const list = accessList(scope, 'schema', row, initialSchemaPrivileges(owned));
  return {
    ...(row.comment === publicSchemaComment ? {} : { comment: row.comment ?? '' }),
    ...owned,
    ...(list ? { privileges: list } : {}),
  };
}
