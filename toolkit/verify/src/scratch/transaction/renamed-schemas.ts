import type { Queryable } from '@trellis/database';
import type { Oid } from '@trellis/database/internal';
import { quoteIdentifier } from '@trellis/model';
import { createSchema } from '@trellis/plan/internal';

/** The names of schemas that are renamed aside. */
export type RenamedSchemas = ReadonlyMap<Oid, string>;

/**
 * Renames the schemas of this user that are not hidden yet, so that their names are free. The rename is never committed,
 * and it takes no lock that others need to use or create tables in a schema.
 *
 * @param client the connection
 * @param hidden the schemas that were renamed aside earlier
 */
export async function renameAside(client: Queryable, hidden: ReadonlySet<Oid>): Promise<RenamedSchemas> {
  const { rows } = await client.query(
    `select n.oid, n.nspname as name from pg_catalog.pg_namespace n
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.oid <> all ($1::oid[])
       and pg_catalog.pg_has_role(n.nspowner, 'USAGE')`,
    [[...hidden]],
  );
  const schemas = new Map(rows.map(({ oid, name }) => [Number(oid), String(name)]));
  for (const [oid, name] of schemas) await rename(client, name, asideName(oid));
  return schemas;
}

/** Restores the names of schemas that were renamed aside. */
export async function renameBack(client: Queryable, schemas: RenamedSchemas): Promise<void> {
  for (const [oid, name] of schemas) await rename(client, asideName(oid), name);
}

/** Creates the schema `public` as in a new database, if it does not exist. */
export async function createPublic(client: Queryable): Promise<void> {
  const { rows } = await client.query(`select from pg_catalog.pg_namespace where nspname = 'public'`);
  if (rows.length > 0) return;
  for (const sql of createSchema({ name: 'public' })) await client.query(sql);
}

function asideName(oid: Oid): string {
  return `trellis_aside_${oid}`;
}

async function rename(client: Queryable, from: string, to: string): Promise<void> {
  await client.query(`alter schema ${quoteIdentifier(from)} rename to ${quoteIdentifier(to)}`);
}
