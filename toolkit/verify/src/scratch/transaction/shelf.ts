import type { Queryable } from '@trellis/database';
import type { Oid } from '@trellis/database/internal';
import { quoteIdentifier } from '@trellis/model';

/** Schemas that step aside, by what they were called. */
export type Shelf = ReadonlyMap<Oid, string>;

/**
 * Renames the schemas of a database that are this user's and not hidden already, so that their names are free.
 * Renaming locks nothing that others use a schema for: until it is committed, which it never is, they find
 * tables and make new ones there as before.
 *
 * @param hidden schemas that stepped aside earlier
 */
export async function stepAside(client: Queryable, hidden: ReadonlySet<Oid>): Promise<Shelf> {
  const { rows } = await client.query(
    `select n.oid, n.nspname as name from pg_catalog.pg_namespace n
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.oid <> all ($1::oid[])
       and pg_catalog.pg_has_role(n.nspowner, 'USAGE')`,
    [[...hidden]],
  );
  const shelf = new Map(rows.map(({ oid, name }) => [Number(oid), String(name)]));
  for (const [oid, name] of shelf) await rename(client, name, asideName(oid));
  return shelf;
}

/** Gives schemas that stepped aside their names back. */
export async function stepBack(client: Queryable, shelf: Shelf): Promise<void> {
  for (const [oid, name] of shelf) await rename(client, asideName(oid), name);
}

/** Makes the schema `public` as a new database has it, where there is none. */
export async function makePublic(client: Queryable): Promise<void> {
  const { rows } = await client.query(`select from pg_catalog.pg_namespace where nspname = 'public'`);
  if (rows.length > 0) return;
  await client.query('create schema public authorization pg_database_owner');
  await client.query('grant usage on schema public to public');
  await client.query(`comment on schema public is 'standard public schema'`);
}

function asideName(oid: Oid): string {
  return `trellis_aside_${oid}`;
}

async function rename(client: Queryable, from: string, to: string): Promise<void> {
  await client.query(`alter schema ${quoteIdentifier(from)} rename to ${quoteIdentifier(to)}`);
}
